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

    /// <summary>The option a stored word stands for, when the question allows it; null otherwise.</summary>
    public static BallotOption? Read(QuestionKind question, string code)
    {
        foreach (var option in PollRule.Options(question))
        {
            if (option.Code() == code)
            {
                return option;
            }
        }
        return null;
    }
}
