using System.Collections.Immutable;

namespace Otasuketai.Review.Committee;

/// <summary>One question of a poll; decides which ballots are possible and how they are counted.</summary>
public enum QuestionKind
{
    /// <summary>登録可否: approve, approve with conditions, defer, not approve, abstain.</summary>
    Registration,

    /// <summary>掲載可否: list, do not list, abstain; counted only when the registration question passes.</summary>
    Listing,

    /// <summary>A motion: yes, no, abstain.</summary>
    Motion,
}

/// <summary>What one member may put on a ballot.</summary>
public enum BallotOption
{
    /// <summary>承認.</summary>
    Approve,

    /// <summary>条件付き承認.</summary>
    ApproveWithConditions,

    /// <summary>継続審議.</summary>
    Defer,

    /// <summary>不承認.</summary>
    NotApprove,

    /// <summary>掲載する.</summary>
    List,

    /// <summary>掲載しない.</summary>
    DoNotList,

    /// <summary>賛成.</summary>
    Yes,

    /// <summary>反対.</summary>
    No,

    /// <summary>棄権: present for the quorum, not counted for the majority.</summary>
    Abstain,
}

/// <summary>What may stand on a ballot paper.</summary>
public static class PollRule
{
    /// <summary>The ballots a question allows, in the order a ballot paper shows them.</summary>
    public static ImmutableArray<BallotOption> Options(QuestionKind question) => question switch
    {
        QuestionKind.Registration =>
            [BallotOption.Approve, BallotOption.ApproveWithConditions, BallotOption.Defer, BallotOption.NotApprove, BallotOption.Abstain],
        QuestionKind.Listing => [BallotOption.List, BallotOption.DoNotList, BallotOption.Abstain],
        QuestionKind.Motion => [BallotOption.Yes, BallotOption.No, BallotOption.Abstain],
    };
}
