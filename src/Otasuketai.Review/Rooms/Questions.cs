using System.Collections.Immutable;
using Otasuketai.Review.Committee;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Rooms;

/// <summary>The questions of a poll by its subject, with stable ids that are also the field names of the ballot paper.</summary>
public static class Questions
{
    /// <summary>登録可否.</summary>
    public const string Registration = "q-registration";

    /// <summary>掲載可否.</summary>
    public const string Listing = "q-listing";

    /// <summary>A motion, adopted or rejected.</summary>
    public const string Motion = "q-decision";

    /// <summary>The questions a subject puts.</summary>
    public static ImmutableArray<PollQuestion> Of(Life subject) => subject.Machine switch
    {
        Machine.Registration => subject.Fact(FactNames.ListingOnly) == "yes" ? [Ask(Listing)] : [Ask(Registration), Ask(Listing)],
        Machine.Renewal => [Ask(Registration)],
        Machine.ChangeNotice or Machine.Succession or Machine.Measure or Machine.Appeal => [Ask(Motion)],
        Machine.Correction or Machine.Poll or Machine.Listing or Machine.Incident or Machine.Recheck or Machine.PostEvaluation => [],
    };

    /// <summary>How a question is counted.</summary>
    internal static QuestionKind Kind(string id) => id switch
    {
        Registration => QuestionKind.Registration,
        Listing => QuestionKind.Listing,
        _ => QuestionKind.Motion,
    };

    /// <summary>The stored word of an option; a motion is adopted or rejected, not answered.</summary>
    internal static string Code(BallotOption option) => option switch
    {
        BallotOption.Yes => "adopt",
        BallotOption.No => "reject",
        BallotOption.Approve or BallotOption.ApproveWithConditions or BallotOption.Defer or BallotOption.NotApprove
            or BallotOption.List or BallotOption.DoNotList or BallotOption.Abstain => option.Code(),
    };

    private static PollQuestion Ask(string id) => new(id, [.. PollRule.Options(Kind(id)).Select(Code)]);
}
