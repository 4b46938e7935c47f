using System.Globalization;

namespace Otasuketai.Bpmn;

/// <summary>How the host calls a word that stands in an otr attribute (a role, an act, a named duration); null where it has no name for it.</summary>
/// <param name="attribute">Local name of the attribute.</param>
/// <param name="word">One word of its value.</param>
public delegate (string Ja, string En)? HostNames(string attribute, string word);

/// <summary>The words of <see cref="DefinitionDiff"/>.</summary>
internal sealed class DiffWords(HostNames? names)
{
    private static readonly Dictionary<string, Wording> Kinds = new(StringComparer.Ordinal)
    {
        ["userTask"] = new("人の作業", "user task"),
        ["serviceTask"] = new("自動の作業", "service task"),
        ["sendTask"] = new("送信の作業", "send task"),
        ["receiveTask"] = new("受信の作業", "receive task"),
        ["callActivity"] = new("手続の呼出し", "call"),
        ["subProcess"] = new("サブプロセス", "sub-process"),
        ["eventSubProcess"] = new("イベントサブプロセス", "event sub-process"),
        ["startEvent"] = new("開始", "start"),
        ["endEvent"] = new("終了", "end"),
        ["boundaryEvent"] = new("境界イベント", "boundary event"),
        ["intermediateCatchEvent"] = new("待ち", "catch event"),
        ["intermediateThrowEvent"] = new("送出", "throw event"),
        ["exclusiveGateway"] = new("分岐", "exclusive gateway"),
        ["parallelGateway"] = new("並行", "parallel gateway"),
        ["inclusiveGateway"] = new("包含分岐", "inclusive gateway"),
        ["eventBasedGateway"] = new("イベント分岐", "event-based gateway"),
        ["participant"] = new("図の枠", "pool"),
        ["messageFlow"] = new("図のメッセージの線", "message flow"),
        ["textAnnotation"] = new("図の注記", "annotation"),
        ["group"] = new("図の囲み", "group"),
    };

    public static string Ja(Node node) => $"{Kind(node).Ja}「{(node.Name.Length > 0 ? node.Name : node.Id)}」";

    public static string En(Node node) => $"The {Kind(node).En} {node.Id}{(node.Name.Length > 0 ? $" (“{node.Name}”)" : "")}";

    /// <summary>Element name as BPMN spells it, and for an event sub-process, which BPMN spells as any other, its own.</summary>
    public static string KindOf(Node node) => node is EventSubProcess ? "eventSubProcess" : node.Kind;

    public static Wording Kind(Node node) => Drawn(KindOf(node));

    /// <summary>Something by its element name.</summary>
    public static Wording Drawn(string kind) => Kinds.TryGetValue(kind, out var words) ? words : Wording.AsIs(kind);

    /// <summary>What an otr attribute is about.</summary>
    public static (Wording What, ChangeKind Kind) Attribute(string name) => name switch
    {
        "act" => (new("行為", "acts"), ChangeKind.Work),
        "role" => (new("担当の役割", "role"), ChangeKind.Work),
        "outcomes" => (new("結果", "outcomes"), ChangeKind.Work),
        "outcome" => (new("終わりの結果", "outcome"), ChangeKind.Work),
        "excludeActorsOf" => (new("担当者を除く作業", "excluded actors of"), ChangeKind.Work),
        "due" => (new("期限", "due"), ChangeKind.Deadline),
        "key" => (new("宛先を見分ける変数", "correlation key"), ChangeKind.Deadline),
        "command" => (new("命令", "command"), ChangeKind.Work),
        "notice" => (new("通知", "notice"), ChangeKind.Work),
        "to" => (new("宛先", "recipient"), ChangeKind.Work),
        "machine" => (new("動かす手続の種類", "machine"), ChangeKind.Attribute),
        "variables" => (new("宣言された変数", "declared variables"), ChangeKind.Attribute),
        _ => (new($"属性 {name}", $"attribute {name}"), ChangeKind.Attribute),
    };

    /// <summary>An attribute's value, word by word as the host calls them.</summary>
    public Wording Value(string attribute, string value) => FlowReader.Words(value) is { IsEmpty: false } words
        ? new(string.Join('、', words.Select(w => Named(attribute, w).Ja)), string.Join(", ", words.Select(w => Named(attribute, w).En)))
        : Wording.None;

    /// <summary>When or what an element waits for, or what it throws.</summary>
    public Wording Trigger(Trigger trigger) => trigger switch
    {
        Bpmn.Trigger.None => Wording.None,
        Bpmn.Trigger.Timer timer => Timer(timer.Spec),
        Bpmn.Trigger.Message message => new($"メッセージ「{message.Name}」", $"message {message.Name}"),
        Bpmn.Trigger.Error error => error.Code is { } code ? new($"エラー「{code}」", $"error {code}") : new("どのエラーでも", "any error"),
        Bpmn.Trigger.Escalation escalation => escalation.Code is { } code ? new($"エスカレーション「{code}」", $"escalation {code}") : new("どのエスカレーションでも", "any escalation"),
        Bpmn.Trigger.Signal signal => new($"シグナル「{signal.Name}」", $"signal {signal.Name}"),
        Bpmn.Trigger.Link link => new($"リンク「{link.Name}」", $"link {link.Name}"),
        Bpmn.Trigger.Terminate => new("この範囲のすべてを終える", "terminate"),
        _ => throw new InvalidOperationException(trigger.GetType().Name),
    };

