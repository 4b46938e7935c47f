using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>
/// Something only an operator can settle. It belongs to an activity and goes away by Retry, Skip or the end of that activity.
/// </summary>
/// <param name="Code">Stable code, see <see cref="IncidentCodes"/>.</param>
/// <param name="ElementId">The element.</param>
/// <param name="Message">For the operator, English.</param>
/// <param name="ActivityId">The activity to retry or skip.</param>
public sealed record Incident(string Code, string ElementId, string Message, string ActivityId);

/// <summary>What an incident of one code means, for the operator.</summary>
/// <param name="Code">The code.</param>
/// <param name="KindJa">A few words in Japanese, as a heading has them.</param>
/// <param name="KindEn">The same in English.</param>
/// <param name="Ja">One sentence in Japanese: what happened.</param>
/// <param name="En">The same in English.</param>
public sealed record IncidentReason(string Code, string KindJa, string KindEn, string Ja, string En);

/// <summary>Every incident code, and what each means.</summary>
public static class IncidentCodes
{
    /// <summary>No flow fits and there is no default.</summary>
    public const string NoFlow = "NO_FLOW";

    /// <summary>A condition is not decidable: missing name or wrong type.</summary>
    public const string Condition = "CONDITION";

    /// <summary>The host's command failed.</summary>
    public const string CommandFailed = "COMMAND_FAILED";

    /// <summary>A BPMN error that nothing catches.</summary>
    public const string UncaughtError = "UNCAUGHT_ERROR";

    /// <summary>A named duration, date variable or timer cannot be resolved.</summary>
    public const string Timer = "TIMER";

    /// <summary>A call activity's process is unknown, or calls are nested too deep.</summary>
    public const string Call = "CALL";

    /// <summary>Collection or cardinality of a multi-instance task is unusable.</summary>
    public const string Collection = "COLLECTION";

    /// <summary>A correlation key variable is missing.</summary>
    public const string MessageKey = "MESSAGE_KEY";

    /// <summary>Tokens wait at a join and nothing is left that could come; raised by the host, see <see cref="Instance.Stuck"/>.</summary>
    public const string Stuck = "STUCK";

    /// <summary>A message that the instance refused; raised by the host.</summary>
    public const string Unheard = "UNHEARD";

    /// <summary>One row for each code.</summary>
    public static readonly ImmutableArray<IncidentReason> Reasons =
    [
        new(NoFlow, "進む先がない", "No way on", "手順の結果に合う流れが図になく、「それ以外」の流れもありません。", "No flow in the diagram fits what came out of the step, and there is none for everything else."),
        new(Condition, "条件を判断できない", "A condition cannot be decided", "流れや繰返しの条件が尋ねる値がないか、種類が合わないため、当てはまるかどうか決まりません。", "A condition of a flow or a loop asks for a value that is missing or of the wrong kind, so it is neither true nor false."),
        new(CommandFailed, "自動の処理が失敗した", "An automatic step failed", "この手順で自動で行う処理が、途中で失敗しました。", "What this step does automatically failed."),
        new(UncaughtError, "受け止める所のないエラー", "An error that nothing catches", "手順がエラーで終わりましたが、図にはそのエラーを受け止める所がありません。", "The step ended with an error, and nothing in the diagram catches it."),
        new(Timer, "期限の処理が失敗した", "A deadline could not be worked off", "期限や日時が決められなかったか、その時に行う処理が失敗しました。", "A due date or time could not be worked out, or what had to be done at that time failed."),
        new(Call, "呼び出す手続を始められない", "A called procedure cannot start", "呼び出す手続が登録されていないか、始まりがないか、呼出しが深く重なりすぎています。", "The called procedure is not registered, has no beginning, or the calls are nested too deeply."),
        new(Collection, "担当する人の一覧が使えない", "The list of people is unusable", "何人分行うかを決める一覧や数がないか、使えない値です。", "The list or number that says for how many it is done is missing or unusable."),
        new(MessageKey, "知らせの宛先が決まらない", "A message has no key", "どの案件への知らせかを見分ける値がありません。", "The value that tells for which case a message is meant is missing."),
        new(Stuck, "来ないものを待っている", "It waits for what cannot come", "ほかの流れがそろうのを待っていますが、もう届くものはありません。", "It waits for other paths to arrive, and nothing is left that could come."),
        new(Unheard, "知らせが手順に届かなかった", "The procedure did not take a message", "行為は行われましたが、その知らせを手順が受け取りませんでした。もう一度試すと、送り直します。", "The act was done, but the procedure did not take its message. To try again is to send it again."),
    ];

    /// <summary>What a code means; null for one that is not of this engine.</summary>
    public static IncidentReason? ReasonOf(string code) => Reasons.FirstOrDefault(r => r.Code == code);
}
