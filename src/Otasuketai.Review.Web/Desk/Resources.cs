using System.Reflection;

namespace Otasuketai.Review.Web.Desk;

/// <summary>Texts shipped inside the program.</summary>
public static class Resources
{
    private static readonly Assembly Here = typeof(Resources).Assembly;

    /// <summary>All texts under a prefix ("workflows/"), by name.</summary>
    public static IEnumerable<(string Name, string Text)> All(string prefix) =>
        Here.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => (n, Text(n)));

    /// <summary>One text by its full name.</summary>
    public static string Text(string name)
    {
        using var stream = Here.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program lacks {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
