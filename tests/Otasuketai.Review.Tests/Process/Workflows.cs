using System.Collections.Immutable;
using System.Xml.Linq;
using Otasuketai.Bpmn;

namespace Otasuketai.Review.Tests.Process;

/// <summary>The shipped diagrams, and ways to break one of them.</summary>
internal static class Workflows
{
    private static readonly XNamespace Otr = "https://otasuketai.example/bpmn/1";

    public static readonly ImmutableArray<string> Names =
        ["appeal", "change-notice", "incident", "measure", "poll", "post-evaluation", "recheck", "registration", "renewal", "succession"];

    public static readonly ImmutableArray<Definition> All = [.. Names.Select(n => Read(Text(n)))];

    public static string Text(string name) => Resource($"workflows/{name}.bpmn");

    public static string Resource(string name)
    {
        using var stream = typeof(Workflows).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static Definition Read(string xml)
    {
        var result = BpmnReader.Read(xml);
        return result.Definition ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }

    /// <summary>All diagrams, one of them broken.</summary>
    public static ImmutableArray<Definition> With(string name, Action<XDocument> edit)
    {
        var document = XDocument.Parse(Text(name));
        edit(document);
        return [.. All.Where(d => d.ProcessId != name), Read(document.ToString())];
    }

    public static XElement Find(this XDocument document, string id) => document.Descendants().First(e => (string?)e.Attribute("id") == id);

    /// <summary>The name of a BPMN element.</summary>
    public static XName Bpmn(this XDocument document, string name) => document.Root!.Name.Namespace + name;

    /// <summary>Sets an otr attribute, or takes it away.</summary>
    public static void SetOtr(this XDocument document, string id, string attribute, string? value) => document.Find(id).SetAttributeValue(Otr + attribute, value);

    /// <summary>Sets a plain attribute.</summary>
    public static void Set(this XDocument document, string id, string attribute, string value) => document.Find(id).SetAttributeValue(attribute, value);

    /// <summary>Each of two flows waits for the other's outcome.</summary>
    public static void SwapOutcomes(this XDocument document, string oneId, string otherId)
    {
        var (one, other) = ((string?)document.Find(oneId).Attribute(Otr + "outcome"), (string?)document.Find(otherId).Attribute(Otr + "outcome"));
        document.SetOtr(oneId, "outcome", other);
        document.SetOtr(otherId, "outcome", one);
    }

    /// <summary>Lets a flow lead elsewhere.</summary>
    public static void Reroute(this XDocument document, string flowId, string targetId)
    {
        document.Set(flowId, "targetRef", targetId);
        foreach (var reference in document.Descendants().Where(e => e.Name.LocalName is "incoming" && e.Value == flowId).ToList())
        {
            reference.Remove();
        }
    }

    /// <summary>Takes elements away together with their drawing and everything that names them.</summary>
    public static void Delete(this XDocument document, params string[] ids)
    {
        foreach (var id in ids)
        {
            document.Find(id).Remove();
            document.Undraw(id);
            foreach (var reference in document.Descendants().Where(e => e.Name.LocalName is "incoming" or "outgoing" or "flowNodeRef" && e.Value == id).ToList())
            {
                reference.Remove();
            }
        }
    }

    /// <summary>Takes the drawing of an element away.</summary>
    public static void Undraw(this XDocument document, string id) =>
        document.Descendants().First(e => (string?)e.Attribute("bpmnElement") == id).Remove();
}
