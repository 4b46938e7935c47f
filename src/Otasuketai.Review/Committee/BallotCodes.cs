namespace Otasuketai.Review.Committee;

/// <summary>The options as they are stored and posted: kebab-case, never translated, never renumbered.</summary>
public static class BallotCodes
{
    /// <summary>The stored word of an option.</summary>
    public static string Code(this BallotOption option) => option switch
    {
        BallotOption.Approve => "approve",
        BallotOption.ApproveWithConditions => "approve-with-conditions",
        BallotOption.Defer => "defer",
        BallotOption.NotApprove => "not-approve",
        BallotOption.List => "list",
        BallotOption.DoNotList => "do-not-list",
        BallotOption.Yes => "yes",
        BallotOption.No => "no",
        BallotOption.Abstain => "abstain",
    };
}
