using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;
using Otasuketai.Review.PostEvaluation;

namespace Otasuketai.Review.Rooms;

/// <summary>事後評価: rounds of questions to monitor users, and what their answers do to the claims.</summary>
internal static class Evaluations
{
    public static Decision Plan(Case c)
    {
        if (!c.Dossier.Listing.IsCurrent())
        {
            return new Decision.No(Refusal.NotListed);
        }

        var rounds = c.Dossier.Lives.Values.Where(l => l.Machine == Machine.PostEvaluation && l.Id != c.Life.Id).ToList();
        if (rounds.Any(r => !r.Over))
        {
            return new Decision.No(Refusal.AlreadyOpen);
        }

        return c.Dossier.Claims.Values.Any(k => k.Can)
            ? Decision.With(c.Life.Id.Set((FactNames.Round, (rounds.Count + 1).ToString(CultureInfo.InvariantCulture))))
            : new Decision.No(Refusal.NotOffered, "claims");
    }

    public static Decision Open(Case c)
    {
        var items = RoundItems.Choose(c.Dossier.Claims.Values.Select(k => new AskedClaim(k, Importance(c, k.Item), LastAsked(c, k.Item))), c.World.Policy.Count(Knob.SurveyItems));
        var closes = c.World.After(Knob.SurveyClose, c.World.Today);
        return Decision.With(
            new DossierEvent.RoundOpened(c.Life.Id, items, closes),
            c.Life.Id.Set(("items", string.Join(' ', items)), ("closesOn", closes.Iso())),
            new DossierEvent.DueSet(c.Life.Id, closes));
    }

    public static Decision Close(Case c) => new Decision.Yes(
        [new DossierEvent.RoundClosed(c.Life.Id), new DossierEvent.DueSet(c.Life.Id, null)],
        Outcome: EvaluationRule.Of(c.World.Policy).IsSuppressed(Counts(c)) ? "few" : "enough");

    public static Decision InviteComment(Case c)
    {
        var until = c.World.After(Knob.VendorComment, c.World.Today);
        return Decision.With(c.Life.Id.Set(("commentUntil", until.Iso())), new DossierEvent.DueSet(c.Life.Id, until));
    }

    public static Decision Comment(Case c) => Decision.With(c.Life.Id.Set(("commentedOn", c.World.Today.Iso())));

    public static Decision Suppress(Case c) => Decision.With(
        new DossierEvent.ResultsPublished(c.Life.Id, CountsOnly: true),
        c.Tell(Notices.ResultsSuppressed, Role.Vendor));

    /// <summary>Results go to the entry; a claim that users contradict opens a recheck with a due date, unless one looks at it already.</summary>
    public static Decision Publish(Case c)
    {
        var rule = EvaluationRule.Of(c.World.Policy);
        var heard = Counts(c).Where(n => c.Dossier.Claims.ContainsKey(n.Item)).Select(n => (Count: n, Verdict: rule.Verdict(n))).ToList();
        var evaluated = heard
            .Select(h => (Old: c.Dossier.Claims[h.Count.Item], New: ClaimRules.Evaluate(c.Dossier.Claims[h.Count.Item], h.Verdict)))
            .Where(k => k.New != k.Old)
            .Select(k => new DossierEvent.ClaimEvaluated(k.New));
        var doubted = heard.Where(h => h.Verdict == UserVerdict.Contradicts && !Looked(c, h.Count.Item)).Select(h => h.Count).ToList();
        return new Decision.Yes(
        [
            .. evaluated,
            new DossierEvent.ResultsPublished(c.Life.Id, CountsOnly: false),
            .. Publishing.NewVersion(c, "post-evaluation"),
            .. doubted.Count > 0
                ? Rechecks.Born(c, "contradiction", string.Join(' ', doubted.Select(d => d.Item)), string.Join('\n', doubted.Select(d => $"{d.Item}: {rule.Words(d).Ja}")))
                : [],
            new DossierEvent.DueSet(c.Life.Id, null),
            c.Tell(Notices.ResultsPublished, Role.Vendor, ("contradicted", string.Join(' ', doubted.Select(d => d.Item)))),
        ]);
    }

    private static ImmutableArray<ItemCount> Counts(Case c) => c.Dossier.Rounds.GetValueOrDefault(c.Life.Id, []);

    private static bool Looked(Case c, string item) =>
        c.Dossier.OpenLives(Machine.Recheck).Any(r => r.Fact("cause") == "contradiction" && Rechecks.About(r).Contains(item));

    private static double? Importance(Case c, string item) => c.Dossier.Rounds.Values.SelectMany(r => r).Where(n => n.Item == item).Average(n => n.Importance);

    private static int? LastAsked(Case c, string item) => c.Dossier.Lives.Values
        .Where(l => l.Machine == Machine.PostEvaluation && l.Id != c.Life.Id && Steps.Ids(l.Fact("items")).Contains(item))
        .Select(l => int.TryParse(l.Fact(FactNames.Round), NumberStyles.None, CultureInfo.InvariantCulture, out var round) ? round : (int?)null)
        .Max();
}
