using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Choosing;

/// <summary>One weight, changed.</summary>
/// <param name="Leaders">Keys on the first place after the change; several are a tie.</param>
public sealed record WeightChange(string Criterion, int From, int To, ImmutableArray<string> Leaders)
{
    /// <summary>The sentence of the page.</summary>
    public Bilingual Words => new(
        $"{Criterion}の重みを{From}から{To}にしたとき、1位：{string.Join('・', Leaders)}",
        $"With the weight of {Criterion} changed from {From} to {To}, first: {string.Join(", ", Leaders)}");
}

/// <summary>One fact, changed: one candidate's points for one criterion.</summary>
/// <param name="From">Points now; null: not stated.</param>
/// <param name="Leaders">Keys on the first place after the change; several are a tie.</param>
public sealed record FactChange(string Candidate, string Criterion, int? From, int To, ImmutableArray<string> Leaders)
{
    /// <summary>The sentence of the page.</summary>
    public Bilingual Words => new(
        $"{Candidate}の{Criterion}が{Now("記載なし")}から{To}点になったとき、1位：{string.Join('・', Leaders)}",
        $"With {Candidate}'s {Criterion} changed from {Now("not stated")} to {To} points, first: {string.Join(", ", Leaders)}");

    private string Now(string notStated) => From?.ToString(CultureInfo.InvariantCulture) ?? notStated;
}

/// <summary>
/// 何が変われば順位が変わるか: the smallest single change of each kind; null where no single change does it. Making or breaking a tie is
/// a change. A weight's size is the number of steps, a fact's the number of points before the weight; of equals the first is told, by
/// criterion and then (facts) by present place.
/// </summary>
/// <param name="TopByWeight">Changes who is first.</param>
/// <param name="TopByFact">Changes who is first.</param>
/// <param name="OrderByWeight">Changes any place.</param>
/// <param name="OrderByFact">Changes any place.</param>
public sealed record OrderChanges(WeightChange? TopByWeight, FactChange? TopByFact, WeightChange? OrderByWeight, FactChange? OrderByFact);
