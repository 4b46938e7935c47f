using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>
/// What every suite needs before deployment: plain task kinds, which the register does not have, become commands. Nothing else of a model changes here;
/// what a suite's own little languages mean stands in the suite's class.
/// </summary>
internal static class Rewrite
{
    public static readonly XNamespace Model = Namespaces.Model;
    public static readonly XNamespace Otr = Namespaces.Otr;

    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Kinds a command can stand for.</summary>
    private static readonly HashSet<string> Plain = ["task", "manualTask", "businessRuleTask", "scriptTask", "serviceTask"];

    /// <summary>Models come in the encodings of their time, Windows-1252 and Shift_JIS among them.</summary>
    static Rewrite() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The model file a case names.</summary>
    public static string File(string folder, JsonElement c) => Path.Combine(folder, c.GetProperty("file").GetString()!);

    /// <summary>Reads a model in the encoding it says it has.</summary>
    public static XElement Load(string path)
    {
        using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }

    public static bool IsXml(string path)
    {
        try
        {
            Load(path);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    public static IEnumerable<XElement> All(XElement root, params string[] names) =>
        root.Descendants().Where(e => e.Name.Namespace == Model && names.Contains(e.Name.LocalName)).ToList();

    /// <summary>Turns plain tasks into commands; false leaves one as it is.</summary>
    public static void Tasks(XElement root, Func<XElement, bool> fits)
    {
        foreach (var task in All(root, [.. Plain]).Where(fits))
        {
            task.Name = Model + "serviceTask";
            task.SetAttributeValue("implementation", null);
            Command(task);
        }
    }

    /// <summary>Makes an element a command.</summary>
    public static void Command(XElement element) => element.SetAttributeValue(Otr + "command", "run");

    /// <summary>Puts a condition of the product's language, a formal expression, in the place of the suite's.</summary>
    public static void Condition(XElement expression, string variable)
    {
        expression.Value = variable + " = 1";
        expression.SetAttributeValue(Xsi + "type", expression.GetPrefixOfNamespace(Model) is { } prefix ? prefix + ":tFormalExpression" : "tFormalExpression");
    }

    public static string Id(XElement element) => element.Attribute("id")?.Value ?? "";
}
