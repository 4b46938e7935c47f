namespace Otasuketai.Bpmn;

/// <summary>
/// All that is to be said about one version, element by element: whatever decides how it runs has its line here. What a version has and the
/// other has not, or has otherwise, is a difference.
/// </summary>
internal sealed class DiffFacts(Definition definition, HostNames? names)
{
    /// <summary>So much of a note is told.</summary>
    private const int LongestText = 60;

    private readonly DiffWords _words = new(names);

    /// <summary>About a step, an event or a gateway; its name and its flows apart.</summary>
    public IEnumerable<DiffFact> Of(Node node)
    {
        yield return new(ChangeKind.Replaced, new("種類", "kind"), DiffWords.KindOf(node), DiffWords.Kind(node));
        yield return new(ChangeKind.Replaced, new("置かれた所", "place"), node.ScopeId, Called(node.ScopeId));
        var lanes = definition.Lanes.Where(l => l.NodeIds.Contains(node.Id)).ToList();
        yield return new(ChangeKind.Replaced, new("レーン", "lane"), string.Join(' ', lanes.Select(l => l.Id)), lanes.Count == 0 ? Wording.None : new(string.Join('、', lanes.Select(l => l.Name.Length > 0 ? l.Name : l.Id)), string.Join(", ", lanes.Select(l => l.Id))));
        foreach (var fact in Own(node).Concat(Loops(node)).Concat(Attributes(node)))
        {
            yield return fact;
        }
    }

    /// <summary>About the process itself; its name apart.</summary>
    public IEnumerable<DiffFact> Whole()
    {
        yield return new(ChangeKind.Replaced, new("id", "id"), definition.ProcessId, Wording.AsIs(definition.ProcessId));
        foreach (var (name, value) in definition.Attributes.Where(a => a.Key != "version").OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            yield return Attribute(name, value);
        }

        var errors = string.Join(' ', definition.ErrorCodes.Order(StringComparer.Ordinal));
        yield return new(ChangeKind.Attribute, new("宣言されたエラー", "declared errors"), errors, Wording.AsIs(errors));
        foreach (var lane in definition.Lanes.Where(l => l.Id.Length > 0))
        {
            yield return new(ChangeKind.Renamed, new($"レーン {lane.Id} の名前", $"name of the lane {lane.Id}"), lane.Name, Wording.AsIs(lane.Name));
        }

        foreach (var (id, text) in definition.Documentation.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            var about = Called(id);
            yield return new(ChangeKind.Attribute, new($"説明文（{about.Ja}）", $"documentation of {id}"), text, Wording.AsIs(Shortened.Quote(text, LongestText)));
        }

        foreach (var (id, seen) in definition.Diagram.Display.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            var kind = DiffWords.Drawn(seen.Kind);
            yield return new(ChangeKind.Layout, new($"{kind.Ja} {id}", $"{kind.En} {id}"), $"{seen.Kind} {seen.Text}", Wording.AsIs(seen.Text));
        }
    }

    /// <summary>What only elements of its kind have.</summary>
    private IEnumerable<DiffFact> Own(Node node) => node switch
    {
        BoundaryEvent e => [new(ChangeKind.Replaced, new("付く作業", "host"), e.AttachedTo, Called(e.AttachedTo)), Interrupting(e.Interrupting), Trigger(e.Trigger, "待つもの", "waits for")],
        StartEvent { HandlerId: not null } e => [Interrupting(e.Interrupting), Trigger(e.Trigger, "待つもの", "waits for")],
        StartEvent e => [Trigger(e.Trigger, "始まるきっかけ", "begins with")],
        IntermediateCatchEvent e => [Trigger(e.Trigger, "待つもの", "waits for")],
        IntermediateThrowEvent e => [Trigger(e.Trigger, "起こすこと", "throws")],
        EndEvent e => [Trigger(e.Trigger, "起こすこと", "throws")],
        SendTask e => [Said(ChangeKind.Deadline, new("送るメッセージ", "message sent"), e.MessageName)],
        ReceiveTask e => [Trigger(e.Message, "待つもの", "waits for"), YesNo(ChangeKind.Deadline, new("この受信で手続を始めるか", "begins the process"), e.Instantiates)],
        CallActivity e => [Said(ChangeKind.Attribute, new("呼び出す手続", "called process"), e.CalledElement)],
        _ => [],
    };

    private static IEnumerable<DiffFact> Loops(Node node)
    {
        var (many, again) = (DiffWords.Loop(node.Loop), DiffWords.Repeat(node.Repeat));
        yield return new(ChangeKind.Attribute, new("人数分の実行", "multiple runs"), node.Loop is null ? "" : many.En, many);
        yield return new(ChangeKind.Attribute, new("繰返し", "loop"), node.Repeat is null ? "" : again.En, again);
    }

    private IEnumerable<DiffFact> Attributes(Node node) => node.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Key == "excludeActorsOf"
        ? Attribute(a.Key, a.Value) with { Value = Called(a.Value) }
        : Attribute(a.Key, a.Value));

    private DiffFact Attribute(string name, string value)
    {
        var (what, kind) = DiffWords.Attribute(name);
        return new(kind, what, value, _words.Value(name, value));
    }

    private static DiffFact Interrupting(bool value) => YesNo(ChangeKind.Deadline, new("作業を中断するか", "interrupting"), value);

    private static DiffFact YesNo(ChangeKind kind, Wording what, bool value) => new(kind, what, value ? "yes" : "no", value ? new("はい", "yes") : new("いいえ", "no"));

    private static DiffFact Said(ChangeKind kind, Wording what, string? value) => new(kind, what, value ?? "", Wording.AsIs(value ?? ""));

    private DiffFact Trigger(Trigger trigger, string ja, string en) =>
        new(ChangeKind.Deadline, new(ja, en), trigger is Bpmn.Trigger.None ? "" : trigger.ToString(), _words.Trigger(trigger));

    /// <summary>Another element of this version: by name in Japanese, by id in English.</summary>
    private Wording Called(string id) => id == definition.ProcessId ? new("手続そのもの", "the process itself")
        : definition.Find(id) is { Name.Length: > 0 } node ? new($"「{node.Name}」", id) : Wording.AsIs(id);
}
