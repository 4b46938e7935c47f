using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Otasuketai.Bpmn;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Tests.Look;

/// <summary>What a diagram shows beside the drawing itself: where to look first, and how it goes onto paper.</summary>
public sealed class FlowViewTests
{
    /// <summary>The app.css print style leaves so much of an upright A4 sheet beside the margins and the frame, in CSS pixels.</summary>
    private const double PaperWidth = 654;
    private const double PaperHeight = 24 * 96 / 2.54;

    public static TheoryData<string> Diagrams => [.. Resources.All("workflows/").Where(r => r.Name.EndsWith(".bpmn", StringComparison.Ordinal)).Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Diagrams))]
    public void OnPaper_OfEveryDiagram_CanBeReadAndCutsNoStep(string name)
    {
        var map = new FlowMap("m", Read(name), "図", "");
        var whole = Box(FlowDrawing.Of(map, Lang.Of(english: false)).ToString()!, "flow__svg\" ");
        var paper = FlowDrawing.OnPaper(map, Lang.Of(english: false)).ToString()!;
        var sheets = Regex.Matches(paper, "flow__slice\".*?viewBox=\"0 0 ([0-9.]+) ([0-9.]+)\".*?viewBox=\"([-0-9. ]+)\"").Select(m => (Width: Number(m.Groups[1].Value), Height: Number(m.Groups[2].Value), Seen: Numbers(m.Groups[3].Value))).ToList();

        Assert.NotEmpty(sheets);
        Assert.All(sheets, s => Assert.True(Math.Min(PaperWidth / s.Width, PaperHeight / s.Height) * 12 * 0.75 >= 6, $"{s}: 12 px are less than 6 points."));
        Assert.Equal((whole[0], whole[0] + whole[2]), (sheets[0].Seen[0], Math.Round(sheets[^1].Seen[0] + sheets[^1].Seen[2])));
        Assert.All(map.Definition.Diagram.Shapes.Where(s => map.Definition.Find(s.ElementId) is not (null or SubProcess)), shape =>
            Assert.Contains(sheets, s => s.Seen[0] <= shape.Bounds.X && shape.Bounds.X + shape.Bounds.Width <= s.Seen[0] + s.Seen[2]));
        Assert.Equal(sheets.Count - 1, Regex.Count(paper, "href=\"#m-lanes\""));
        Assert.DoesNotContain(" id=", paper, StringComparison.Ordinal);
    }

    [Fact]
    public void Here_OfTwoStepsAtOnce_IsTheOneReadFirst()
    {
        var definition = Read("workflows/registration.bpmn");
        var map = new FlowMap("m", definition, "図", "") { States = new Dictionary<string, FlowState> { ["DossierReview"] = FlowState.Now, ["Intake"] = FlowState.Stuck, ["Draft"] = FlowState.Done } };

        Assert.Equal("Intake", map.Here);
        Assert.Equal(["Intake", "DossierReview"], FlowMap.Waiting(definition, map.States).Select(n => n.Id));
    }

    [Fact]
    public void Viewer_EveryStateThatIsMarked_HasALookAndNoOtherHas()
    {
        var css = File.ReadAllText(StyleSheet());

        Assert.Equal(["done", "now", "stuck"], Regex.Matches(css, @"djs-element\.is-([a-z]+) \.djs-visual").Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
    }

    private static Definition Read(string name) => BpmnReader.Read(Resources.Text(name)).Definition!;

    private static double[] Box(string svg, string marker) => Numbers(Regex.Match(svg, marker + ".*?viewBox=\"([^\"]+)\"").Groups[1].Value);

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(Number)];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string StyleSheet([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Otasuketai.Review.Web/wwwroot/css/app.css");
}
