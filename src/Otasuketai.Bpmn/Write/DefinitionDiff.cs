using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>
/// What is different between two versions of a process, in words: steps, flows, deadlines, roles and acts. A change of the drawing
/// alone is said to be that; a changed version number is none.
/// </summary>
public sealed class DefinitionDiff
{
    private readonly Definition _old;
    private readonly Definition _new;
    private readonly ImmutableArray<DefinitionChange>.Builder _changes = ImmutableArray.CreateBuilder<DefinitionChange>();

    private DefinitionDiff(Definition old, Definition @new) => (_old, _new) = (old, @new);

    /// <summary>All differences, removed and added steps first; empty when both do and show the same.</summary>
    public static ImmutableArray<DefinitionChange> Of(Definition old, Definition @new)
    {
        var diff = new DefinitionDiff(old, @new);
        diff.Nodes();
        diff.Flows();
        diff.Whole();
        return diff._changes.ToImmutable();
    }

    private void Nodes()
    {
        foreach (var gone in Sorted(_old).Where(n => _new.Find(n.Id) is null))
        {
            Say(ChangeKind.Removed, gone.Id, $"{DiffWords.Ja(gone)}がなくなりました。", $"{DiffWords.En(gone)} is gone.");
        }

        foreach (var added in Sorted(_new).Where(n => _old.Find(n.Id) is null))
        {
            Say(ChangeKind.Added, added.Id, $"{DiffWords.Ja(added)}が加わりました。", $"{DiffWords.En(added)} is new.");
        }

        foreach (var after in Sorted(_new))
        {
            if (_old.Find(after.Id) is { } before)
            {
                Node(before, after);
            }
        }
    }

    private void Node(Node before, Node after)
    {
        if (before.Name != after.Name)
        {
            Say(ChangeKind.Renamed, after.Id, $"「{before.Name}」の名前が「{after.Name}」になりました。", $"“{before.Name}” ({after.Id}) is now called “{after.Name}”.");
        }

        Compare(ChangeKind.Replaced, after, "種類", "kind", before.Kind, after.Kind);
        Compare(ChangeKind.Replaced, after, "サブプロセス", "sub-process", before.ScopeId, after.ScopeId);
        Compare(ChangeKind.Replaced, after, "レーン", "lane", LaneOf(_old, before), LaneOf(_new, after));
        if (before is BoundaryEvent was && after is BoundaryEvent now)
        {
            Compare(ChangeKind.Replaced, after, "付く作業", "host", was.AttachedTo, now.AttachedTo);
            Compare(ChangeKind.Deadline, after, "作業を中断するか", "interrupting", DiffWords.YesNo(was.Interrupting), DiffWords.YesNo(now.Interrupting));
        }

        Compare(ChangeKind.Deadline, after, "待つもの", "trigger", DiffWords.Trigger(before.Waits), DiffWords.Trigger(after.Waits));
        Compare(ChangeKind.Attribute, after, "呼び出す手続", "called process", (before as CallActivity)?.CalledElement, (after as CallActivity)?.CalledElement);
        Compare(ChangeKind.Attribute, after, "人数分の繰返し", "repetition", DiffWords.Loop((before as UserTask)?.Loop), DiffWords.Loop((after as UserTask)?.Loop));
        Attributes(before, after);
    }

    private void Attributes(Node before, Node after)
    {
        foreach (var name in before.Attributes.Keys.Union(after.Attributes.Keys).Order(StringComparer.Ordinal))
        {
            var (ja, en, kind) = DiffWords.Attribute(name);
            Compare(kind, after, ja, en, before.Attributes.GetValueOrDefault(name), after.Attributes.GetValueOrDefault(name));
        }
    }

    private void Flows()
    {
        var (before, after) = (_old.Flows.ToDictionary(f => f.Id), _new.Flows.ToDictionary(f => f.Id));
        foreach (var gone in before.Values.Where(f => !after.ContainsKey(f.Id)).OrderBy(f => f.Id, StringComparer.Ordinal))
        {
            var (ja, en) = Way(_old, gone);
            Say(ChangeKind.Rerouted, gone.Id, $"流れ {ja} がなくなりました。", $"The flow {en} is gone.");
        }

        foreach (var flow in after.Values.OrderBy(f => f.Id, StringComparer.Ordinal))
        {
            Flow(before.GetValueOrDefault(flow.Id), flow);
        }

        foreach (var source in Sorted(_new).Where(n => _old.Find(n.Id) is { } old && IsAsked(n) && !Asked(old).SequenceEqual(Asked(n)) && Asked(old).Order().SequenceEqual(Asked(n).Order())))
        {
            Say(ChangeKind.Rerouted, source.Id, $"{DiffWords.Ja(source)}の条件を調べる順が変わりました。", $"{DiffWords.En(source)} asks its conditions in another order.");
        }
    }

