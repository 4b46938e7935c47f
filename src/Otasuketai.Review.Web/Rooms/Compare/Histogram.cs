using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>A service marked in a distribution.</summary>
/// <param name="Colour">The letter of its colour classes.</param>
/// <param name="Points">Where it stands, before any weight.</param>
public readonly record struct HistogramMark(string Letter, string Colour, int Points);

/// <summary>Draws the distribution of one type: a bar for every five points, a lettered mark for every service looked at.</summary>
public static class Histogram
{
    /// <summary>Height in pixels; the width is the place there is.</summary>
    public const int Height = 214;

    private const double Ground = 188;
    private const double Tallest = 112;
    private const double Top = 12;
    private const int LabelEveryUpTo = 12;

    /// <summary>The inside of the SVG element; the distribution has steps. A mark outside of them is not drawn.</summary>
    public static IHtmlContent Draw(Distribution distribution, IEnumerable<HistogramMark> marks)
    {
        var (steps, svg) = (distribution.Steps, new StringBuilder());
        var (each, most) = (100.0 / steps.Length, Math.Max(1, steps.Max(s => s.Keys.Length)));
        double Head(int step) => Ground - (Tallest * steps[step].Keys.Length / most);
        for (var i = 0; i < steps.Length; i++)
        {
            var middle = each * (i + .5);
            svg.Append(Say($"""<rect class="b-hist" x="{each * (i + .05):0.##}%" y="{Head(i):0.0}" width="{each * .9:0.##}%" height="{Ground - Head(i):0.0}" rx="2"/>"""));
            svg.Append(Text(middle, Head(i) - 6, steps[i].Keys.Length));
            svg.Append(steps.Length <= LabelEveryUpTo || i % 2 == 0 ? Text(middle, Ground + 19, steps[i].From) : "");
        }
        svg.Append(Say($"""<rect class="b-axis" x="0" y="{Ground}" width="100%" height="1"/>"""));
        var (row, inSteps) = (0, marks.Where(m => m.Points >= steps[0].From && m.Points <= steps[^1].To).GroupBy(m => (m.Points - steps[0].From) / Distribution.Width).OrderBy(g => g.Key));
        foreach (var step in inSteps)
        {
            var (place, all) = (0, step.ToList());
            foreach (var mark in all)
            {
                svg.Append(Mark(mark, each * (step.Key + (++place / (all.Count + 1.0))), row++, Head(step.Key) - 20));
            }
        }
        return new HtmlString(svg.ToString());
    }

    /// <summary>Where most services of the type stand, and where the ones compared do.</summary>
    public static Bilingual Conclusion(Distribution distribution, IReadOnlyList<ChosenEntry> marked)
    {
        var most = distribution.Steps.MaxBy(s => s.Keys.Length)!;
        var said = new List<Bilingual>();
        if (most.Keys.Length > 1)
        {
            said.Add(new($"もっとも多いのは{most.From}〜{most.To}点の{most.Keys.Length}件です。", $"Most stand at {most.From} to {most.To} points ({most.Keys.Length})."));
        }
        foreach (var entry in marked)
        {
            if (distribution.Steps.FirstOrDefault(s => s.Keys.Contains(entry.Number)) is not { } step)
            {
                said.Add(new($"{entry.Letter}は掲載中でないか、記載のない基準があるため入っていません。", $"{entry.Letter} is not among them: not listed, or with criteria not stated."));
                continue;
            }
            var above = distribution.Steps.Where(s => s.From > step.From).Sum(s => s.Keys.Length);
            said.Add(above == 0
                ? new($"{entry.Letter}は{step.From}〜{step.To}点で、いちばん上の段です。", $"{entry.Letter} stands at {step.From} to {step.To}, the highest step.")
                : new($"{entry.Letter}は{step.From}〜{step.To}点で、これより上に{above}件あります。", $"{entry.Letter} stands at {step.From} to {step.To}, with {above} above."));
        }
        return new(string.Concat(said.Select(s => s.Ja)), string.Join(' ', said.Select(s => s.En)));
    }

    /// <summary>Side by side within a step and neighbours at two heights, so that no mark covers another; the line ends above the count.</summary>
    private static string Mark(HistogramMark mark, double x, int row, double end)
    {
        var y = Top + (24 * (row % 2));
        return Say($"""<line class="l-{mark.Colour}" x1="{x:0.##}%" x2="{x:0.##}%" y1="{y}" y2="{end:0.0}" stroke-width="2" stroke-dasharray="4 3"/><circle class="s-{mark.Colour}" cx="{x:0.##}%" cy="{y}" r="10"/><text x="{x:0.##}%" y="{y + 4.5:0.0}" font-size="12" font-weight="700" text-anchor="middle" class="on">{mark.Letter}</text>""");
    }

    private static string Text(double x, double y, int number) => Say($"""<text class="t-mute" x="{x:0.##}%" y="{y:0.0}" font-size="13" text-anchor="middle">{number}</text>""");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
