using System.Globalization;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Policy;

/// <summary>
/// One setting of the programme: a duration, a count, a share or an amount. Its name is the constant in <see cref="Knob"/>'s other
/// part, the same word the diagrams use in <c>otr:knob</c>.
/// </summary>
public abstract partial record Knob
{
    private Knob()
    {
    }

    /// <summary>A length of time in calendar steps (P30D, P12M, P2Y), or in business days when <paramref name="BusinessDays"/> (then PnD only).</summary>
    public sealed record Span(string Iso, bool BusinessDays) : Knob;

    /// <summary>So many days before the end of another duration of whole days, in that duration's own kind of days.</summary>
    public sealed record DaysBefore(string Of, int Days) : Knob;

    /// <summary>A number of things.</summary>
    public sealed record Count(int Value) : Knob;

    /// <summary>A share between 0 and 1.</summary>
    public sealed record Share(decimal Value) : Knob;

    /// <summary>An amount in yen, tax included.</summary>
    public sealed record Yen(int Value) : Knob;

    /// <summary>The value as a person reads it.</summary>
    public Bilingual Words() => this switch
    {
        Span span => KnobText.Words(span),
        DaysBefore before => new($"期限の{before.Days}日前", $"{before.Days} days before it is due"),
        Count count => new(Number(count.Value), Number(count.Value)),
        Share share => new(share.Value.ToString("0.##%", CultureInfo.InvariantCulture), share.Value.ToString("0.##%", CultureInfo.InvariantCulture)),
        Yen yen => new($"{Number(yen.Value)}円（税込）", $"¥{Number(yen.Value)} incl. tax"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
