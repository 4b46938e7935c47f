using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>A betsy model made ready, when it is XML at all (else the engine is left to say so): its scripts are tasks of the adapter, its conditions are variables the adapter keeps true to their meaning.</summary>
internal sealed class BetsyModel
{
    private static readonly string[] Words =
    [
        "CREATE_LOG_FILE", "CREATE_MARKER_FILE", "INCREMENT_INTEGER_VARIABLE", "INCREMENT_INTEGER_VARIABLE_AND_LOG", "WAIT_TEN_SECONDS", "THROW_ERROR", "SET_STRING_DATA", "LOG_DATA",
    ];

    private readonly List<BetsyLanguage.Asked> _conditions = [];
    private readonly Dictionary<string, string> _scripts = new(StringComparer.Ordinal);

    public BetsyModel(string path)
    {
        if (!Rewrite.IsXml(path))
        {
            Xml = File.ReadAllText(path);
            return;
        }

        var root = Rewrite.Load(path);
        foreach (var script in Rewrite.All(root, "scriptTask").Where(IsKnown))
        {
            _scripts[Rewrite.Id(script)] = Script(script);
            script.Elements(Rewrite.Model + "script").Remove();
            script.SetAttributeValue("scriptFormat", null);
            script.Name = Rewrite.Model + "task";
        }

        Rewrite.Tasks(root, t => t.Name.LocalName != "scriptTask");
        foreach (var expression in Rewrite.All(root, "conditionExpression", "loopCondition", "completionCondition"))
        {
            if (BetsyLanguage.Parse(expression.Value) is { } condition)
            {
                Rewrite.Condition(expression, $"c{_conditions.Count}");
                _conditions.Add(condition);
            }
        }

        Xml = root.ToString(SaveOptions.DisableFormatting);
    }

    public string Xml { get; }

    public string ScriptOf(string elementId) => _scripts.GetValueOrDefault(elementId, "");

    /// <summary>The variables of an instance, with what each condition means for them.</summary>
    public ImmutableDictionary<string, string> Variables(string test, int number, string data)
    {
        var variables = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _conditions.Count; i++)
        {
            variables[$"c{i}"] = _conditions[i](test, number) ? "1" : "0";
        }

        variables["test"] = test;
        variables["integerVariable"] = number.ToString(CultureInfo.InvariantCulture);
        variables["data"] = data;
        return variables.ToImmutable();
    }

    private static string Script(XElement task) => task.Element(Rewrite.Model + "script")?.Value.Trim() ?? "";

    /// <summary>A script of the suite's language, with its format as BPMN wants it (10.3.3).</summary>
    private static bool IsKnown(XElement task)
    {
        var script = Script(task);
        var isWord = Words.Contains(script) || script.StartsWith("SCRIPT_", StringComparison.Ordinal) || script.StartsWith("CREATE_TIMESTAMP_LOG_", StringComparison.Ordinal);
        return isWord && task.Attribute("scriptFormat")?.Value.Contains('/') != false;
    }
}
