using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;

namespace Otasuketai.Review.Tests.Rooms;

public sealed class ListingTests
{
    private readonly Given given = new();

    [Fact]
    public void PublishListing_ListingResolved_NumbersTheEntryAndMakesVersionOne()
    {
        given.World = given.World with { NextNumber = "2026-001" };
        var id = given.Application(Stage.Approved, (FactNames.Listing, "yes"));

        given.Do(id, Act.PublishListing, Given.Approver, ("publishedFrom", "2026-06-01"));

        Assert.Equal((Stage.Registered, Stage.Listed), (given[id].Stage, given.Dossier.Listing!.Stage));
        Assert.Equal(("2026-001", 1, new DateOnly(2028, 6, 1)), (given.Dossier.Entry!.Number, given.Dossier.Entry.LastVersion, given.Dossier.Entry.ValidUntil));
    }

    [Fact]
    public void PublishListing_ListingNotResolved_IsRefused() =>
        Given.Refused(Refusal.NotResolved, given.Ask(given.Application(Stage.Approved, (FactNames.Listing, "no")), Act.PublishListing, Given.Approver));

    [Fact]
    public void KeepUnlisted_ListingResolved_IsRefused() =>
        Given.Refused(Refusal.NotResolved, given.Ask(given.Application(Stage.Approved, (FactNames.Listing, "yes")), Act.KeepUnlisted, Given.Approver));

    [Fact]
    public void ApproveRegistration_AnotherResolution_IsRefused() =>
        Given.Refused(Refusal.NotResolved, given.Ask(given.Application(Stage.Deliberation, (FactNames.Resolution, "Deferred")), Act.ApproveRegistration, Actor.System));

    [Fact]
    public void SuspendInterim_Listed_IsReviewedWithinTenBusinessDays()
    {
        var id = given.Listed();

        given.Do(id, Act.SuspendInterim, Given.Checker, ("reasonClass", "safety"), ("reason", "情報漏えいのおそれ"));

        Assert.Equal((Stage.Suspended, "interim", new DateOnly(2026, 6, 15)), (given[id].Stage, given[id].Fact(FactNames.SuspensionKind), given[id].Due));
    }

    [Fact]
    public void Reinstate_SuspendedByAMeasure_IsRefusedToAPerson() => Given.Refused(Refusal.WrongRung,
        given.Ask(given.Listed(Stage.Suspended, (FactNames.SuspensionKind, "measure")), Act.Reinstate, Given.Approver, ("reason", "解決")));

    [Fact]
    public void ReviewInterim_SuspendedByAMeasure_IsRefused() => Given.Refused(Refusal.WrongRung,
        given.Ask(given.Listed(Stage.Suspended, (FactNames.SuspensionKind, "measure")), Act.ReviewInterim, Given.Approver, ("reason", "継続")));

    [Fact]
    public void EndByVendor_WhileAMeasureIsOpen_SaysSo()
    {
        var id = given.Listed();
        var measure = given.Life(Machine.Measure, Stage.NoticeGiven);

        given.Do(id, Act.EndByVendor, Given.Vendor, ("reason", "撤退"), ("lastDay", "2026-09-30"));

        Assert.Equal((Stage.Ended, "yes"), (given[id].Stage, given[id].Fact(FactNames.EndedUnderMeasure)));
        Assert.Equal("2026-06-01", given[measure].Fact("listingEndedOn"));
    }

    [Fact]
    public void Expire_ValidityNotOver_IsRefused() => Given.Refused(Refusal.DateNotLater, given.Ask(given.Listed(), Act.Expire, Actor.System));

    [Fact]
    public void Expire_RenewalFiled_IsRefused()
    {
        var id = given.Listed();
        given.Dossier = given.Dossier with { Entry = given.Dossier.Entry! with { ValidUntil = given.Today.AddDays(-1) } };
        given.Life(Machine.Renewal, Stage.Filed);

        Given.Refused(Refusal.AlreadyOpen, given.Ask(id, Act.Expire, Actor.System));
    }

    [Fact]
    public void Expire_ValidityOver_EndsTheEntry()
    {
        var id = given.Listed();
        given.Dossier = given.Dossier with { Entry = given.Dossier.Entry! with { ValidUntil = given.Today.AddDays(-1) } };

        given.Do(id, Act.Expire, Actor.System);

        Assert.Equal(Stage.Expired, given[id].Stage);
    }

    [Fact]
    public void CarryOver_WithASource_IsListedUnderItsOldNumber()
    {
        var id = given.Life(Machine.Listing, Stage.Unpublished);

        given.Do(id, Act.CarryOver, Actor.System, (FactNames.Number, "2020-001"), ("source", "official list as of 2024-01"), ("listedOn", "2021-03-31"));

        Assert.Equal((Stage.Listed, "2020-001"), (given[id].Stage, given.Dossier.Entry!.Number));
    }
}
