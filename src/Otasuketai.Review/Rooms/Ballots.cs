using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Rooms;

/// <summary>利害関係の申告と投票: what one member does in a poll. Choices travel to the box and nowhere else.</summary>
internal static class Ballots
{
    public static Decision Declare(Case c)
    {
        if (Member(c) is not { } member)
        {
            return new Decision.No(c.Dossier.Polls[c.Life.Id].Members.IsEmpty ? Refusal.NotInThisStage : Refusal.NotEligible);
        }

        if (member.Voted)
        {
            return new Decision.No(Refusal.AlreadyVoted);
        }

        var conflict = c.Request["conflict"];
        if (conflict.Length == 0)
        {
            return Steps.Bad("conflict", "利害関係の有無を選んでください", "Please say whether there is a conflict");
        }

        if (conflict != "none" && c.Request["text"].Length == 0)
        {
            return Steps.Bad("text", "利害関係の内容を入力してください", "Please describe the conflict");
        }

        return Decision.With(new DossierEvent.ConflictDeclared(c.Life.Id, member.Person, member.Recused || conflict != "none", c.Request["text"]));
    }

    public static Decision Cast(Case c) => Member(c) is { Voted: true } ? new Decision.No(Refusal.AlreadyVoted) : Put(c);

    public static Decision Change(Case c) => Member(c) is { Voted: false } ? new Decision.No(Refusal.NotOffered) : Put(c);

    private static Decision Put(Case c)
    {
        if (Member(c) is not { } member)
        {
            return new Decision.No(Refusal.NotEligible);
        }

        if (member.Recused || !member.Declared)
        {
            return new Decision.No(member.Recused ? Refusal.Recused : Refusal.ConflictNotDeclared);
        }

        var questions = c.Dossier.Polls[c.Life.Id].Questions;
        var missing = questions.Where(q => !q.Options.Contains(c.Request[q.Id])).ToList();
        if (missing.Count > 0)
        {
            return new Decision.No(Refusal.BadInput, string.Join(' ', missing.Select(q => q.Id)))
            {
                Fields = [.. missing.Select(q => new FieldProblem(q.Id, "賛否を選んでください（決めかねるときは棄権を選べます）", "Please choose (you may abstain)"))],
            };
        }

        if (questions.Any(q => c.Request[q.Id] == "approve-with-conditions") && c.Request["condition"].Length == 0)
        {
            return Steps.Bad("condition", "条件の内容を入力してください", "Please write the condition");
        }

        return Decision.With(new DossierEvent.BallotCast(c.Life.Id, member.Person, Choices(c, questions)));
    }

    /// <summary>The choice of each question, and the words under keys that no question has; a changed ballot overwrites words that were taken back.</summary>
    private static ImmutableDictionary<string, string> Choices(Case c, ImmutableArray<PollQuestion> questions) => questions
        .Select(q => (q.Id, c.Request[q.Id]))
        .Concat(new[] { ("text-condition", c.Request["condition"]), ("text-reason", c.Request["reason"]) }.Where(t => t.Item2.Length > 0 || c.Request.Act == Act.ChangeBallot))
        .ToImmutableDictionary(t => t.Item1, t => t.Item2);

    private static PollMember? Member(Case c) =>
        c.Dossier.Polls.TryGetValue(c.Life.Id, out var poll) ? poll.Members.FirstOrDefault(m => m.Person == c.Request.Actor.Person) : null;
}
