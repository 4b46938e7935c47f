using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Faults;

/// <summary>Promise 2: pressing twice, or retrying after an error, has one effect; also when nobody knows whether the first try was kept.</summary>
public sealed class LostAnswerTests(TestCluster cluster)
{
    [Fact]
    public async Task Submit_AnswerOfTheCommitLost_IsResolvedByItsKey()
    {
        await using var there = await Drafted();
        await using var proxy = Proxy(there);
        await using var here = await Through(proxy, there);
        proxy.AtCommit = Once(CommitFault.LoseAnswer);

        var answer = await here.Try(Guid.CreateVersion7(), Machine.Registration, Act.Submit, here.Vendor);

        Assert.True(Assert.IsType<DeskAnswer.Done>(answer).Repeated);
        await OneEffect(there);
    }

    [Fact]
    public async Task Submit_CutBeforeTheCommit_IsWrittenByTheNextTry()
    {
        await using var there = await Drafted();
        await using var proxy = Proxy(there);
        await using var here = await Through(proxy, there);
        proxy.AtCommit = Once(CommitFault.CutBefore);

        var answer = await here.Try(Guid.CreateVersion7(), Machine.Registration, Act.Submit, here.Vendor);

        Assert.False(Assert.IsType<DeskAnswer.Done>(answer).Repeated);
        await OneEffect(there);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Submit_LineDeadAfterTheCommit_IsAnErrorOnceAndThenTheSameAnswer(bool arrived)
    {
        await using var there = await Drafted();
        await using var proxy = Proxy(there);
        await using var here = await Through(proxy, there);
        proxy.AtCommit = _ =>
        {
            proxy.IsDown = true;
            return arrived ? CommitFault.LoseAnswer : CommitFault.CutBefore;
        };
        var key = Guid.CreateVersion7();
        var life = (await there.Newest(Machine.Registration)).Id;
        var request = new DeskRequest(there.Dossier, new ActRequest(life, Machine.Registration, Act.Submit, [], there.Vendor, null), key);

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => here.Desk.Perform(request, TestContext.Current.CancellationToken));
        proxy.AtCommit = _ => CommitFault.None;
        proxy.IsDown = false;
        var again = await here.Desk.Perform(request, TestContext.Current.CancellationToken);

        Assert.Equal(arrived, Assert.IsType<DeskAnswer.Done>(again).Repeated);
        await OneEffect(there);
    }

    [Fact]
    public async Task Key_UsedByAnotherPersonOrForAnotherAct_IsNoAnswer()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        var key = await desk.Do(Machine.Registration, Act.AcceptIntake, desk.Intake);

        var stranger = await desk.Try(key, Machine.Registration, Act.AcceptIntake, RealDesk.Person(99, Role.Intake));
        var other = await desk.Try(key, Machine.Registration, Act.StopClock, desk.Intake, ("reason", "確認"));

        Assert.Equal(Refusal.Stale, Assert.IsType<DeskAnswer.No>(stranger).Reason);
        Assert.Equal(Refusal.Stale, Assert.IsType<DeskAnswer.No>(other).Reason);
    }

    private static async Task OneEffect(RealDesk desk)
    {
        Assert.Equal(1L, await desk.Ask<long>("SELECT count(*) FROM review.history WHERE act = 'Submit'"));
        Assert.Equal(1L, await desk.Ask<long>("SELECT count(*) FROM review.outbox WHERE template = 'receipt'"));
        Assert.Equal(1, await desk.Ask<int>("SELECT last FROM review.counter WHERE kind = 'application'"));
        await Invariants.Hold(desk);
    }

    private async Task<RealDesk> Drafted()
    {
        var desk = await RealDesk.Start(cluster);
        await Chapters.Draft(desk);
        return desk;
    }

    /// <summary>At the next COMMIT and no other.</summary>
    private static Func<int, CommitFault> Once(CommitFault fault)
    {
        var left = 1;
        return _ => left-- == 1 ? fault : CommitFault.None;
    }

    private static FaultProxy Proxy(RealDesk desk) => FaultProxy.To(new NpgsqlConnectionStringBuilder(desk.Admin).Port);

    private static Task<RealDesk> Through(FaultProxy proxy, RealDesk desk)
    {
        var app = new NpgsqlConnectionStringBuilder(desk.App.ConnectionString) { Host = "127.0.0.1", Port = proxy.Port };
        return RealDesk.Join(desk.Admin, app.ConnectionString, desk.Dossier, desk.VendorOrg);
    }
}
