using Otasuketai.Bpmn;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Admin;

/// <summary>What happened to a stuck step, in words for an operator.</summary>
public static class IncidentWords
{
    /// <summary>The kind of an incident; a code nobody knows stands for itself.</summary>
    public static string OfIncident(this Lang l, string code) => code switch
    {
        IncidentCodes.NoFlow => l.Pick("進む先がない", "No way on"),
        IncidentCodes.Condition => l.Pick("条件を判断できない", "A condition cannot be decided"),
        IncidentCodes.CommandFailed => l.Pick("自動の処理が失敗した", "An automatic step failed"),
        IncidentCodes.UncaughtError => l.Pick("受け止める所のないエラー", "An error that nothing catches"),
        IncidentCodes.Timer => l.Pick("期限の処理が失敗した", "A deadline could not be worked off"),
        IncidentCodes.Call => l.Pick("呼び出す手続を始められない", "A called procedure cannot start"),
        IncidentCodes.Collection => l.Pick("担当する人の一覧が使えない", "The list of people is unusable"),
        IncidentCodes.MessageKey => l.Pick("知らせの宛先が決まらない", "A message has no key"),
        IncidentCodes.Stuck => l.Pick("来ないものを待っている", "It waits for what cannot come"),
        _ => code,
    };
}
