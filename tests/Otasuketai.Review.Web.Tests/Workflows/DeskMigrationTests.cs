using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Web.Tests.Workflows;

/// <summary>Running cases keep their version until an administrator takes them to another one, with a reason, in one transaction (promise 8).</summary>
public sealed class DeskMigrationTests(TestCluster cluster)
{
    private static readonly Actor Admin = RealDesk.Person(20, Role.Admin);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_WhileTheVendorIsWaitedFor_KeepsDatesAndWorkAndTheCaseGoesOnInTheNewVersion()
    {
        await using var old = await InCorrection();
        await using var desk = await WithSecondVersion(old, Renamed);
        var timers = await Timers(desk);
        var due = await desk.Ask<DateOnly>("SELECT due FROM review.work_item WHERE closed_at IS NULL");
        var acts = await desk.Ask<long>("SELECT count(*) FROM review.history");

        Assert.IsType<DeskAnswer.Done>(await Migrate(desk, Admin));

        Assert.Equal("2", await desk.Ask<string>("SELECT version FROM review.instance"));
        Assert.Equal(timers, await Timers(desk));
        Assert.Equal(due, await desk.Ask<DateOnly>("SELECT due FROM review.work_item WHERE closed_at IS NULL"));
        Assert.Equal("直して出し直す", await desk.Ask<string>("SELECT name FROM review.work_item WHERE closed_at IS NULL"));
        Assert.Equal(acts, await desk.Ask<long>("SELECT count(*) FROM review.history"));
        Assert.Equal("1 2 手順書の改善", await desk.Ask<string>("SELECT concat_ws(' ', facts ->> 'from', facts ->> 'to', facts ->> 'reason') FROM review.journal WHERE kind = 'migrated'"));
        await desk.Do(Machine.Registration, Resubmit, desk.Vendor, ("answer", "直しました"));
        await Chapters.OnTheAgenda(desk);
        Assert.Equal("2", await desk.Ask<string>("SELECT version FROM review.instance"));
    }

    [Fact]
    public async Task Migrate_ByAnybodyButTheAdministrator_IsRefused()
    {
        await using var old = await InCorrection();
        await using var desk = await WithSecondVersion(old, Renamed);

        var answer = Assert.IsType<DeskAnswer.No>(await Migrate(desk, desk.Approver));

        Assert.Equal(Refusal.NotYourRole, answer.Reason);
        Assert.Equal("1", await desk.Ask<string>("SELECT version FROM review.instance"));
    }

    [Fact]
    public async Task Migrate_WithoutATarget_SaysWhyInBothLanguagesAndWritesNothing()
    {
        await using var old = await InCorrection();
        await using var desk = await WithSecondVersion(old, OtherIds);

        var answer = Assert.IsType<DeskAnswer.No>(await Migrate(desk, Admin));

        Assert.Equal(Refusal.CannotMigrate, answer.Reason);
        Assert.Contains("「補正する」で待っていますが、新しい版に移る先がありません。 / It waits at 'Correction', which has no counterpart in the new version.", answer.Detail, StringComparison.Ordinal);
        Assert.Equal("1", await desk.Ask<string>("SELECT version FROM review.instance"));
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.journal WHERE kind = 'migrated'"));

        var plan = Plan(desk) with { Map = Ids };
        var dates = await desk.Ask<string>("SELECT string_agg(due::text, ' ' ORDER BY timer_id) FROM review.timer");
        Assert.IsType<DeskAnswer.Done>(await Migrate(desk, Admin, plan));
        Assert.Equal("MendingReminder1 MendingReminder2 MendingSilence", await desk.Ask<string>("SELECT string_agg(element_id, ' ' ORDER BY element_id) FROM review.timer"));
        Assert.Equal(dates, await desk.Ask<string>("SELECT string_agg(due::text, ' ' ORDER BY timer_id) FROM review.timer"));
    }

    [Fact]
    public async Task Migrate_Twice_TheSecondFindsNothingToMove()
    {
        await using var old = await InCorrection();
        await using var desk = await WithSecondVersion(old, Renamed);
        await Migrate(desk, Admin);

        Assert.Equal(Refusal.CannotMigrate, Assert.IsType<DeskAnswer.No>(await Migrate(desk, Admin)).Reason);
        Assert.Equal(1L, await desk.Ask<long>("SELECT count(*) FROM review.journal WHERE kind = 'migrated'"));
    }

    [Fact]
    public async Task Migrate_TimerOfAMigratedCase_FiresInTheNewVersion()
    {
        await using var old = await InCorrection();
        await using var desk = await WithSecondVersion(old, OtherIds);
        Assert.IsType<DeskAnswer.Done>(await Migrate(desk, Admin, Plan(desk) with { Map = Ids }));

        await desk.Wait("400 days");

        Assert.Equal(Stage.DeemedWithdrawn, (await desk.Newest(Machine.Registration)).Stage);
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.incident"));
    }

