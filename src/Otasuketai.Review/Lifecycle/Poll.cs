using System.Collections.Immutable;
using Otasuketai.Review.Committee;

namespace Otasuketai.Review.Lifecycle;

/// <summary>One eligible member of a poll, frozen when it opens.</summary>
/// <param name="Declared">True when the member said whether there is a conflict.</param>
/// <param name="Recused">True when the member must not take part; never counted.</param>
/// <param name="Voted">True when a ballot lies in the box; what it says is not here.</param>
public sealed record PollMember(PersonId Person, string Name, bool IsChair, bool Declared, bool Recused, bool Voted)
{
    /// <summary>副座長.</summary>
    public bool IsDeputy { get; init; }
}

/// <summary>One question with its options, in the order shown.</summary>
public sealed record PollQuestion(string Id, ImmutableArray<string> Options);

/// <summary>Votes counted for one option; known only after the close.</summary>
public sealed record OptionCount(string Question, string Option, int Count);

/// <summary>The one ballot that was opened because its question ended in an exact half: never an abstention.</summary>
/// <param name="Seat">Whose it is.</param>
/// <param name="Option">What it says.</param>
public sealed record DecidingBallot(DecidingSeat Seat, string Option);

/// <summary>What may be known of a poll besides its stage: never a choice before the close.</summary>
/// <param name="Counts">Empty until closed.</param>
/// <param name="Deciding">By question: the ballot that decides an exact half; empty where none was met or nobody could decide it.</param>
public sealed record Poll(
    LifeId Life,
    ImmutableArray<PollQuestion> Questions,
    ImmutableArray<PollMember> Members,
    ImmutableArray<OptionCount> Counts,
    ImmutableDictionary<string, DecidingBallot> Deciding)
{
    /// <summary>The member the others elected for this item; null until there was a reason to elect one.</summary>
    public PersonId? Elected { get; init; }

    /// <summary>Members who count: eligible and not recused.</summary>
    public IEnumerable<PollMember> Counted => Members.Where(m => !m.Recused);

    /// <summary>Who leads the voting: the chair, else (recused) the deputy; null when neither may.</summary>
    public PollMember? Leading => Counted.FirstOrDefault(m => m.IsChair) ?? Counted.FirstOrDefault(m => m.IsDeputy);

    /// <summary>
    /// Who confirms the resolution: the chair, unless recused or absent; then the deputy; then the member elected for the item. Null until one is elected.
    /// </summary>
    public PollMember? Presiding => Present(m => m.IsChair) ?? Present(m => m.IsDeputy) ?? Present(m => m.Person == Elected);

    private PollMember? Present(Func<PollMember, bool> seat) => Counted.FirstOrDefault(m => m.Voted && seat(m));
}
