using System.Globalization;

namespace Otasuketai.Bpmn;

/// <summary>The words of <see cref="DefinitionDiff"/>.</summary>
internal static class DiffWords
{
    private static readonly Dictionary<string, (string Ja, string En)> Kinds = new(StringComparer.Ordinal)
    {
        ["userTask"] = ("人の作業", "user task"),
        ["serviceTask"] = ("自動の作業", "service task"),
        ["sendTask"] = ("送信の作業", "send task"),
        ["receiveTask"] = ("受信の作業", "receive task"),
        ["callActivity"] = ("手続の呼出し", "call"),
        ["subProcess"] = ("サブプロセス", "sub-process"),
        ["startEvent"] = ("開始", "start"),
        ["endEvent"] = ("終了", "end"),
        ["boundaryEvent"] = ("境界イベント", "boundary event"),
        ["intermediateCatchEvent"] = ("待ち", "catch event"),
        ["intermediateThrowEvent"] = ("送出", "throw event"),
        ["exclusiveGateway"] = ("分岐", "exclusive gateway"),
        ["parallelGateway"] = ("並行", "parallel gateway"),
        ["inclusiveGateway"] = ("包含分岐", "inclusive gateway"),
        ["eventBasedGateway"] = ("イベント分岐", "event-based gateway"),
    };

    public static string Ja(Node node) => $"{(Kinds.TryGetValue(node.Kind, out var kind) ? kind.Ja : node.Kind)}「{Called(node)}」";

    public static string En(Node node) => $"The {(Kinds.TryGetValue(node.Kind, out var kind) ? kind.En : node.Kind)} {node.Id}{(node.Name.Length > 0 ? $" (“{node.Name}”)" : "")}";

    private static string Called(Node node) => node.Name.Length > 0 ? node.Name : node.Id;

    /// <summary>What an otr attribute is about.</summary>
    public static (string Ja, string En, ChangeKind Kind) Attribute(string name) => name switch
    {
        "act" => ("行為", "acts", ChangeKind.Work),
        "role" => ("担当の役割", "role", ChangeKind.Work),
        "outcomes" => ("結果", "outcomes", ChangeKind.Work),
        "excludeActorsOf" => ("担当者を除く作業", "excluded actors of", ChangeKind.Work),
        "due" => ("期限", "due", ChangeKind.Deadline),
        "command" => ("命令", "command", ChangeKind.Work),
        "notice" => ("通知", "notice", ChangeKind.Work),
        "to" => ("宛先", "recipient", ChangeKind.Work),
        _ => ($"属性 {name}", $"attribute {name}", ChangeKind.Attribute),
    };

    public static string YesNo(bool value) => value ? "yes" : "no";

    /// <summary>When or what an element waits for; empty for nothing. A trigger without words of its own is told by its values.</summary>
    public static string Trigger(Trigger trigger) => trigger switch
    {
        Bpmn.Trigger.None => "",
        Bpmn.Trigger.Timer timer => Timer(timer.Spec),
        Bpmn.Trigger.Message message => $"message {message.Name}{(message.KeyVariable is null ? "" : $" by {message.KeyVariable}")}",
        Bpmn.Trigger.Error error => $"error {error.Code ?? "*"}",
        Bpmn.Trigger.Escalation escalation => $"escalation {escalation.Code ?? "*"}",
        Bpmn.Trigger.Signal signal => $"signal {signal.Name}",
        Bpmn.Trigger.Link link => $"link {link.Name}",
        Bpmn.Trigger.Terminate => "terminate",
        _ => throw new InvalidOperationException(trigger.GetType().Name),
    };

    private static string Timer(TimerSpec spec)
    {
        var length = spec.Knob ?? spec.Variable ?? spec.At?.ToString("O", CultureInfo.InvariantCulture) ?? spec.On?.ToString("O", CultureInfo.InvariantCulture) ?? Iso(spec.Duration);
        var days = spec.BusinessDays ? " business days" : "";
        var cycle = spec.IsCycle ? $"R{spec.Repetitions}/{spec.CycleStart?.ToString("O", CultureInfo.InvariantCulture)} " : "";
        return spec.Anchor switch
        {
            TimerAnchor.Activation => $"timer {cycle}{length}{days}",
            TimerAnchor.BeforeDue => $"timer {cycle}{length}{days} before due",
            TimerAnchor.AfterDue => spec.Duration is { IsZero: true } ? "timer after due" : $"timer {cycle}{length}{days} after due",
        };
    }

    private static string Iso(IsoDuration? duration) => duration is { } d
        ? string.Create(CultureInfo.InvariantCulture, $"P{(d.Months > 0 ? $"{d.Months}M" : "")}{d.Days}D{(d.Clock > TimeSpan.Zero ? System.Xml.XmlConvert.ToString(d.Clock)[1..] : "")}")
        : "";

    public static string Loop(MultiInstance? loop) => loop is null
        ? ""
        : $"{(loop.Sequential ? "one by one" : "all at once")}: {loop.Collection ?? loop.Cardinality?.Text}{(loop.CompletionCondition is { } until ? $" until {until.Text}" : "")}";

    /// <summary>Why a flow is taken.</summary>
    public static (string Ja, string En) Reason(SequenceFlow flow) => flow switch
    {
        { Outcomes.IsEmpty: false } => ($"結果が {string.Join(' ', flow.Outcomes)}", $"on {string.Join(' ', flow.Outcomes)}"),
        { Condition: { } condition } => ($"{condition.Text}", $"when {condition.Text}"),
        { IsDefault: true } => ("それ以外", "otherwise"),
        _ => ("いつも", "always"),
    };
}
