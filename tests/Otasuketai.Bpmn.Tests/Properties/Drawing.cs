using System.Text;

namespace Otasuketai.Bpmn.Tests.Properties;

/// <summary>Draws a block-structured model as BPMN.</summary>
internal sealed class Drawing
{
    private readonly StringBuilder _xml = new();
    private int _flows;

    /// <summary>A flow that has left its source and has no target yet.</summary>
    private readonly record struct Loose(string Source, string Attributes = "", string Body = "");

    public static string Of(Block block)
    {
        var drawing = new Drawing();
        drawing.Scope("root", block, "b");
        return $"""
            <definitions xmlns="{Namespaces.Model}" xmlns:otr="{Namespaces.Otr}" id="d" targetNamespace="urn:block">
            <process id="block" isExecutable="true">{drawing._xml}</process></definitions>
            """;
    }

    private void Scope(string name, Block block, string path)
    {
        Node("startEvent", $"s_{name}");
        var end = Draw(block, path, new Loose($"s_{name}"));
        Node("endEvent", $"e_{name}");
        Join(end, $"e_{name}");
    }

    private Loose Draw(Block block, string path, Loose from)
    {
        switch (block)
        {
            case Block.Empty:
                return from;
            case Block.Work:
                return Task(path, "Done", from);
            case Block.Both b:
                return Draw(b.Second, path + "1", Draw(b.First, path + "0", from));
            case Block.Pick p:
                var picked = Task(path, string.Join(' ', p.Branches.Select((_, i) => $"B{i}")), from);
                return Gateway("exclusiveGateway", path, picked, p.Branches, i => new Loose($"x_{path}", $"otr:outcome=\"B{i}\""));
            case Block.All a:
                return Gateway("parallelGateway", path, from, a.Branches, _ => new Loose($"x_{path}"));
            case Block.Some s:
                var chosen = Task(path, string.Join(' ', Enumerable.Range(1, (1 << s.Branches.Length) - 1).Select(m => $"M{m}")), from);
                return Gateway("inclusiveGateway", path, chosen, s.Branches, i => new Loose($"x_{path}", "", $"<conditionExpression>{Variable(path, i)} = 1</conditionExpression>"));
            case Block.Again a:
                return Loop(a, path, from);
            case Block.Inside i:
                Join(from, $"i_{path}");
                _xml.Append($"<subProcess id=\"i_{path}\">");
                Scope(path, i.Body, path + "0");
                _xml.Append("</subProcess>");
                return new Loose($"i_{path}");
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>The variable that opens a branch of an inclusive gateway.</summary>
    public static string Variable(string path, int branch) => $"v_{path}_{branch}";

    private Loose Loop(Block.Again again, string path, Loose from)
    {
        Node("exclusiveGateway", $"j_{path}");
        Join(from, $"j_{path}");
        var asked = Task(path, "Again Stop", Draw(again.Body, path + "0", new Loose($"j_{path}")));
        Node("exclusiveGateway", $"x_{path}");
        Join(asked, $"x_{path}");
        Join(new Loose($"x_{path}", "otr:outcome=\"Again\""), $"j_{path}");
        return new Loose($"x_{path}", "otr:outcome=\"Stop\"");
    }

    private Loose Gateway(string kind, string path, Loose from, IReadOnlyList<Block> branches, Func<int, Loose> branch)
    {
        Node(kind, $"x_{path}");
        Join(from, $"x_{path}");
        Node(kind, $"y_{path}");
        for (var i = 0; i < branches.Count; i++)
        {
            Join(Draw(branches[i], path + i, branch(i)), $"y_{path}");
        }

        return new Loose($"y_{path}");
    }

    private Loose Task(string path, string acts, Loose from)
    {
        _xml.Append($"<userTask id=\"{path}\" otr:act=\"{acts}\" />");
        Join(from, path);
        return new Loose(path);
    }

    private void Node(string kind, string id) => _xml.Append($"<{kind} id=\"{id}\" />");

    private void Join(Loose from, string target) =>
        _xml.Append($"<sequenceFlow id=\"f{_flows++}\" sourceRef=\"{from.Source}\" targetRef=\"{target}\" {from.Attributes}>{from.Body}</sequenceFlow>");
}
