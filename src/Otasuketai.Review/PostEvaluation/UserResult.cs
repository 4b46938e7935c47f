using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Text;
using static System.FormattableString;

namespace Otasuketai.Review.PostEvaluation;

/// <summary>When users are heard: the settings of one policy version that this room reads.</summary>
/// <param name="MinimumAnswers">Answers that say something (achieved or not) below which only their number is shown.</param>
/// <param name="Share">Users contradict a claim when the lower bound of "not achieved" is above it.</param>
/// <param name="Confidence">Confidence of that bound's interval.</param>
public sealed record EvaluationRule(int MinimumAnswers, double Share, double Confidence)
{
    /// <summary>The rule of a policy version.</summary>
    public static EvaluationRule Of(PolicyVersion policy) => new(
        policy.Count(Knob.MinimumAnswers),
        (double)policy.Share(Knob.UserContradictionShare),
        (double)policy.Share(Knob.UserContradictionConfidence));

    /// <summary>
    /// What the users' answers mean for a claim. Only answers that say something count: "cannot tell" (わからない) is neither for nor
    /// against. Confirmation asks for the same certainty on the other side: "achieved" more than half by its lower bound.
    /// </summary>
    public UserVerdict Verdict(ItemCount count)
    {
        if (count.Told < MinimumAnswers)
        {
            return UserVerdict.Undecided;
        }
        if (Wilson.LowerBound(count.NotAchieved, count.Told, Confidence) > Share)
        {
            return UserVerdict.Contradicts;
        }
        return Wilson.LowerBound(count.Achieved, count.Told, Confidence) > 0.5 ? UserVerdict.Confirms : UserVerdict.Undecided;
    }

    /// <summary>What may be published of an item's answers: everything, or with too few of them only how many there were.</summary>
    public PublishedResult Publish(ItemCount count) => count.Told < MinimumAnswers
        ? new PublishedResult.CountOnly(count.Item, count.Told + count.CannotTell)
        : new PublishedResult.Shares(count.Item, count.Achieved, count.NotAchieved, count.CannotTell);

    /// <summary>Whether a whole round is suppressed: not one item has enough answers.</summary>
    public bool IsSuppressed(IEnumerable<ItemCount> counts) => counts.All(c => c.Told < MinimumAnswers);

    /// <summary>The contradiction in words, with the numbers that led to it.</summary>
    public Bilingual Words(ItemCount count)
    {
        var bound = Wilson.LowerBound(count.NotAchieved, count.Told, Confidence);
        return new(
            Invariant($"回答{count.Told}件のうち「実現していない」{count.NotAchieved}件。{Confidence * 100:0.#}%ウィルソン区間の下限は{bound:F3}（基準{Share:F2}）。"),
            Invariant($"{count.NotAchieved} of {count.Told} say \"not achieved\"; the lower bound of the {Confidence * 100:0.#}% Wilson interval is {bound:F3} (threshold {Share:F2})."));
    }
}

/// <summary>What the public may see of one item's answers.</summary>
public abstract record PublishedResult
{
    private PublishedResult(string item) => Item = item;

    /// <summary>Item id.</summary>
    public string Item { get; }

    /// <summary>Enough answers: the counts themselves.</summary>
    public sealed record Shares(string ItemId, int Achieved, int NotAchieved, int CannotTell) : PublishedResult(ItemId)
    {
        /// <summary>Achieved among the answers that say something, 0 to 1.</summary>
        public double AchievedShare => (double)Achieved / (Achieved + NotAchieved);
    }

    /// <summary>Too few answers: only how many there were, so that nobody's answer can be told from it.</summary>
    public sealed record CountOnly(string ItemId, int Answers) : PublishedResult(ItemId);
}
