using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.House;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Web.Tests.Desk;

/// <summary>A case that is remembered is never believed when somebody else was at it. That every act leaves the memory equal to the database, <see cref="RealDesk.Do"/> looks at.</summary>
public sealed class DossierMemoryTests(TestCluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Act_OnARememberedCase_IsDecidedWithoutReadingIt()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Draft(desk);
        var life = await Registration(desk);

        // what no hand can do: only a change past the stamp's own trigger is not seen, and then the store's guard has the last word
        await desk.Ask<object>($"ALTER TABLE review.life DISABLE TRIGGER life_stamp; SET session_replication_role = replica; UPDATE review.life SET stage = 'Hearing' WHERE id = '{life}'; SELECT review.now()");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => desk.Desk.Perform(Named(desk, life, "黒字"), Ct));
        Assert.Equal("illegal move: Registration Hearing to Draft", refused.MessageText);
    }

    [Fact]
    public async Task Act_AfterAnotherNodeWasAtTheCase_DecidesOverWhatThatNodeLeft()
    {
        await using var here = await RealDesk.Start(cluster);
        await Chapters.Draft(here);
        await using var there = await RealDesk.Join(here.Admin, here.App.ConnectionString, here.Dossier, here.VendorOrg);
        var life = await Registration(here);
        Assert.NotNull(here.Memory.Find(here.Dossier));

        await there.Do(Machine.Registration, Submit, there.Vendor);

        var answer = await here.Desk.Perform(Named(here, life, "遅い"), Ct);
        Assert.Equal(Refusal.NotInThisStage, Assert.IsType<DeskAnswer.No>(answer).Reason);
        await here.Do(Machine.Registration, AcceptIntake, here.Intake);
    }

    [Theory]
    [InlineData("UPDATE review.life SET facts = facts || '{\"x\": \"1\"}' WHERE dossier_id = '{dossier}'")]
    [InlineData("UPDATE review.claim SET note = 'x' WHERE dossier_id = '{dossier}'")]
    [InlineData("DELETE FROM review.claim WHERE dossier_id = '{dossier}' AND item = (SELECT min(item) FROM review.claim)")]
    [InlineData("INSERT INTO review.dossier (id, vendor_id) VALUES ('00000000-0000-0000-0000-0000000000d2', '{vendor}'); UPDATE review.claim SET dossier_id = '00000000-0000-0000-0000-0000000000d2' WHERE dossier_id = '{dossier}'")]
    [InlineData("UPDATE review.dossier SET service_name = 'x' WHERE id = '{dossier}'")]
    [InlineData("UPDATE review.instance SET status = status WHERE dossier_id = '{dossier}'")]
    [InlineData("UPDATE review.organisation SET name = 'x' WHERE id = '{vendor}'")]
    [InlineData("INSERT INTO review.organisation (id, kind, name, group_id) VALUES (gen_random_uuid(), 'vendor', 'x', '{vendor}')")]
    [InlineData("INSERT INTO review.evidence_file (id, dossier_id, item, name, size, sha256, media_type, uploaded_by) SELECT gen_random_uuid(), '{dossier}', 'x', 'x', 1, repeat('0', 64), 'x', gen_random_uuid()")]
    [InlineData("SET session_replication_role = replica; UPDATE review.life SET due = '2030-01-01' WHERE dossier_id = '{dossier}'")]
    public async Task Stamp_OfACase_IsChangedByAnyOtherHand(string change)
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Draft(desk);
        var known = desk.Memory.Find(desk.Dossier)!;

        await desk.Ask<object>(change.Replace("{dossier}", desk.Dossier.ToString(), StringComparison.Ordinal).Replace("{vendor}", desk.VendorOrg.ToString(), StringComparison.Ordinal) + "; SELECT review.now()");

        Assert.NotEqual(known.Stamp, await desk.Ask<Guid>($"SELECT concurrency_stamp FROM review.dossier WHERE id = '{desk.Dossier}'"));
        await desk.Do(Machine.Registration, SaveApplication, desk.Vendor, ("managementCondition", "黒字"));
    }

    [Fact]
    public void Memory_OfWhatTheDatabaseGoesOnWriting_IsNotKept()
    {
        using var memory = new DossierMemory();
        var dossier = new Dossier { Id = new(Guid.CreateVersion7()), Vendor = new(new(Guid.CreateVersion7()), "みほん合同会社", string.Empty, []) };
        var life = new LifeId(Guid.CreateVersion7());
        ActResult.Done plain = new(dossier, dossier, [], [], false, DateTimeOffset.UnixEpoch);
        var letter = new DossierEvent.Notified(life, Review.Rooms.Windows.Letters[0], Role.Vendor, []);

        foreach (var done in new[] { plain with { Events = [letter] }, plain with { After = dossier with { Deliveries = [new(life, letter.Template, null)] } }, plain with { Events = [new DossierEvent.BoxClosed(life)] } })
        {
            memory.Keep(Guid.NewGuid(), plain);
            Assert.NotNull(memory.Find(dossier.Id));
            memory.Keep(Guid.NewGuid(), done);
            Assert.Null(memory.Find(dossier.Id));
        }
    }

    private static async Task<LifeId> Registration(RealDesk desk) => (await desk.Newest(Machine.Registration)).Id;

    private static DeskRequest Named(RealDesk desk, LifeId life, string condition) => new(
        desk.Dossier, new(life, Machine.Registration, SaveApplication, ImmutableDictionary<string, string>.Empty.Add("managementCondition", condition), desk.Vendor, null), Guid.CreateVersion7());
}