    private static bool IsAsked(Node node) => node.Outgoing.Any(f => f.Condition is not null);

    private static IEnumerable<string> Asked(Node node) => node.Outgoing.Where(f => f.Condition is not null).Select(f => f.Id);

    private void Flow(SequenceFlow? before, SequenceFlow after)
    {
        var (ja, en) = Way(_new, after);
        if (before is null)
        {
            Say(ChangeKind.Rerouted, after.Id, $"流れ {ja} が加わりました。", $"The flow {en} is new.");
            return;
        }

        if ((before.SourceId, before.TargetId) != (after.SourceId, after.TargetId))
        {
            var (oldJa, oldEn) = Way(_old, before);
            var called = oldJa == ja; // other steps of the same names: the ids tell them apart
            Say(ChangeKind.Rerouted, after.Id, $"流れ {(called ? oldEn : oldJa)} は {(called ? en : ja)} になりました。", $"The flow {oldEn} now leads {en}.");
        }

        if (before.Name != after.Name)
        {
            Say(ChangeKind.Renamed, after.Id, $"流れ {ja} の名前が「{before.Name}」から「{after.Name}」になりました。", $"The flow {en} is now called “{after.Name}”, was “{before.Name}”.");
        }

        var (was, now) = (DiffWords.Reason(before), DiffWords.Reason(after));
        if (was != now)
        {
            Say(ChangeKind.Rerouted, after.Id, $"流れ {ja} を通る条件が「{was.Ja}」から「{now.Ja}」になりました。", $"The flow {en} is taken {now.En}, was {was.En}.");
        }
    }

    private void Whole()
    {
        if (_old.Name != _new.Name)
        {
            Say(ChangeKind.Renamed, _new.ProcessId, $"手続の名前が「{_old.Name}」から「{_new.Name}」になりました。", $"The process is now called “{_new.Name}”, was “{_old.Name}”.");
        }

        if (_changes.Count == 0 && !IsDrawnAlike())
        {
            Say(ChangeKind.Layout, _new.ProcessId, "図の配置だけが変わりました。動きは同じです。", "Only the drawing changed; it runs the same.");
        }
    }

    private bool IsDrawnAlike() =>
        _old.Diagram.Shapes.ToHashSet().SetEquals(_new.Diagram.Shapes)
        && _old.Diagram.Edges.Select(Line).ToHashSet().SetEquals(_new.Diagram.Edges.Select(Line))
        && _old.Diagram.Display.ToHashSet().SetEquals(_new.Diagram.Display);

    private static string Line(DiagramEdge edge) => $"{edge.ElementId} {string.Join(' ', edge.Waypoints)} {edge.Label}";

    private void Compare(ChangeKind kind, Node at, string ja, string en, string? before, string? after)
    {
        if ((before ?? "") == (after ?? ""))
        {
            return;
        }

        Say(kind, at.Id, $"{DiffWords.Ja(at)}の{ja}：{Or(before, "なし")} → {Or(after, "なし")}。", $"{DiffWords.En(at)}, {en}: {Or(before, "none")} → {Or(after, "none")}.");
    }

    private static string Or(string? text, string none) => string.IsNullOrEmpty(text) ? none : text;

    private static (string Ja, string En) Way(Definition d, SequenceFlow flow)
    {
        string End(string id) => d.Find(id) is { Name.Length: > 0 } node ? node.Name : id;
        return ($"「{End(flow.SourceId)}」→「{End(flow.TargetId)}」", $"{flow.SourceId} → {flow.TargetId}");
    }

    private static string? LaneOf(Definition d, Node node) => d.Lanes.FirstOrDefault(l => l.NodeIds.Contains(node.Id))?.Name;

    private static IEnumerable<Node> Sorted(Definition d) => d.Nodes.Values.OrderBy(n => n.Id, StringComparer.Ordinal);

    private void Say(ChangeKind kind, string id, string ja, string en) => _changes.Add(new DefinitionChange(kind, id, ja, en));
}