    [Fact]
    public async Task Case_MigratedByANewerNode_GoesOnAtTheNodeThatWasThereBefore()
    {
        await using var old = await InCorrection();
        await using var desk = await WithSecondVersion(old, Renamed);
        Assert.IsType<DeskAnswer.Done>(await Migrate(desk, Admin));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => old.Desk.Read(old.Dossier, Ct)));
        await old.Do(Machine.Registration, Resubmit, old.Vendor, ("answer", "直しました"));
        await Chapters.OnTheAgenda(old);

        Assert.Equal("2", await old.Ask<string>("SELECT version FROM review.instance"));
        Assert.Equal(0L, await old.Ask<long>("SELECT count(*) FROM review.incident"));
    }

    [Fact]
    public async Task NewCases_AfterARollback_StartWithTheVersionTheProgramCarries()
    {
        await using var first = await RealDesk.Start(cluster);
        await using var newer = await WithSecondVersion(first, Renamed);
        await using var back = await RealDesk.Join(first.Admin, first.App.ConnectionString, first.Dossier, first.VendorOrg);

        await Faults.QuickCase.Drafted(newer);
        await Faults.QuickCase.Drafted(back);
        await Faults.QuickCase.Drafted(first);

        Assert.Equal("2 1 1", await first.Ask<string>("SELECT string_agg(i.version, ' ' ORDER BY l.opened_at) FROM review.instance i JOIN review.life l ON l.id = i.life_id"));
    }

    [Fact]
    public async Task Timer_OfAVersionThisProgramCannotRead_IsAnIncidentThatSaysSo()
    {
        await using var first = await RealDesk.Start(cluster);
        await using var newer = await WithSecondVersion(first, Renamed);
        await Faults.QuickCase.Drafted(newer);
        await first.Ask<object>("""
            SET session_replication_role = replica;
            UPDATE review.process_definition SET xml = replace(xml, '<bpmn:userTask', '<bpmn:humanTask') WHERE version = '2';
            SELECT review.now()
            """);

        await first.Wait("61 days");

        Assert.Matches("registration, version 2, was registered by another program and cannot be read by this one: BP", await first.Ask<string>("SELECT message FROM review.incident"));
        Assert.Equal(0L, await first.Ask<long>("SELECT count(*) FROM review.outbox WHERE template = 'draft-warning'"));
    }

    private static readonly ImmutableDictionary<string, string> Ids = new[] { "", "Reminder1", "Reminder2", "Silence" }.ToImmutableDictionary(end => "Correction" + end, end => "Mending" + end);

    private static string OtherIds(string xml) => xml.Replace("Correction", "Mending", StringComparison.Ordinal).Replace("RequestMending", "RequestCorrection", StringComparison.Ordinal);

    private static string Renamed(string xml) => xml.Replace("name=\"補正する\"", "name=\"直して出し直す\"", StringComparison.Ordinal);

    private async Task<RealDesk> InCorrection()
    {
        var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        await desk.Do(Machine.Registration, RequestCorrection, desk.Intake, ("items", "1.1"), ("type", "missing"), ("mend", "出典を示してください"), ("reason", "出典がありません"));
        return desk;
    }

    /// <summary>The same case at a desk whose program carries a second version of the registration.</summary>
    private static async Task<RealDesk> WithSecondVersion(RealDesk old, Func<string, string> edit)
    {
        var second = Edited.With("registration", text => edit(text.Replace("otr:machine=\"Registration\" otr:version=\"1\"", "otr:machine=\"Registration\" otr:version=\"2\"", StringComparison.Ordinal)));
        return await RealDesk.Join(old.Admin, old.App.ConnectionString, old.Dossier, old.VendorOrg, second);
    }

    private static MigrationPlan Plan(RealDesk desk)
    {
        var now = desk.Library.For(Machine.Registration)!;
        return new MigrationPlan(BpmnReader.Read(Resources.Text("workflows/registration.bpmn")).Definition!, now);
    }

    private static async Task<DeskAnswer> Migrate(RealDesk desk, Actor by, MigrationPlan? plan = null) =>
        await desk.Desk.Migrate(desk.Dossier, (await desk.Newest(Machine.Registration)).Id, plan ?? Plan(desk), (by, "手順書の改善"), Ct);

    private static Task<string> Timers(RealDesk desk) => desk.Ask<string>("SELECT string_agg(timer_id || ' ' || element_id || ' ' || due, E'\\n' ORDER BY timer_id) FROM review.timer");
}
