using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Rooms;

/// <summary>掲載: the joint act that makes the public entry, and every new version of it.</summary>
internal static class Publishing
{
    /// <summary>Registration and listing move together: the entry gets its number, its validity and its first version.</summary>
    public static Decision Publish(Case c)
    {
        if (c.Life.Fact(FactNames.Listing) != "yes")
        {
            return new Decision.No(Refusal.NotResolved, "listing");
        }

        if (c.Dossier.Listing.IsCurrent())
        {
            return new Decision.No(Refusal.AlreadyOpen);
        }

        var number = c.World.NextNumber ?? throw new InvalidOperationException("PublishListing needs the next registration number.");
        var until = c.World.After(Knob.Validity, c.World.Today);
        return new Decision.Yes(
        [
            .. Listed(c, out var listing),
            new DossierEvent.EntryNumbered(listing, number, c.World.Today, until),
            new DossierEvent.VersionPublished(listing, 1, c.World.Now, nameof(Act.PublishListing)),
            c.Tell(Notices.Listed, Role.Vendor, ("number", number), ("validUntil", until.Iso())),
        ]);
    }

    public static Decision KeepUnlisted(Case c) => c.Life.Fact(FactNames.Listing) == "yes"
        ? new Decision.No(Refusal.NotResolved, "listing")
        : Decision.With(c.Tell(Notices.KeptUnlisted, Role.Vendor, ("reason", c.Request["reason"])));

    /// <summary>引継ぎ登録: an entry of the old list, by a dated source, under its old number; validity runs from the import.</summary>
    public static Decision CarryOver(Case c)
    {
        var number = c.Request[FactNames.Number];
        if (number.Length == 0 || c.Request["source"].Length == 0)
        {
            return Steps.Bad(FactNames.Number, "登録番号と出典を入力してください", "Please give the number and its source");
        }

        return Decision.With(
            new DossierEvent.EntryNumbered(c.Life.Id, number, Steps.Day(c.Request["listedOn"]) ?? c.World.Today, c.World.After(Knob.Validity, c.World.Today)),
            new DossierEvent.VersionPublished(c.Life.Id, 1, c.World.Now, nameof(Act.CarryOver)));
    }

    /// <summary>A new frozen version of a current entry, as a joint act; nothing when the entry is not public.</summary>
    public static ImmutableArray<DossierEvent> NewVersion(Case c, string reason) => c.Dossier is { Listing: { } listing, Entry: { } entry } && listing.IsCurrent()
        ?
        [
            .. c.Joint(listing, Act.PublishVersion, ("versionReason", reason)),
            new DossierEvent.VersionPublished(listing.Id, entry.LastVersion + 1, c.World.Now, reason),
        ]
        : [];

    /// <summary>PublishVersion asked for by itself (an import or a correction of a misprint).</summary>
    public static Decision Version(Case c) => c.Dossier.Entry is { } entry
        ? Decision.With(new DossierEvent.VersionPublished(c.Life.Id, entry.LastVersion + 1, c.World.Now, c.Request["reason"]))
        : new Decision.No(Refusal.NotListed);

    private static ImmutableArray<DossierEvent> Listed(Case c, out LifeId listing)
    {
        var waiting = c.Dossier.OpenLives(Machine.Listing).FirstOrDefault(l => !Law.Find(Machine.Listing, l.Stage, Act.PublishListing).IsEmpty);
        listing = waiting?.Id ?? c.NewLife();
        var row = Law.Find(Machine.Listing, Stage.Unpublished, Act.PublishListing)[0];
        var publish = c.Moved(listing, row, ("registration", c.Life.Id.ToString()), ("publishedOn", c.World.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return waiting is null ? [.. c.Bear(listing, Machine.Listing, null, Act.ReserveEntry), publish] : [publish];
    }
}
