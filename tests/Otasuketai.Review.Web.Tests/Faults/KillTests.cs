using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Tests.Desk;

namespace Otasuketai.Review.Web.Tests.Faults;

/// <summary>Promise 1, small version: what the desk confirmed is kept, whatever process dies next; and nothing happens twice.</summary>
public sealed class KillTests(DurableCluster cluster) : IClassFixture<DurableCluster>
{
    private const int Kills = 8;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private enum Moment
    {
        /// <summary>Everything is written and nothing committed.</summary>
        BeforeTheCommit,

        /// <summary>Committed, and the process never hears of it.</summary>
        BeforeTheAnswer,

        /// <summary>The answer is on its way to the one who asked.</summary>
        AfterTheAnswer,

        /// <summary>Anywhere in the acts that follow.</summary>
        SomeTimeLater,
    }

    [Fact]
    public async Task Life_ProcessKilledInsideAndBetweenItsActs_LosesNothingAndDoublesNothing()
    {
        await using var desk = await cluster.Desk();
        await using var proxy = FaultProxy.To(cluster.Server.Port);
        var app = cluster.App(new Npgsql.NpgsqlConnectionStringBuilder(desk.Admin).Database!, proxy.Port);
        var random = new Random(20260728);
        HashSet<Guid> confirmed = [];
        var killed = 0;
        for (var finished = false; !finished;)
        {
            Assert.True(killed <= Kills, "The child died by itself.");
            using var child = LifeProcess.Start(desk, app);
            if (killed < Kills)
            {
                Plan(proxy, child, (Moment)(killed % 4), random);
            }
            else
            {
                (proxy.AtCommit, proxy.Answered) = (_ => CommitFault.None, _ => { });
            }

            (var heard, finished) = await child.Listen(Ct);
            confirmed.UnionWith(heard);
            killed += finished ? 0 : 1;
            await Present(desk, confirmed);
        }

        Assert.Equal(Kills, killed);
        await Invariants.Hold(desk);
        Assert.Equal(Stage.Ended, (await desk.Newest(Machine.Listing)).Stage);
        Assert.Equal(await Undisturbed(desk), await WholeLife.Traces(desk));
        TestContext.Current.TestOutputHelper?.WriteLine($"{killed} kills, {confirmed.Count} acts confirmed, seed 20260728");
    }

    [Fact]
    public async Task Life_ServerCrashedInsideItsActs_LosesNothingAndDoublesNothing()
    {
        await using var desk = await cluster.Desk();
        var acts = 0;
        var keys = WholeLife.Keys(desk.Dossier);
        var crash = Task.CompletedTask;
        HashSet<Guid> confirmed = [];
        desk.NextKey = () =>
        {
            if (++acts is 9 or 40 or 60)
            {
                crash = cluster.Server.Crash(CancellationToken.None);
            }

            return keys();
        };
        desk.Confirmed = key => confirmed.Add(key);
        desk.IsWatched = false;
        desk.Attempt = async attempt =>
        {
            for (var tries = 1; ; tries++)
            {
                try
                {
                    return await attempt();
                }
                catch (Npgsql.NpgsqlException) when (tries < 100)
                {
                    await Task.WhenAny(crash, Task.Delay(200, Ct)); // as a person does: the same form once more
                }
            }
        };

        await WholeLife.Run(desk);
        await crash;

        await Present(desk, confirmed);
        await Invariants.Hold(desk);
        Assert.Equal(await Undisturbed(desk), await WholeLife.Traces(desk));
    }

    /// <summary>Harm at one of the next acts of this child, at the moment asked for.</summary>
    private static void Plan(FaultProxy proxy, LifeProcess child, Moment moment, Random random)
    {
        var (left, delay, at) = (random.Next(1, 13), random.Next(0, 25), -1);
        proxy.AtCommit = number =>
        {
            if (--left != 0)
            {
                return CommitFault.None;
            }

            at = number;
            if (moment is Moment.BeforeTheCommit)
            {
                child.Kill();
                return CommitFault.CutBefore;
            }

            return moment is Moment.BeforeTheAnswer ? Kill(child) : CommitFault.None;
        };
        proxy.Answered = number =>
        {
            if (number == at && moment is Moment.AfterTheAnswer or Moment.SomeTimeLater)
            {
                Thread.Sleep(moment is Moment.SomeTimeLater ? delay : 0);
                child.Kill();
            }
        };

        static CommitFault Kill(LifeProcess child)
        {
            child.Kill();
            return CommitFault.LoseAnswer;
        }
    }

    private static async Task Present(RealDesk desk, HashSet<Guid> confirmed)
    {
        var kept = await desk.Ask<Guid[]>("SELECT coalesce(array_agg(key), '{}') FROM review.idempotency");
        Assert.Empty(confirmed.Except(kept));
    }

    /// <summary>The same life without any harm leaves the model to compare with.</summary>
    private static async Task<string> Undisturbed(RealDesk desk)
    {
        var model = await desk.Another();
        await WholeLife.Run(model);
        return await WholeLife.Traces(model);
    }
}
