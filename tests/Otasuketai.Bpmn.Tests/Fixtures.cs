namespace Otasuketai.Bpmn.Tests;

/// <summary>Finds and reads the fixture files.</summary>
internal static class Fixtures
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fixtures");

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".bpmn"));

    public static Definition Load(string name) => Load(name, text => text);

    public static Definition Load(string name, Func<string, string> edit)
    {
        var result = BpmnReader.Read(edit(Text(name)));
        Assert.True(result.Definition is not null, name + ": " + string.Join(" | ", result.Problems.Select(p => $"{p.Code} {p.ElementId} {p.En}")));
        return result.Definition;
    }

    public static IEnumerable<string> Names(string folder) => Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.bpmn").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);
}
