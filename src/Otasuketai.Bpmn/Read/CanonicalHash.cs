using System.Security.Cryptography;
using System.Text;

namespace Otasuketai.Bpmn;

/// <summary>
/// The hash that pins a definition: over elements, attributes (sorted) and trimmed text of the file in its canonical order. White space,
/// comments, prefixes, tool attributes and the order of attributes and elements do not count; the drawing does.
/// </summary>
internal static class CanonicalHash
{
    public static CanonicalHashes Of(RawElement root)
    {
        var file = CanonicalOrder.Of(root);
        return new CanonicalHashes(Of(file, _ => true, versioned: true), Of(file, e => !IsDrawing(e), versioned: false), Of(file, IsDrawing, versioned: false));
    }

    private static string Of(RawElement file, Func<RawElement, bool> isKept, bool versioned)
    {
        var text = new StringBuilder(4096);
        var kept = new RawElement(file.Ns, file.Name, file.Line) { Text = file.Text };
        foreach (var attribute in file.Attributes)
        {
            kept.Add(attribute);
        }

        foreach (var child in file.Children.Where(isKept))
        {
            kept.Add(child);
        }

        Append(text, kept, versioned);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static bool IsDrawing(RawElement element) => element.Is(Namespaces.Di, "BPMNDiagram");

    /// <summary>Recursion is bounded: the file has at most 64 levels.</summary>
    private static void Append(StringBuilder text, RawElement element, bool versioned)
    {
        text.Append('<').Append(element.Ns).Append('|').Append(element.Name);
        foreach (var a in element.Attributes.Where(a => versioned || a is not { Ns: Namespaces.Otr, Name: "version" }).OrderBy(a => a.Ns, StringComparer.Ordinal).ThenBy(a => a.Name, StringComparer.Ordinal))
        {
            text.Append(' ').Append(a.Ns).Append('|').Append(a.Name).Append('=').Append(a.Value.Length).Append(':').Append(a.Value);
        }

        text.Append('>').Append(element.Text.Length).Append(':').Append(element.Text);
        foreach (var child in element.Children)
        {
            Append(text, child, versioned);
        }

        text.Append("</>");
    }
}
