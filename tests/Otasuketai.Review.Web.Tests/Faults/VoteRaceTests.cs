using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Web.Tests.Faults;

/// <summary>Promise 3: one member, one vote; none after close.</summary>
public sealed class VoteRaceTests(TestCluster cluster)
{
    private const int Races = 8;
    private static readonly (string, string)[] Ballot = [("q-registration", "approve"), ("q-listing", "list")];
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Votes_WhileTheDeadlineCloses_AreCountedOrRefusedAndNothingBetween()
    {
        await using var desk = await RealDesk.Start(cluster);
        await using var node = await RealDesk.Join(desk.Admin, desk.App.ConnectionString, desk.Dossier, desk.VendorOrg);
        await Chapters.Submit(desk);
        await Chapters.OnTheAgenda(desk);
        Actor[] voters = [desk.Chair, desk.MemberA, desk.MemberB, .. await QuickCase.Seats(desk, 20, 2)];
        var random = new Random(20260729);
        var (accepted, refused) = (0, 0);
        for (var race = 0; race < Races; race++)
        {
            var one = await QuickCase.OnTheAgenda(desk);
            await Declared(one, voters);
            await one.Ask<object>("SELECT review.set_clock_offset((SELECT shift FROM review.clock_offset) + interval '30 days')");

            var votes = voters.Select(v => Later(random.Next(0, 60), () => one.Try(Guid.CreateVersion7(), Machine.Poll, CastBallot, v, Ballot))).ToList();
            var wakes = new[] { desk, node }.Select(d => Later(random.Next(0, 40), () => d.Desk.WakeDueTimers(50, Ct))).ToList();
            var answers = await Task.WhenAll(votes);
            await Task.WhenAll(wakes);
            await one.Wait("0 days");

            var taken = answers.Count(a => a is DeskAnswer.Done);
            (accepted, refused) = (accepted + taken, refused + answers.Length - taken);
            var poll = (await one.Newest(Machine.Poll)).Id;
            Assert.Equal(1L, await one.Ask<long>($"SELECT count(*) FROM review.history WHERE life_id = '{poll}' AND act = 'ClosePoll'"));
            Assert.Equal(taken, await one.Ask<long>($"SELECT count(DISTINCT person_id) FROM review.ballot WHERE poll_id = '{poll}'"));
            if (await one.Ask<bool>($"SELECT closed_at IS NOT NULL FROM review.poll WHERE life_id = '{poll}'"))
            {
                Assert.Equal(taken, await one.Ask<long>($"SELECT sum(votes) FROM review.tally('{poll}') WHERE question = 'q-listing'"));
            }

            Assert.IsType<DeskAnswer.No>(await one.Try(Guid.CreateVersion7(), Machine.Poll, CastBallot, voters[0], Ballot));
        }

        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.incident"));
        Assert.True(accepted > 0 && refused > 0, $"No race: {accepted} accepted, {refused} refused.");
        await Invariants.Hold(desk);
    }

    [Fact]
    public async Task P15_Votes_OfTwoHundredMembersAtOnce_AreAllAcceptedAndCloseOnce()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        await Chapters.OnTheAgenda(desk);
        Actor[] voters = [desk.Chair, desk.MemberA, desk.MemberB, .. await QuickCase.Seats(desk, 1000, 197)];
        await Declared(desk, voters);
        var size = await desk.Ask<int>("SELECT max(octet_length(state::text)) FROM review.instance");
        Assert.InRange(size, 1, (64 * 1024) - 1);

        var answers = await Task.WhenAll(voters.Select(v => desk.Try(Guid.CreateVersion7(), Machine.Poll, CastBallot, v, Ballot)));

        Assert.All(answers, a => Assert.IsType<DeskAnswer.Done>(a));
        Assert.Equal(200L, await desk.Ask<long>("SELECT count(*) FROM review.history WHERE act = 'CastBallot'"));
        Assert.Equal(1L, await desk.Ask<long>("SELECT count(*) FROM review.history WHERE act = 'ClosePoll'"));
        Assert.Equal(200L, await desk.Ask<long>("SELECT sum(votes) FROM review.tally((SELECT life_id FROM review.poll)) WHERE question = 'q-registration'"));
        await Invariants.Hold(desk);
    }

    private static async Task Declared(RealDesk one, Actor[] voters)
    {
        await one.Do(Machine.Poll, OpenPoll, one.Secretariat);
        await Task.WhenAll(voters.Select(v => one.Do(Machine.Poll, DeclareConflict, v, ("conflict", "none"))));
    }

    private static async Task<T> Later<T>(int milliseconds, Func<Task<T>> work)
    {
        await Task.Delay(milliseconds, Ct);
        return await work();
    }
}
