using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Rooms;

/// <summary>再確認: nobody can delete one, and none closes without a reason.</summary>
internal static class Rechecks
{
    public static Decision Open(Case c)
    {
        if (!c.Dossier.Listing.IsCurrent())
        {
            return new Decision.No(Refusal.NotListed);
        }

        var routine = c.Request["cause"] is "schedule" or "surveillance" or "stale-evidence";
        return (routine && c.Dossier.OpenLives(Machine.Recheck).Any(r => r.Id != c.Life.Id)) || (c.Request["cause"] == "surveillance" && WasSampled(c))
            ? new Decision.No(Refusal.AlreadyOpen)
            : Decision.With(
                c.Life.Id.Set((FactNames.AboutItems, c.Request["items"])),
                new DossierEvent.DueSet(c.Life.Id, c.World.After(Knob.RecheckDue, c.World.Today)),
                c.Tell(Notices.RecheckOpened, Role.Checker, ("cause", c.Request["cause"]), ("items", c.Request["items"])));
    }

    /// <summary>One surveillance of an entry in a calendar year is enough.</summary>
    private static bool WasSampled(Case c) => c.Dossier.Lives.Values.Any(r =>
        r.Machine == Machine.Recheck && r.Id != c.Life.Id && r.Fact("cause") == "surveillance" && JapanTime.DayOf(r.OpenedAt).Year == c.World.Today.Year);

    /// <summary>The items a recheck was opened for; none for a round of the calendar. A question to the vendor may name others.</summary>
    public static ImmutableArray<string> About(Life recheck) => Steps.Ids(recheck.Facts.GetValueOrDefault(FactNames.AboutItems, recheck.Fact("items")));

    /// <summary>A recheck that another room's finding opens.</summary>
    public static ImmutableArray<DossierEvent> Born(Case c, string cause, string items, string reason)
    {
        var id = c.NewLife();
        return
        [
            .. c.Bear(id, Machine.Recheck, c.Dossier.Listing?.Id, Act.OpenRecheck, ("cause", cause), ("items", items), (FactNames.AboutItems, items), ("reason", reason), ("source", c.Life.Id.ToString())),
            new DossierEvent.DueSet(id, c.World.After(Knob.RecheckDue, c.World.Today)),
            c.Tell(Notices.RecheckOpened, Role.Checker, ("cause", cause), ("items", items)),
        ];
    }

    public static Decision Start(Case c) => Decision.With(c.Tell(Notices.RecheckStarted, Role.Vendor, ("items", c.Life.Fact("items"))));

    public static Decision Ask(Case c) => Decision.With(
        c.Tell(Notices.RecheckQuestion, Role.Vendor, ("question", c.Request["question"]), ("items", c.Request["items"]), ("reason", c.Request["reason"]),
            ("due", c.World.After(Knob.RecheckVendorAnswer, c.World.Today).Iso())));

    public static Decision Answer(Case c) => Decision.With(c.Tell(Notices.RecheckAnswered, Role.Checker));

    public static Decision Silence(Case c) => Decision.With(
        c.Life.Id.Set(("silence", "yes")),
        c.Tell(Notices.RecheckSilence, Role.Checker));

    public static Decision Confirm(Case c)
    {
        var items = Steps.Ids(c.Request["confirmedItems"]);
        if (items.IsEmpty)
        {
            return Steps.Bad("confirmedItems", "確かめた項目を選んでください", "Please choose the items that were confirmed");
        }

        var left = About(c.Life).Except(items).ToList();
        if (left.Count > 0)
        {
            var ids = string.Join(' ', left);
            return Steps.Bad("confirmedItems", $"この再確認の対象である項目{ids}も確かめてください", $"This recheck is about item {ids} as well");
        }

        var refreshed = Refresh(c, items, Steps.Day(c.Request["measuredOn"]) ?? c.World.Today, c.Request["note"]);
        return refreshed.Problem is { } no
            ? no
            : new Decision.Yes([.. refreshed.Events, .. Publishing.NewVersion(c, "recheck"), c.Tell(Notices.RecheckConfirmed, Role.Vendor, ("items", c.Request["confirmedItems"]))]);
    }

    public static Decision Deviation(Case c)
    {
        if (!c.Dossier.Listing.IsCurrent())
        {
            return new Decision.No(Refusal.NotListed);
        }

        var contradicted = Steps.Ids(c.Request["deviantItems"])
            .Where(c.Dossier.Claims.ContainsKey)
            .Select(i => ClaimRules.Record(c.Dossier.Claims[i], new FindingNote(Finding.Contradicted, c.Request["reason"], c.Request.Actor.Name, c.World.Now, null)))
            .Where(r => r.IsOk)
            .Select(r => new DossierEvent.FindingRecorded(r.Value))
            .ToList();
        return new Decision.Yes(
        [
            .. contradicted,
            .. contradicted.Count > 0 ? Publishing.NewVersion(c, "recheck") : [],
            .. Measures.Open(c, c.Request["ground"], c.Request["rung"], c.Request["reason"], c.Request["deviantItems"]),
            c.Tell(Notices.RecheckDeviation, Role.Vendor, ("items", c.Request["deviantItems"]), ("reason", c.Request["reason"])),
        ]);
    }

    public static Decision Close(Case c) => Decision.With(c.Tell(Notices.RecheckClosed, Role.Vendor, ("reason", c.Request["reason"])));

    /// <summary>Claims confirmed by evidence measured on a day: fresh again, or the first item that cannot be.</summary>
    public static (ImmutableArray<DossierEvent> Events, Decision.No? Problem) Refresh(Case c, ImmutableArray<string> items, DateOnly measuredOn, string note)
    {
        var events = ImmutableArray.CreateBuilder<DossierEvent>();
        foreach (var item in items)
        {
            if (!c.Dossier.Claims.TryGetValue(item, out var claim))
            {
                return ([], Steps.Bad("confirmedItems", $"項目{item}の回答はありません", $"There is no answer to item {item}"));
            }

            var until = c.World.After(Items.FreshnessOf(item), measuredOn);
            var found = ClaimRules.Record(claim with { MeasuredOn = measuredOn }, new FindingNote(Finding.Confirmed, note, c.Request.Actor.Name, c.World.Now, until));
            if (found.Problem is { } problem)
            {
                var words = ClaimRules.Words(problem);
                return ([], Steps.Bad("confirmedItems", $"項目{item}：{words.Ja}", $"Item {item}: {words.En}"));
            }

            events.Add(new DossierEvent.FindingRecorded(found.Value));
        }

        return (events.ToImmutable(), null);
    }
}
