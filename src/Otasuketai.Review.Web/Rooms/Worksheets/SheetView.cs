using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Web.Look;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>The part of a page that shows what a sheet comes to.</summary>
/// <param name="Distributions">Where all listed services stand.</param>
public sealed record SheetView(Sheet Sheet, ImmutableArray<Distribution> Distributions)
{
    /// <summary>Every cell of the star table.</summary>
    public StarTable Stars { get; } = StarTable.Of(Sheet.Scheme, Sheet.Candidates.Select(c => c.Plain()));

    /// <summary>Distributions of the types among the candidates.</summary>
    public IEnumerable<Distribution> Shown => Distributions.Where(d => Sheet.Candidates.Any(c => c.Type == d.Type));

    /// <summary>A part of a whole as a length: 37.5%.</summary>
    public static string Length(int part, int whole) => whole <= 0 ? "0%" : (100.0 * part / whole).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>The drawing of a mark; null: a question mark, nothing is stated.</summary>
    public static Glyph? GlyphOf(Star star) => star switch
    {
        Star.Full => Glyph.Circle,
        Star.Partial => Glyph.Triangle,
        Star.None => Glyph.Dash,
        Star.NotStated => null,
    };
}
