using System.Text;
using System.Xml;

namespace Otasuketai.Bpmn;

/// <summary>
/// Opens XML from strangers: no DTD, no resolver, at most 2 M characters, 64 levels, 100,000 elements and 100 attributes of one, one pass, no recursion.
/// </summary>
internal static class RawXml
{
    private const int MaxCharacters = 2_000_000;
    private const int MaxDepth = 64;
    private const int MaxElements = 100_000;
    private const int MaxAttributes = 100;

    /// <summary>The root, or null after its problem was told. Comments and processing instructions are passed over, or each told.</summary>
    public static RawElement? Load(string xml, ProblemList problems, bool tellNotes = false)
    {
        if (xml.Length > MaxCharacters)
        {
            Refuse(problems, 1, $"ファイルが大きすぎます（{MaxCharacters}文字まで）。", $"The file is too long (at most {MaxCharacters} characters).");
            return null;
        }

        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            MaxCharactersFromEntities = 1024,
            IgnoreComments = !tellNotes,
            IgnoreProcessingInstructions = !tellNotes,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            return Build(reader, problems);
        }
        catch (XmlException e)
        {
            Refuse(problems, Math.Max(1, e.LineNumber), $"XMLとして読めません：{e.Message}", $"Not readable as XML: {e.Message}");
            return null;
        }
    }

    private static RawElement? Build(XmlReader reader, ProblemList problems)
    {
        var open = new Stack<(RawElement Element, StringBuilder? Text)>();
        RawElement? root = null;
        var elements = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (open.Count >= MaxDepth || ++elements > MaxElements)
                    {
                        Refuse(problems, LineOf(reader), $"入れ子が深すぎるか要素が多すぎます（{MaxDepth}段、{MaxElements}個まで）。", $"Nested too deep or too many elements (at most {MaxDepth} levels, {MaxElements} elements).");
                        return null;
                    }

                    var empty = reader.IsEmptyElement;
                    var element = Element(reader);
                    root ??= element;
                    if (element.Attributes.Count > MaxAttributes)
                    {
                        Refuse(problems, element.Line, $"一つの要素の属性が多すぎます（{MaxAttributes}個まで）。", $"Too many attributes of one element (at most {MaxAttributes}).");
                        return null;
                    }

                    if (open.TryPeek(out var parent))
                    {
                        parent.Element.Add(element);
                    }

                    if (!empty)
                    {
                        open.Push((element, null));
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    var (owner, text) = open.Pop();
                    open.Push((owner, (text ?? new StringBuilder()).Append(reader.Value)));
                    break;
                case XmlNodeType.Comment:
                    Refuse(problems, LineOf(reader), "コメントは残りません。documentation に書いてください。", "A comment would be lost; write it as documentation.");
                    break;
                case XmlNodeType.ProcessingInstruction:
                    Refuse(problems, LineOf(reader), $"処理命令「{reader.Name}」は残りません。", $"The processing instruction '{reader.Name}' would be lost.");
                    break;
                case XmlNodeType.EndElement:
                    var (closed, gathered) = open.Pop();
                    closed.Text = gathered?.ToString().Trim() ?? "";
                    break;
            }
        }

        return root;
    }

    private static RawElement Element(XmlReader reader)
    {
        var element = new RawElement(reader.NamespaceURI, reader.LocalName, LineOf(reader));
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/")
            {
                element.Add(new RawAttribute(reader.NamespaceURI, reader.LocalName, reader.Value));
            }
        }

        reader.MoveToElement();
        return element;
    }

    private static int LineOf(XmlReader reader) => reader is IXmlLineInfo info ? info.LineNumber : 0;

    private static void Refuse(ProblemList problems, int line, string ja, string en) => problems.Add(ProblemCodes.Xml, "", line, ja, en);
}
