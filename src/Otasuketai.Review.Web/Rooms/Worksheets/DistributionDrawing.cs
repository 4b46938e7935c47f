using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Otasuketai.Review.Choosing;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>Draws where services stand: a bar for each step, a flag for each candidate. Widths in percent, 174 px high.</summary>
public static class DistributionDrawing
{
    private const double Ground = 148;
    private const double Tallest = 96;
    private const int LabelEveryUpTo = 12;

    /// <summary>The inside of the SVG element; the distribution has steps.</summary>
    /// <param name="flags">Candidates with their points before any weight.</param>
    public static IHtmlContent Of(Sheet sheet, Distribution d, IEnumerable<(string Key, int Points)> flags)
    {
        var svg = new StringBuilder();
        var width = 100.0 / d.Steps.Length;
        var most = d.Steps.Max(step => step.Keys.Length);
        foreach (var (step, i) in d.Steps.Select((step, i) => (step, i)))
        {
            var height = Tallest * step.Keys.Length / Math.Max(most, 1);
            Say(svg, $"""<rect class="b-hist" x="{(i * width) + (width * 0.05):0.##}%" y="{Ground - height:0.#}" width="{width * 0.9:0.##}%" height="{height:0.#}" rx="2"/>""");
            if (step.Keys.Length > 0)
            {
                Label(svg, (i + 0.5) * width, Ground - height - 5, step.Keys.Length);
            }
            if (d.Steps.Length <= LabelEveryUpTo || i % 2 == 0)
            {
                Label(svg, (i + 0.5) * width, Ground + 19, step.From);
            }
        }
        Say(svg, $"""<rect class="b-axis" x="0" y="{Ground}" width="100%" height="1"/>""");
        foreach (var ((key, points), i) in flags.Where(f => f.Points >= d.Steps[0].From && f.Points <= d.Steps[^1].To).Select((f, i) => (f, i)))
        {
            // the flag ends above the number of its bar
            var foot = Ground - (Tallest * d.Steps[(points - d.Steps[0].From) / Distribution.Width].Keys.Length / Math.Max(most, 1)) - 19;
            var (at, y, colour) = ((((points - d.Steps[0].From) / Distribution.Width) + 0.5) * width, 12 + (i % 2 * 22), sheet.Colour(key));
            Say(svg, $"""<line class="l-{colour}" x1="{at:0.##}%" x2="{at:0.##}%" y1="{y}" y2="{foot:0.#}" stroke-width="2" stroke-dasharray="4 3"/><circle class="s-{colour}" cx="{at:0.##}%" cy="{y}" r="10"/>""");
            Say(svg, $"""<text x="{at:0.##}%" y="{y + 4.5:0.#}" font-size="12" font-weight="700" text-anchor="middle" class="on">{sheet.Letter(key)}</text>""");
        }
        return new HtmlString(svg.ToString());
    }

    private static void Label(StringBuilder svg, double percent, double y, int number) =>
        Say(svg, $"""<text class="t-mute" x="{percent:0.##}%" y="{y:0.#}" font-size="13" text-anchor="middle">{number}</text>""");

    private static void Say(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
