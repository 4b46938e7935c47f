using System.Collections.Immutable;

namespace Otasuketai.Review.Lifecycle;

/// <summary>One eligible member of a poll, frozen when it opens.</summary>
/// <param name="Declared">True when the member said whether there is a conflict.</param>
/// <param name="Recused">True when the member must not take part; never counted.</param>
/// <param name="Voted">True when a ballot lies in the box; what it says is not here.</param>
public sealed record PollMember(PersonId Person, string Name, bool IsChair, bool Declared, bool Recused, bool Voted);

/// <summary>One question with its options, in the order shown.</summary>
public sealed record PollQuestion(string Id, ImmutableArray<string> Options);

/// <summary>Votes counted for one option; known only after the close.</summary>
public sealed record OptionCount(string Question, string Option, int Count);

/// <summary>What may be known of a poll besides its stage: never a choice before the close.</summary>
/// <param name="Counts">Empty until closed.</param>
/// <param name="Deciding">The deciding person's options on questions that ended in an exact half; empty otherwise.</param>
public sealed record Poll(
    LifeId Life,
    ImmutableArray<PollQuestion> Questions,
    ImmutableArray<PollMember> Members,
    ImmutableArray<OptionCount> Counts,
    ImmutableDictionary<string, string> Deciding)
{
    /// <summary>Members who count: eligible and not recused.</summary>
    public IEnumerable<PollMember> Counted => Members.Where(m => !m.Recused);

    /// <summary>Who presides: the chair, unless recused or absent; else the first member who voted. Closes the item and decides an exact half.</summary>
    public PollMember? Presiding => Counted.Where(m => m.Voted).OrderByDescending(m => m.IsChair).FirstOrDefault();
}
