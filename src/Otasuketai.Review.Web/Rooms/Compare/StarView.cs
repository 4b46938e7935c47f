using System.Collections.Immutable;
using Otasuketai.Review.Web.Look;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>A mark with its word.</summary>
/// <param name="Glyph">The drawing; null: a question mark, nothing is stated.</param>
/// <param name="Word">Beside it in a legend, read aloud in a cell.</param>
public sealed record StarCell(Glyph? Glyph, string Word);

/// <summary>A column: its short number and what it asks.</summary>
public sealed record StarColumn(string Short, string Words);

/// <summary>Columns that belong together.</summary>
public sealed record StarGroup(string Heading, ImmutableArray<StarColumn> Columns);

/// <summary>One entry's cells, null where it is not asked, and how many are full.</summary>
public sealed record StarLine(ChosenEntry Entry, ImmutableArray<StarCell?> Cells, int Full, int Asked);

/// <summary>星取表: entries down, items or criteria across.</summary>
/// <param name="Name">Names the scroll region.</param>
/// <param name="SumHeading">Heads the last column.</param>
public sealed record StarView(string Name, ImmutableArray<StarGroup> Groups, ImmutableArray<StarLine> Lines, string SumHeading)
{
    /// <summary>Every mark in the table once, with all it stands for.</summary>
    public IEnumerable<StarCell> Legend => Lines.SelectMany(l => l.Cells).OfType<StarCell>().Distinct().GroupBy(c => c.Glyph).OrderBy(g => g.Key ?? (Glyph)int.MaxValue)
        .Select(g => new StarCell(g.Key, string.Join('・', g.Select(c => c.Word))));

    /// <summary>The numbers of the columns that begin a group.</summary>
    public ImmutableHashSet<int> Firsts => [.. Groups.Select((_, i) => Groups.Take(i).Sum(g => g.Columns.Length))];
}
