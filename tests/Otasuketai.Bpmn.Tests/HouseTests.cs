using System.Xml.Linq;

namespace Otasuketai.Bpmn.Tests;

/// <summary>The interpreter stays pure: its project file is the guard, and this test guards the project file.</summary>
public sealed class HouseTests
{
    private static readonly string Source = Path.Combine(Root(), "src", "Otasuketai.Bpmn");

    [Fact]
    public void ProjectFile_Interpreter_HasOnlyTheAnalyzerAndNoProject()
    {
        var project = XDocument.Load(Path.Combine(Source, "Otasuketai.Bpmn.csproj"));
        Assert.Equal(["Microsoft.CodeAnalysis.BannedApiAnalyzers"], project.Descendants("PackageReference").Select(p => p.Attribute("Include")!.Value));
        Assert.Empty(project.Descendants("ProjectReference"));
        Assert.Equal(["../BannedSymbols.txt"], project.Descendants("AdditionalFiles").Select(p => p.Attribute("Include")!.Value));
    }

    [Fact]
    public void Assembly_Interpreter_ReferencesOnlyTheFramework()
    {
        var others = typeof(Engine).Assembly.GetReferencedAssemblies().Where(a => !a.Name!.StartsWith("System.", StringComparison.Ordinal));
        Assert.Empty(others);
    }

    [Fact]
    public void Elements_EachKind_HasItsOwnFile()
    {
        var kinds = typeof(Node).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Node))).Select(t => t.Name).Order();
        Assert.Equal(kinds, Directory.EnumerateFiles(Path.Combine(Source, "Elements")).Select(Path.GetFileNameWithoutExtension).Order());
    }

    [Fact]
    public void SupportedPage_ElementTable_IsPrintedFromIt()
    {
        var page = Path.Combine(Root(), "workflows", "SUPPORTED.md");
        var printed = SupportedElements.Print();
        if (printed != File.ReadAllText(page))
        {
            // To be looked at and moved over, like every approved text.
            File.WriteAllText(page.Replace(".md", ".received.txt", StringComparison.Ordinal), printed);
        }

        Assert.Equal(printed, File.ReadAllText(page));
    }

    [Fact]
    public void ProblemCatalogue_EveryCode_HasItsLine() =>
        Assert.Equal(typeof(ProblemCodes).GetFields().Select(f => (string)f.GetRawConstantValue()!).Order(), ProblemCatalogue.All.Select(p => p.Code));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.GetFiles("*.sln").Length == 0)
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
