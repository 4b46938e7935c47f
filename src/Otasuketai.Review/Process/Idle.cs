using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;

namespace Otasuketai.Review.Process;

/// <summary>Free acts that the law allows in a stage and that have nothing to work on: they are not offered, so that nobody presses a button in vain.</summary>
internal static class Idle
{
    /// <summary>True when the act would find nothing to do.</summary>
    public static bool Is(Dossier dossier, Life life, Act act, Actor actor) => act == Act.ResumeClock ? life.Fact(FactNames.Clock) != "stopped"
        : act == Act.StopClock ? life.Fact(FactNames.Clock) == "stopped"
        : act == Act.GrantExtension || act == Act.RefuseExtension ? life.Fact("extension") != "asked"
        : act == Act.ReviewInterim || act == Act.Reinstate ? life.Fact(FactNames.SuspensionKind) != "interim"
        : act == Act.AcknowledgeNotice ? life.Fact("noticeProvenOn").Length > 0
        : act == Act.EndVoting ? dossier.Polls.GetValueOrDefault(life.Id)?.Leading?.Person != actor.Person
        : act == Act.ElectPresiding ? !dossier.Polls.TryGetValue(life.Id, out var poll) || !Polls.NeedsElection(poll)
        : act == Act.ConfirmPoll ? dossier.Polls.GetValueOrDefault(life.Id)?.Presiding?.Person != actor.Person
        : act == Act.ChangeBallot ? Member(dossier, life, actor) is not { Voted: true, Recused: false }
        : act == Act.DeclareConflict && Member(dossier, life, actor) is null or { Declared: true } or { Voted: true };

    private static PollMember? Member(Dossier dossier, Life life, Actor actor) =>
        dossier.Polls.TryGetValue(life.Id, out var poll) ? poll.Members.FirstOrDefault(m => m.Person == actor.Person) : null;
}
