using System.Runtime.CompilerServices;

namespace Otasuketai.Review.Web.Tests.House;

/// <summary>Files beside the tests' sources, above all the approved texts: a change of what the product prints shows in the diff.</summary>
public static class TestFiles
{
    /// <summary>A folder of this project's sources.</summary>
    public static string Folder(string name, [CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(caller))!, name);

    /// <summary>Compares with the approved file; a difference is written beside it as <c>.received.txt</c>, to be looked at and moved over.</summary>
    public static void AssertApproved(string approved, string text)
    {
        var received = approved.Replace(".approved.", ".received.", StringComparison.Ordinal);
        if (File.Exists(approved) && File.ReadAllText(approved) == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{Path.GetFileName(approved)} differs; what is printed now: {received}");
    }
}