    /// <summary>For how many an activity runs.</summary>
    public static Wording Loop(MultiInstance? loop)
    {
        if (loop is null)
        {
            return Wording.None;
        }

        var (each, until) = (loop.Collection ?? loop.Cardinality?.Text, loop.CompletionCondition?.Text);
        return new(
            $"{(loop.Sequential ? "順に一つずつ" : "同時に")}、「{each}」{(loop.Collection is null ? "の数だけ" : "の一つごとに")}{(until is null ? "" : $"、「{until}」になれば打ち切る")}",
            $"{(loop.Sequential ? "one by one" : "all at once")}, {(loop.Collection is null ? "as many as" : "for each of")} {each}{(until is null ? "" : $", until {until}")}");
    }

    /// <summary>How often an activity runs.</summary>
    public static Wording Repeat(StandardLoop? loop) => loop is null ? Wording.None : new(
        $"{(loop.Condition is { } ja ? $"「{ja.Text}」の間、" : "")}{(loop.Maximum is { } times ? $"多くて{times}回、" : "")}{(loop.TestBefore ? "始める前に確かめる" : "終わるたびに確かめる")}",
        $"{(loop.Condition is { } en ? $"while {en.Text}, " : "")}{(loop.Maximum is { } most ? $"at most {most} times, " : "")}{(loop.TestBefore ? "asked before each run" : "asked after each run")}");

    /// <summary>Why a flow is taken.</summary>
    public Wording Reason(SequenceFlow flow) => flow switch
    {
        { Outcomes.IsEmpty: false } => new($"結果が{string.Join('、', flow.Outcomes.Select(o => Named("outcome", o).Ja))}", $"on {string.Join(", ", flow.Outcomes.Select(o => Named("outcome", o).En))}"),
        { Condition: { } condition } => new(condition.Text, $"when {condition.Text}"),
        { IsDefault: true } => new("それ以外", "otherwise"),
        _ => new("いつも", "always"),
    };

    private Wording Named(string attribute, string word) => names?.Invoke(attribute, word) is (var ja, var en) ? new($"「{ja}」", $"“{en}”") : Wording.AsIs(word);

    private Wording Timer(TimerSpec spec)
    {
        if (spec.At is not null || spec.On is not null || spec.Variable is not null)
        {
            var moment = spec.Variable is { } variable ? new($"変数「{variable}」の日時", $"the date in {variable}") : Wording.AsIs(spec.At is { } at ? Moment(at) : $"{spec.On:yyyy-MM-dd}");
            return new(moment.Ja, $"on {moment.En}");
        }

        var length = spec.Knob is { } knob ? Knob(knob, spec.BusinessDays) : Length(spec.Duration ?? IsoDuration.Zero, spec.BusinessDays);
        if (spec.IsCycle)
        {
            return Cycle(spec, length);
        }

        return spec.Anchor switch
        {
            TimerAnchor.Activation => new($"{length.Ja}後", $"{length.En} later"),
            TimerAnchor.BeforeDue => new($"期限より{length.Ja}前", $"{length.En} before the due date"),
            TimerAnchor.AfterDue => spec.Duration is { IsZero: true } ? new("期限が過ぎたとき", "when the due date is over") : new($"期限から{length.Ja}後", $"{length.En} after the due date"),
        };
    }

    private static Wording Cycle(TimerSpec spec, Wording length)
    {
        var (isDue, start) = (spec.Anchor == TimerAnchor.AfterDue, spec.CycleStart is { } begin ? Moment(begin) : null);
        return new(
            $"{(isDue ? "期限から" : "")}{(start is null ? "" : $"{start}から")}{length.Ja}ごとに{(spec.Repetitions is { } ja ? $"{ja}回" : "何度でも")}",
            $"every {length.En}{(start is null ? "" : $" from {start}")}{(isDue ? " after the due date" : "")}, {(spec.Repetitions is { } en ? $"{en} times" : "for ever")}");
    }

    private Wording Knob(string name, bool businessDays)
    {
        var called = names?.Invoke("knob", name) is (var ja, var en) ? new Wording(ja, en) : Wording.AsIs(name);
        return new($"設定「{called.Ja}」の期間{(businessDays ? "（営業日）" : "")}", $"the time “{called.En}”{(businessDays ? " in business days" : "")}");
    }

    private static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    private static Wording Length(IsoDuration length, bool businessDays)
    {
        var clock = length.Clock;
        (int Count, string Ja, string En)[] parts =
        [
            (length.Months, "か月", "month"), (length.Days, businessDays ? "営業日" : "日", businessDays ? "business day" : "day"),
            ((int)clock.TotalHours, "時間", "hour"), (clock.Minutes, "分", "minute"), (clock.Seconds, "秒", "second"),
        ];
        var said = parts.Where(p => p.Count > 0).DefaultIfEmpty(parts[1]).ToList();
        return new(string.Concat(said.Select(p => $"{p.Count}{p.Ja}")), string.Join(' ', said.Select(p => $"{p.Count} {p.En}{(p.Count == 1 ? "" : "s")}")));
    }
}
