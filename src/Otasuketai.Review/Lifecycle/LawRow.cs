using System.Collections.Immutable;

namespace Otasuketai.Review.Lifecycle;

/// <summary>What an act needs beside the right role and stage.</summary>
[Flags]
public enum Needs
{
    /// <summary>Nothing more.</summary>
    Nothing = 0,

    /// <summary>A reason in words, kept in the history.</summary>
    Reason = 1,

    /// <summary>Quantitative evidence or a file.</summary>
    Evidence = 2,

    /// <summary>A confirmed resolution of the committee.</summary>
    Vote = 4,

    /// <summary>Four eyes: one person proposes the act, another one (an approver) confirms it; only then it happens.</summary>
    SecondPerson = 8,
}

/// <summary>One legal move: From · Act · By · To · Needs.</summary>
/// <param name="Free">True when no diagram orders this act: it may be done whenever the stage allows it.</param>
public sealed record LawRow(Machine Machine, Stage From, Act Act, ImmutableArray<Role> By, Stage To, Needs Needs, bool Free)
{
    /// <summary>True when the act leaves the stage as it is.</summary>
    public bool Stays => From == To;
}
