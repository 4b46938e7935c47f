using System.Collections.Immutable;

namespace Otasuketai.Review.Committee;

/// <summary>What a poll is about (議決の対象).</summary>
public enum PollSubject
{
    /// <summary>登録申請: two questions, registration and listing.</summary>
    Registration,

    /// <summary>更新: may be renewed under conditions, like a registration.</summary>
    Renewal,

    /// <summary>変更届 that the class or the checker sends to the committee.</summary>
    Change,

    /// <summary>承継 with a change of body or policy.</summary>
    Succession,

    /// <summary>措置: whether to delist.</summary>
    Measure,

    /// <summary>不服申出: whether to uphold the appeal.</summary>
    Appeal,
}

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

/// <summary>The committee's voting rule as versioned data: which questions a subject puts and whether ballots are secret.</summary>
/// <param name="Version">Name of the version; a poll keeps the one it was opened under.</param>
/// <param name="EffectiveFrom">First JST day a poll may be opened under it.</param>
/// <param name="SecretBallots">True: individual ballots stay sealed after close. False: an open vote.</param>
/// <param name="Questions">The questions of every subject, in the order they are counted.</param>
public sealed record PollRule(
    string Version,
    DateOnly EffectiveFrom,
    bool SecretBallots,
    ImmutableDictionary<PollSubject, ImmutableArray<QuestionKind>> Questions)
{
    /// <summary>The rule the programme starts with.</summary>
    public static readonly PollRule Default = new(
        "2026-1",
        new DateOnly(2026, 4, 1),
        SecretBallots: true,
        Enum.GetValues<PollSubject>().ToImmutableDictionary(s => s, DefaultQuestions));

    /// <summary>The ballots a question allows, in the order a ballot paper shows them.</summary>
    public static ImmutableArray<BallotOption> Options(QuestionKind question) => question switch
    {
        QuestionKind.Registration =>
            [BallotOption.Approve, BallotOption.ApproveWithConditions, BallotOption.Defer, BallotOption.NotApprove, BallotOption.Abstain],
        QuestionKind.Listing => [BallotOption.List, BallotOption.DoNotList, BallotOption.Abstain],
        QuestionKind.Motion => [BallotOption.Yes, BallotOption.No, BallotOption.Abstain],
    };

    private static ImmutableArray<QuestionKind> DefaultQuestions(PollSubject subject) => subject switch
    {
        PollSubject.Registration => [QuestionKind.Registration, QuestionKind.Listing],
        PollSubject.Renewal => [QuestionKind.Registration],
        PollSubject.Change => [QuestionKind.Motion],
        PollSubject.Succession => [QuestionKind.Motion],
        PollSubject.Measure => [QuestionKind.Motion],
        PollSubject.Appeal => [QuestionKind.Motion],
    };
}
