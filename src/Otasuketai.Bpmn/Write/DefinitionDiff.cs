using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>
/// What is different between two versions of a process, in words: steps, flows, deadlines, roles and acts. A change of the drawing
/// alone is said to be that; a changed version number is none. Where two files differ and no words were found, that is said too.
/// </summary>
public sealed class DefinitionDiff
{
    private readonly Definition _old;
    private readonly Definition _new;
    private readonly DiffFacts _before;
    private readonly DiffFacts _after;
    private readonly DiffWords _words;
    private readonly ImmutableArray<DefinitionChange>.Builder _changes = ImmutableArray.CreateBuilder<DefinitionChange>();

    private DefinitionDiff(Definition old, Definition @new, HostNames? names) =>
        (_old, _new, _before, _after, _words) = (old, @new, new DiffFacts(old, names), new DiffFacts(@new, names), new DiffWords(names));

    /// <summary>All differences, removed and added steps first; empty when both files say the same.</summary>
    /// <param name="names">How the host calls roles, acts and named durations; without it they are told as written.</param>
    public static ImmutableArray<DefinitionChange> Of(Definition old, Definition @new, HostNames? names = null)
    {
        var diff = new DefinitionDiff(old, @new, names);
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

        Compare(_before.Of(before), _after.Of(after), after.Id, new(DiffWords.Ja(after), DiffWords.En(after)));
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

        foreach (var source in Sorted(_new).Where(n => _old.Find(n.Id) is { } old && !Asked(old).SequenceEqual(Asked(n)) && Asked(old).Order().SequenceEqual(Asked(n).Order())))
        {
            Say(ChangeKind.Rerouted, source.Id, $"{DiffWords.Ja(source)}の流れを調べる順が変わりました。", $"{DiffWords.En(source)} asks its flows in another order.");
        }
    }

    /// <summary>The flows whose order counts: those with a condition, and all behind an event-based gateway.</summary>
    private static IEnumerable<string> Asked(Node node) => node.Outgoing.Where(f => f.Condition is not null || node is EventBasedGateway).Select(f => f.Id);

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

        var (was, now) = (_words.Reason(before), _words.Reason(after));
        if (was != now)
        {
            Say(ChangeKind.Rerouted, after.Id, $"流れ {ja} を通るのは『{was.Ja}』から『{now.Ja}』になりました。", $"The flow {en} is taken {now.En}, was {was.En}.");
        }
    }

    private void Whole()
    {
        if (_old.Name != _new.Name)
        {
            Say(ChangeKind.Renamed, _new.ProcessId, $"手続の名前が「{_old.Name}」から「{_new.Name}」になりました。", $"The process is now called “{_new.Name}”, was “{_old.Name}”.");
        }

        Compare(_before.Whole(), _after.Whole(), _new.ProcessId, new("手続", "The process"));
        if (_changes.Count > 0)
        {
            return;
        }

        if (_old.Hashes.Body != _new.Hashes.Body)
        {
            Say(ChangeKind.Other, _new.ProcessId, "この比較では言い表せない違いがあります（使われていない宣言など）。ファイルを見比べてください。", "The files differ in something this comparison has no words for (a declaration that nothing uses, for instance). Please compare the files.");
        }
        else if (_old.Hashes.Drawing != _new.Hashes.Drawing)
        {
            Say(ChangeKind.Layout, _new.ProcessId, "図の配置だけが変わりました。動きは同じです。", "Only the drawing changed; it runs the same.");
        }
    }

    private void Compare(IEnumerable<DiffFact> before, IEnumerable<DiffFact> after, string id, Wording subject)
    {
        var (was, now) = (before.ToDictionary(f => f.What), after.ToDictionary(f => f.What));
        foreach (var what in now.Keys.Union(was.Keys))
        {
            var (old, @new) = (was.GetValueOrDefault(what), now.GetValueOrDefault(what));
            var (oldRaw, newRaw) = (old?.Raw ?? "", @new?.Raw ?? "");
            if (oldRaw == newRaw)
            {
                continue;
            }

            var (from, to) = (old?.Value ?? Wording.None, @new?.Value ?? Wording.None);
            var isTold = from.Ja != to.Ja && from.En != to.En; // two of the host's names may be the same
            (from, to) = isTold ? (from, to) : (Wording.AsIs(oldRaw), Wording.AsIs(newRaw));
            Say((old ?? @new)!.Kind, id, $"{subject.Ja}の{what.Ja}：{from.Ja} → {to.Ja}。", $"{subject.En}, {what.En}: {from.En} → {to.En}.");
        }
    }

    private static (string Ja, string En) Way(Definition d, SequenceFlow flow)
    {
        string End(string id) => d.Find(id) is { Name.Length: > 0 } node ? node.Name : id;
        return ($"「{End(flow.SourceId)}」→「{End(flow.TargetId)}」", $"{flow.SourceId} → {flow.TargetId}");
    }

    private static IEnumerable<Node> Sorted(Definition d) => d.Nodes.Values.OrderBy(n => n.Id, StringComparer.Ordinal);

    private void Say(ChangeKind kind, string id, string ja, string en) => _changes.Add(new DefinitionChange(kind, id, ja, en));
}
