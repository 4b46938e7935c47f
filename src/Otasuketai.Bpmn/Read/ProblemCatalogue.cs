using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>What each problem code is about, in both languages; the sentence of a <see cref="Problem"/> says more.</summary>
public static class ProblemCatalogue
{
    /// <summary>Every code, in order.</summary>
    public static ImmutableArray<(string Code, string Ja, string En)> All { get; } =
    [
        (ProblemCodes.Xml, "BPMNとして開けない、または大きすぎる・深すぎる", "not a BPMN file that may be opened: malformed, a DTD, too long, too deep, too many elements"),
        (ProblemCodes.Element, "対象外の要素", "an element outside the subset"),
        (ProblemCodes.Process, "実行するプロセスの数", "not exactly one executable process"),
        (ProblemCodes.Id, "idがない、または重複", "an id is missing or used twice"),
        (ProblemCodes.FlowEnd, "フローの端の誤り", "a sequence flow's end is missing, in another scope, or not allowed there"),
        (ProblemCodes.Start, "開始イベントの誤り", "start events: none, too many, or of a kind not allowed in this scope"),
        (ProblemCodes.Unreachable, "到達できない要素", "no token can ever come here"),
        (ProblemCodes.Gateway, "ゲートウェイ・条件付きフローの誤り", "a rule of gateways or of conditional flows is broken"),
        (ProblemCodes.OutcomeTwice, "同じ結果のフローが二つ", "two flows from one source name the same outcome"),
        (ProblemCodes.Default, "既定フローの誤り", "the default flow is not a plain flow of its source"),
        (ProblemCodes.EventGateway, "イベントゲートウェイの誤り", "an event-based gateway is not followed by catches of its own"),
        (ProblemCodes.Boundary, "境界イベントの誤り", "a boundary event has no fit host or is of a kind its host cannot have"),
        (ProblemCodes.Timer, "タイマーを解釈できない", "a timer cannot be understood"),
        (ProblemCodes.Call, "呼出し先の誤り", "a call activity calls nothing that can be called"),
        (ProblemCodes.MultiInstance, "複数人・繰返しの誤り", "multi-instance or loop characteristics are not well formed"),
        (ProblemCodes.Condition, "条件式の誤り", "a condition is not in the language"),
        (ProblemCodes.Reference, "宣言のない参照", "what a reference names is not declared"),
        (ProblemCodes.Attribute, "対象外の属性または値", "an attribute, or its value, outside the subset"),
        (ProblemCodes.Command, "otr:act と otr:command の誤り", "neither or both of otr:act and otr:command"),
        (ProblemCodes.FourEyes, "四つの目の指定の誤り", "otr:excludeActorsOf names no user task"),
        (ProblemCodes.Drawing, "図の数値の誤り", "the drawing has a number that is none"),
        (ProblemCodes.Link, "リンクの相手がない", "a link event has no partner in its own scope"),
        (ProblemCodes.Collaboration, "プール・メッセージフローの誤り", "a pool or message flow says what cannot be"),
        (ProblemCodes.Formal, "実行モデルの式・操作の誤り（標準の規則で読むときだけ）", "an expression is not formal or a message has no operation (only by the standard's rules for executable models)"),
    ];
}
