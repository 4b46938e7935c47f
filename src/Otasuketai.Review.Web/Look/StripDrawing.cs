using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Look;

/// <summary>Draws the strip: 11 px cells, 3 px between items, 9 px between viewpoints.</summary>
public static class StripDrawing
{
    /// <summary>The strip with what it says aloud and its caption.</summary>
    public static IHtmlContent Whole(StripView strip, Lang l)
    {
        var (ok, conditional, none, todo) = strip.Review
            ? (l.Pick("裏付けあり", "supported"), l.Pick("一部裏付けあり", "partly supported"), l.Pick("裏付けなし", "not supported"), l.Pick("未確認", "not checked"))
            : (l.Pick("確認済み", "verified"), l.Pick("条件付き", "conditional"), l.Pick("未対応", "not offered"), l.Pick("未確認", "not checked"));
        var (total, sure, open) = (strip.Total, strip.Count(Mark.Ok), strip.Count(Mark.ToDo));
        var said = l.Pick(
            $"{total}項目のうち、{ok}{sure}、{conditional}{strip.Count(Mark.Conditional)}、{none}{strip.Count(Mark.None)}{(open == 0 ? "" : $"、{todo}{open}")}",
            $"Of {total} items: {sure} {ok}, {strip.Count(Mark.Conditional)} {conditional}, {strip.Count(Mark.None)} {none}{(open == 0 ? "" : $", {open} {todo}")}");
        var svg = new StringBuilder(2048);
        var width = Math.Max(Cells(strip, svg) - 9, 1);
        svg.Insert(0, string.Create(CultureInfo.InvariantCulture, $"""<div class="strip"><svg width="{width}" height="16" viewBox="0 0 {width} 16" role="img" aria-label="{said}">"""));
        svg.Append("</svg>");
        if (strip.Caption)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<p class="strip__cap">{l.Pick("評価項目 ", "")}<b>{sure}</b><span class="mute">{l.Pick($"／{total} {ok}", $" of {total} items {ok}")}</span></p>""");
        }
        return new HtmlString(svg.Append("</div>").ToString());
    }

    private static int Cells(StripView strip, StringBuilder svg)
    {
        var x = 0;
        foreach (var viewpoint in strip.Viewpoints)
        {
            foreach (var mark in viewpoint)
            {
                Cell(mark, x, svg);
                x += 14;
            }
            x += 6;
        }
        return x;
    }

    private static StringBuilder Cell(Mark mark, int x, StringBuilder svg) => mark switch
    {
        Mark.Ok => svg.Append(CultureInfo.InvariantCulture, $"""<rect class="m-ok" x="{x}" y="1" width="11" height="14" rx="2"/>"""),
        Mark.Conditional => Outline("m-cond", x, svg).Append(CultureInfo.InvariantCulture, $"""<path class="m-cond-half" d="M{x}.75 14.25V8h9.5v6.25Z"/>"""),
        Mark.None => Outline("m-none", x, svg),
        Mark.ToDo => Outline("m-todo", x, svg),
    };

    private static StringBuilder Outline(string look, int x, StringBuilder svg) =>
        svg.Append(CultureInfo.InvariantCulture, $"""<rect class="{look}" x="{x}.75" y="1.75" width="9.5" height="12.5" rx="1.5"/>""");
}
