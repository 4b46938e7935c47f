using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Otasuketai.Review.Web.Look;

/// <summary>Draws the strip: 11 px cells, 3 px between items, 9 px between viewpoints.</summary>
public static class StripDrawing
{
    /// <summary>The inside of the SVG element and its width in pixels.</summary>
    public static IHtmlContent Of(StripView strip, out int width)
    {
        var svg = new StringBuilder();
        var x = 0;
        foreach (var viewpoint in strip.Viewpoints)
        {
            foreach (var mark in viewpoint)
            {
                svg.Append(Cell(mark, x));
                x += 14;
            }

            x += 6;
        }

        width = Math.Max(x - 9, 1);
        return new HtmlString(svg.ToString());
    }

    private static string Cell(Mark mark, int x) => mark switch
    {
        Mark.Ok => Say($"""<rect class="m-ok" x="{x}" y="1" width="11" height="14" rx="2"/>"""),
        Mark.Conditional => Outline("m-cond", x) + Say($"""<path class="m-cond-half" d="M{x + 0.75} 14.25V8h9.5v6.25Z"/>"""),
        Mark.None => Outline("m-none", x),
        Mark.ToDo => Outline("m-todo", x),
    };

    private static string Outline(string look, int x) =>
        Say($"""<rect class="{look}" x="{x + 0.75}" y="1.75" width="9.5" height="12.5" rx="1.5"/>""");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
