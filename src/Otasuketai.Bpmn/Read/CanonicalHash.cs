using System.Security.Cryptography;
using System.Text;

namespace Otasuketai.Bpmn;

/// <summary>
/// The hash that pins a definition: over elements, attributes (sorted) and trimmed text of the file in its canonical order. White space,
/// comments, prefixes, tool attributes and the order of attributes and elements do not count; the drawing does.
/// </summary>
internal static class CanonicalHash
{
    public static string Of(RawElement root)
    {
        var text = new StringBuilder(4096);
        Append(text, CanonicalOrder.Of(root));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Recursion is bounded: the file has at most 64 levels.</summary>
    private static void Append(StringBuilder text, RawElement element)
    {
        text.Append('<').Append(element.Ns).Append('|').Append(element.Name);
        foreach (var a in element.Attributes.OrderBy(a => a.Ns, StringComparer.Ordinal).ThenBy(a => a.Name, StringComparer.Ordinal))
        {
            text.Append(' ').Append(a.Ns).Append('|').Append(a.Name).Append('=').Append(a.Value.Length).Append(':').Append(a.Value);
        }

        text.Append('>').Append(element.Text.Length).Append(':').Append(element.Text);
        foreach (var child in element.Children)
        {
            Append(text, child);
        }

        text.Append("</>");
    }
}
