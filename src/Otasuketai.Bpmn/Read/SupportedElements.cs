using System.Collections.Immutable;
using System.Text;

namespace Otasuketai.Bpmn;

/// <summary>The subset in words, printed from the table by which models are read; a host may carry less. workflows/SUPPORTED.md is this text.</summary>
public static class SupportedElements
{
    /// <summary>What each element means here. Every element of the vocabulary has a line; the printing fails when one is missing.</summary>
    private static readonly ImmutableArray<(string Group, string Name, string Ja, string En)> Lines =
    [
        ("Events", "startEvent", "プロセスの開始（種類なし・メッセージ・タイマー・シグナル）。イベントサブプロセスではエラーとエスカレーションも", "begins a process: none, message, timer, signal; in an event sub-process also error and escalation"),
        ("Events", "intermediateCatchEvent", "メッセージ・タイマー・シグナルを待つ。リンクは着地点", "waits for a message, timer or signal; a link is where a token lands"),
        ("Events", "intermediateThrowEvent", "メッセージ・シグナル・エスカレーションを送る、リンクへ跳ぶ", "sends a message, signal or escalation, or jumps to a link; without definition it only passes"),
        ("Events", "boundaryEvent", "作業に付く。中断するものは作業の中をすべて取り消してから進む", "sits on an activity; an interrupting one cancels everything inside first, in the same step"),
        ("Events", "endEvent", "終了（種類なし・メッセージ・シグナル・エラー・エスカレーション・強制終了）。強制終了は自分の範囲だけ", "ends a path; terminate ends its own scope only, an uncaught error is an incident, an uncaught escalation is ignored"),
        ("Activities", "userTask", "人の作業。名前のある結果で完了する", "a work item for a person, completed with a named outcome"),
        ("Activities", "serviceTask", "名前のある処理（otr:command）または制度の行為（otr:act）。失敗は障害として残る", "a named command or an act of the system in the same transaction; a failure is an incident, an error only by a declared code"),
        ("Activities", "sendTask", "メッセージを送る", "hands a message to the host"),
        ("Activities", "receiveTask", "メッセージを待つ。instantiate のときはプロセスを開始する", "waits for a message; with instantiate the message begins the process"),
        ("Activities", "subProcess", "範囲。triggeredByEvent のときはイベントで始まる", "a scope of its own; with triggeredByEvent it is begun by its event while the scope around it lives"),
        ("Activities", "callActivity", "別のプロセスを呼ぶ。版は呼んだ時に決まる", "runs another process; its version is pinned at the call, errors and escalations cross upward, cancellation downward"),
        ("Activities", "multiInstanceLoopCharacteristics", "集まりの要素ごと、または数だけ。人数は開始時に決まる。0は即完了", "once per element or so many times, at once or in turn; fixed at activation, 0 is done at once, the rest is cancelled when the condition holds"),
        ("Activities", "standardLoopCharacteristics", "条件が成り立つ間くり返す", "again while the condition holds (testBefore, loopMaximum)"),
        ("Gateways", "exclusiveGateway", "文書順で最初に成り立つフロー、なければ既定、なければ障害", "the first flow that fits in document order, else the default, else an incident"),
        ("Gateways", "parallelGateway", "すべてのフロー。合流は入るフローごとに一つ", "all flows; a join needs one token per incoming flow"),
        ("Gateways", "inclusiveGateway", "成り立つすべてのフロー。合流は、もう来るものがないとき", "every flow that fits; a join fires when nothing else can still come"),
        ("Gateways", "eventBasedGateway", "最初のイベントが勝ち、ほかは解除", "the first event wins, the others are disarmed in the same step"),
        ("Flows", "sequenceFlow", "結果（otr:outcome）、条件、既定、または無条件", "taken by outcome, by condition, by default, or always"),
        ("Event definitions", "messageEventDefinition", "名前とキーで一つの相手へ。早く来たものは預かる", "to one receiver by name and key; kept when early, consumed once, in order"),
        ("Event definitions", "timerEventDefinition", "日付・期間・繰返し（ISO 8601）、名前のある期限", "date, duration or cycle (ISO 8601), or a named deadline; a missed cycle fires once"),
        ("Event definitions", "signalEventDefinition", "待つ者すべてへ。中断するものが先。預からない", "to everyone who waits, interrupting ones first; never kept"),
        ("Event definitions", "errorEventDefinition", "外側の最も近い受け手へ。必ず中断する", "to the nearest catch outward; always interrupts"),
        ("Event definitions", "escalationEventDefinition", "外側の最も近い受け手へ。受け手がなければそのまま進む", "to the nearest catch outward; without one the thrower goes on"),
        ("Event definitions", "linkEventDefinition", "同じ範囲の同じ名前へ跳ぶ", "a jump to the catch of the same name in the same scope"),
        ("Event definitions", "terminateEventDefinition", "自分の範囲のすべてを終える", "ends everything in its own scope"),
        ("Declarations", "definitions", "ファイルの根", "the root of the file"),
        ("Declarations", "process", "実行するプロセス（isExecutable）。ほかは図として残す", "the executable process; others are for the eye"),
        ("Declarations", "message", "メッセージの名前", "a message by name"),
        ("Declarations", "signal", "シグナルの名前", "a signal by name"),
        ("Declarations", "error", "エラーのコード", "an error by code"),
        ("Declarations", "escalation", "エスカレーションのコード", "an escalation by code"),
        ("Declarations", "itemDefinition", "宣言だけ。実行には関わらない", "declared, never run"),
        ("Declarations", "property", "宣言だけ。変数はプロセスで共有", "declared, never run: variables are shared by the process"),
        ("Declarations", "interface", "宣言だけ", "declared, never run"),
        ("Declarations", "operation", "宣言だけ", "declared, never run"),
        ("For the eye", "collaboration", "図", "drawn, never run"),
        ("For the eye", "participant", "プール", "drawn, never run"),
        ("For the eye", "messageFlow", "プールの間だけ", "drawn, never run; only between pools"),
        ("For the eye", "laneSet", "レーン", "names who works, never routes"),
        ("For the eye", "lane", "レーン", "names who works, never routes"),
        ("For the eye", "childLaneSet", "レーン", "names who works, never routes"),
        ("For the eye", "textAnnotation", "注記", "drawn, never run"),
        ("For the eye", "association", "注記の線", "drawn, never run"),
        ("For the eye", "group", "囲み", "drawn, never run"),
    ];

