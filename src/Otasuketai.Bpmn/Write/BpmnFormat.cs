using System.Collections.Immutable;
using System.Text;

namespace Otasuketai.Bpmn;

/// <summary>
/// The one way to write a .bpmn file: canonical order, two spaces, a shape or line of the drawing on one line. The meaning, and so the hash
/// that pins running cases, stays the same.
/// </summary>
public static class BpmnFormat
{
    private static readonly Dictionary<string, string> Prefixes = new()
    {
        [Namespaces.Model] = "bpmn:",
        [Namespaces.Di] = "bpmndi:",
        [Namespaces.Dc] = "dc:",
        [Namespaces.DiBase] = "di:",
        [Namespaces.Otr] = "otr:",
        [CanonicalOrder.Xsi] = "xsi:",
        [""] = "",
    };

    /// <summary>Formats the text of one file; null with the reasons when it cannot be written without loss.</summary>
    public static FormatResult Format(string xml)
    {
        var problems = new ProblemList();
        var root = RawXml.Load(xml, problems, tellNotes: true);
        if (root is not null && !root.Is(Namespaces.Model, "definitions"))
        {
            problems.Add(ProblemCodes.Xml, root, "BPMN 2.0の definitions ではありません。", "The root is not a BPMN 2.0 definitions element.");
        }

        return new FormatResult(problems.Any ? null : Text(CanonicalOrder.Of(root!)), problems.Sorted());
    }

    private static string Text(RawElement root)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", 16_384);
        Write(text, root, 0, isRoot: true);
        return text.ToString();
    }

    /// <summary>Recursion is bounded: the file has at most 64 levels.</summary>
    private static void Write(StringBuilder text, RawElement element, int depth, bool isRoot = false)
    {
        Open(text.Append(' ', depth * 2), element, isRoot);
        if (element.Children.Count == 0 || element.Text.Length > 0 || IsOneLine(element))
        {
            Inside(text, element);
        }
        else
        {
            text.Append(">\n");
            foreach (var child in element.Children)
            {
                Write(text, child, depth + 1);
            }

            text.Append(' ', depth * 2).Append("</").Append(Name(element)).Append('>');
        }

        text.Append('\n');
    }

    /// <summary>Moving a shape or a line changes one line of the file.</summary>
    private static bool IsOneLine(RawElement element) => element.Ns == Namespaces.Di && element.Name is "BPMNShape" or "BPMNEdge";

    private static void Inside(StringBuilder text, RawElement element)
    {
        if (element.Children.Count == 0 && element.Text.Length == 0)
        {
            text.Append(" />");
            return;
        }

        text.Append('>');
        Escape(text, element.Text, isAttribute: false);
        foreach (var child in element.Children)
        {
            Open(text, child, isRoot: false);
            Inside(text, child);
        }

        text.Append("</").Append(Name(element)).Append('>');
    }

    private static void Open(StringBuilder text, RawElement element, bool isRoot)
    {
        text.Append('<').Append(Name(element));
        if (isRoot)
        {
            foreach (var (ns, prefix) in Prefixes.Where(p => p.Key.Length > 0 && (p.Key != CanonicalOrder.Xsi || Uses(element, p.Key))))
            {
                text.Append(" xmlns:").Append(prefix, 0, prefix.Length - 1).Append("=\"").Append(ns).Append('"');
            }
        }

        foreach (var attribute in element.Attributes)
        {
            text.Append(' ').Append(Prefixes[attribute.Ns]).Append(attribute.Name).Append("=\"");
            Escape(text, attribute.Value, isAttribute: true);
            text.Append('"');
        }
    }

    private static bool Uses(RawElement element, string ns) => element.Attributes.Any(a => a.Ns == ns) || element.Children.Any(c => Uses(c, ns));

    private static string Name(RawElement element) => Prefixes[element.Ns] + element.Name;

    private static void Escape(StringBuilder text, string value, bool isAttribute)
    {
        foreach (var c in value)
        {
            _ = c switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' when isAttribute => text.Append("&quot;"),
                '\n' or '\t' when isAttribute => text.Append("&#").Append((int)c).Append(';'),
                '\r' => text.Append("&#13;"),
                _ => text.Append(c),
            };
        }
    }
}

/// <summary>A formatted file, or why there is none.</summary>
/// <param name="Text">The canonical text, lines ended by a line feed; null when <paramref name="Problems"/> says why not.</param>
public sealed record FormatResult(string? Text, ImmutableArray<Problem> Problems);
