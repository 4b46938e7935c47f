using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>What one entry says in one row.</summary>
/// <param name="Text">The value; 記載なし where nothing is stated.</param>
/// <param name="Aside">A smaller line below it.</param>
public sealed record CompareCell(string Text, string? Aside = null)
{
    /// <summary>True where nothing is stated.</summary>
    public bool Unstated { get; init; }

    /// <summary>The mark before the word; null where there is none.</summary>
    public StarCell? Mark { get; init; }
}

/// <summary>One row: the same thing of every entry.</summary>
public sealed record CompareRow(string Name, ImmutableArray<CompareCell> Cells)
{
    /// <summary>True when two entries do not say the same.</summary>
    public bool Differs => Cells.Select(c => (c.Text, c.Aside)).Distinct().Skip(1).Any();
}

/// <summary>Rows under one heading.</summary>
public sealed record CompareGroup(string Heading, ImmutableArray<CompareRow> Rows);

/// <summary>Groups as a comparison shows and exports them.</summary>
public static class CompareGroups
{
    /// <summary>Only the rows that differ, and no heading without any.</summary>
    public static ImmutableArray<CompareGroup> Differing(this ImmutableArray<CompareGroup> groups) =>
        [.. groups.Select(g => g with { Rows = [.. g.Rows.Where(r => r.Differs)] }).Where(g => !g.Rows.IsEmpty)];

    /// <summary>The table as a file: a line for each row, a column for each entry.</summary>
    public static string Csv(this ImmutableArray<CompareGroup> groups, Lang l, string group, string item, IEnumerable<ChosenEntry> entries) => Text.Csv.Write(
    [
        [group, item, .. entries.Select(e => $"{e.Number} {e.Name}")],
        .. groups.SelectMany(g => g.Rows.Select(r => (IEnumerable<string>)[g.Heading, r.Name, .. r.Cells.Select(c => c.Aside is null ? c.Text : l.Pick($"{c.Text}（{c.Aside}）", $"{c.Text} ({c.Aside})"))])),
    ]);
}

/// <summary>A table of entries side by side.</summary>
/// <param name="Caption">Read aloud.</param>
/// <param name="Path">The page the links that take an entry away lead to, without language.</param>
public sealed record TableView(string Caption, Chosen Chosen, string Path, ImmutableArray<CompareGroup> Groups)
{
    /// <summary>What else the address holds, to be kept by these links.</summary>
    public ImmutableArray<(string Name, string Value)> Kept { get; init; } = [];

    /// <summary>Sets the widths of columns.</summary>
    public string? Columns => Chosen.Entries.Length switch
    {
        1 => "cmp--1",
        2 => "cmp--2",
        4 => "cmp--4",
        _ => null,
    };
}