    /// <summary>Refused by name, so that nobody waits for them.</summary>
    private const string Refused = "task, scriptTask, manualTask, businessRuleTask, transaction, adHocSubProcess, complexGateway, conditional, compensation, cancel and multiple events, data mapping, choreography";

    /// <summary>The whole page.</summary>
    public static string Print()
    {
        var missing = Vocabulary.Elements.Except(Lines.Select(l => l.Name)).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidOperationException("No line for " + string.Join(", ", missing));
        }

        var text = new StringBuilder("# 対応するBPMN要素 / Supported BPMN elements\n\nPrinted from the element table of the engine; a test keeps it equal.\n\nこの表はエンジンのものです。登録簿の図では、誰も届けないものを lint が断ります：シグナル（DL018）、図から送るメッセージ（DL020）、種類のある開始（DL021）、どの行為も送らないメッセージ（DL022）。\n\nThis is what the engine reads. In the register's own diagrams the lint refuses what nobody would deliver: signals (DL018), messages a diagram throws (DL020), starts other than none (DL021), messages that no act sends (DL022).\n");
        foreach (var group in Lines.GroupBy(l => l.Group))
        {
            text.Append($"\n## {group.Key}\n\n| element | 意味 | meaning | may contain |\n|---|---|---|---|\n");
            foreach (var (_, name, ja, en) in group)
            {
                text.Append($"| `{name}` | {ja} | {en} | {Inside(name)} |\n");
            }
        }

        text.Append($"\nRefused, never ignored: {Refused}.\n\n## Problems\n\n| code | 意味 | meaning |\n|---|---|---|\n");
        foreach (var (code, ja, en) in ProblemCatalogue.All)
        {
            text.Append($"| {code} | {ja} | {en} |\n");
        }

        return text.ToString();
    }

    private static string Inside(string name) => string.Join(", ", Vocabulary.Inside(name));
}
