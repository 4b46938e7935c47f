using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Html;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>One axis: how far an item of the worksheet is met, in whole percent; null: nothing is stated about it.</summary>
public sealed record RadarAxis(string Short, string Words, int? Percent);

/// <summary>観点別の形: one service a drawing, never laid over each other; lengths along axes count, not the area.</summary>
public static class Radar
{
    /// <summary>Width of the drawing's box.</summary>
    public const int Width = 300;

    /// <summary>Height of the drawing's box.</summary>
    public const int Height = 236;

    private const double Radius = 66;
    private const double CentreX = 150;
    private const double CentreY = 120;

    /// <summary>The axes of a service. An item with an unknown criterion is only as long as what is known of it.</summary>
    public static ImmutableArray<RadarAxis> Axes(Lang l, ScoringScheme scheme, Candidate candidate) =>
    [
        .. ItemShare.Of(scheme, candidate).Select(share => new RadarAxis(
            Short(l, share.Item), l.Pick(share.Item.Words),
            share.Unknown == scheme.Of(candidate.Type).Count(c => c.Item == share.Item) ? null : Percent(share))),
    ];

    /// <summary>A name short enough for the end of an axis; an item of a later scheme keeps its whole name.</summary>
    public static string Short(Lang l, WorksheetItem item) => item.Id switch
    {
        "service-provision" => l.Pick("提供力", "Service"),
        "existing-systems" => l.Pick("既存影響", "Impact"),
        "normal-operation" => l.Pick("平常時", "Normal"),
        "incident-response" => l.Pick("異常時", "Incident"),
        "cost" => l.Pick("費用", "Cost"),
        "insurance" => l.Pick("保険", "Insurance"),
        "track-record" => l.Pick("実績", "Record"),
        _ => l.Pick(item.Words),
    };

    /// <summary>An axis in words: 費用 50%.</summary>
    public static string Said(this Lang l, RadarAxis axis) => axis.Percent is { } percent ? $"{percent}%" : l.Pick("記載なし", "not stated");

    /// <summary>On which item the services lie furthest apart; null with fewer than two of them, or none apart.</summary>
    public static string? Conclusion(Lang l, IReadOnlyList<(ChosenEntry Entry, ImmutableArray<RadarAxis> Axes)> all)
    {
        var widest = all.SelectMany(a => a.Axes.Select(axis => (a.Entry, Axis: axis))).Where(a => a.Axis.Percent is not null)
            .GroupBy(a => a.Axis.Words).Select(g => (Item: g.Key, All: g.ToList(), Apart: g.Max(a => a.Axis.Percent) - g.Min(a => a.Axis.Percent))).MaxBy(g => g.Apart);
        return widest.Apart is null or 0 ? null : l.Pick(
            $"差がもっとも大きいのは「{widest.Item}」です（{string.Join("、", widest.All.Select(a => $"{a.Entry.Letter} {a.Axis.Percent}%"))}）。",
            $"They differ most in “{widest.Item}” ({string.Join(", ", widest.All.Select(a => $"{a.Entry.Letter} {a.Axis.Percent}%"))}).");
    }

    /// <summary>The inside of the SVG element.</summary>
    public static IHtmlContent Draw(Lang l, string colour, ImmutableArray<RadarAxis> axes)
    {
        var svg = new StringBuilder();
        foreach (var ring in (double[])[.25, .5, .75, 1])
        {
            svg.Append(Shape(ring < 1 ? "ax" : "ax-strong", axes.Select((_, i) => At(i, axes.Length, ring)), " fill=\"none\""));
        }
        for (var i = 0; i < axes.Length; i++)
        {
            var (x, y) = At(i, axes.Length, 1);
            svg.Append(CultureInfo.InvariantCulture, $"""<path class="ax" d="M{CentreX:0.0} {CentreY:0.0}L{x:0.0} {y:0.0}"/>""");
        }
        svg.Append(Shape($"radar s-{colour} l-{colour}", axes.Select((a, i) => At(i, axes.Length, (a.Percent ?? 0) / 100.0)), ""));
        for (var i = 0; i < axes.Length; i++)
        {
            svg.Append(End(l, colour, axes, i));
        }
        return new HtmlString(svg.ToString());
    }

    /// <summary>Rounded, but never to the end of the axis when a point is missing.</summary>
    private static int Percent(ItemShare share) => share.Points == share.Maximum ? 100 : Math.Min((int)Math.Round(100m * share.Points / Math.Max(share.Maximum, 1), MidpointRounding.AwayFromZero), 99);

    private static string End(Lang l, string colour, ImmutableArray<RadarAxis> axes, int i)
    {
        var ((x, y), (labelX, labelY)) = (At(i, axes.Length, (axes[i].Percent ?? 0) / 100.0), At(i, axes.Length, 1.18));
        var anchor = Math.Abs(labelX - CentreX) < 8 ? "middle" : labelX > CentreX ? "start" : "end";
        var above = labelY < CentreY - (Radius * .9) ? -14 : labelY > CentreY + (Radius * .5) ? 6 : -4;
        var dot = axes[i].Percent is null ? "" : Say($"""<circle class="s-{colour}" cx="{x:0.0}" cy="{y:0.0}" r="3.5"/>""");
        return dot + Say($"""<text x="{labelX:0.0}" y="{labelY + above:0.0}" font-size="13" text-anchor="{anchor}">{WebUtility.HtmlEncode(axes[i].Short)}</text><text class="t-strong" x="{labelX:0.0}" y="{labelY + above + 15:0.0}" font-size="13" text-anchor="{anchor}">{l.Said(axes[i])}</text>""");
    }

    private static string Shape(string look, IEnumerable<(double X, double Y)> corners, string more) =>
        $"""<path class="{look}"{more} d="M{string.Join('L', corners.Select(c => Say($"{c.X:0.0} {c.Y:0.0}")))}Z"/>""";

    /// <summary>A point on an axis, the first straight up, then clockwise.</summary>
    private static (double X, double Y) At(int axis, int of, double length)
    {
        var (sin, cos) = Math.SinCos(2 * Math.PI * axis / of);
        return (CentreX + (Radius * length * sin), CentreY - (Radius * length * cos));
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
