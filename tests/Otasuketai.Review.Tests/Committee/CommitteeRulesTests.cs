using System.Collections.Immutable;
using Otasuketai.Review.Committee;

namespace Otasuketai.Review.Tests.Committee;

public sealed class CommitteeRulesTests
{
    private static readonly DecidingVoice Absent = new DecidingVoice.Absent();
    private static readonly DecidingVoice Recused = new DecidingVoice.Recused();

    [Theory]
    [InlineData(7, 0, 4, true)]
    [InlineData(7, 0, 3, false)]
    [InlineData(6, 0, 3, false)] // exactly half is not more than half
    [InlineData(6, 0, 4, true)]
    [InlineData(7, 3, 3, true)]
    [InlineData(7, 3, 2, false)]
    [InlineData(3, 2, 1, true)]
    [InlineData(3, 3, 0, false)] // nobody left to vote
    public void Quorum_RecusedLeaveTheBase_NeedsMoreThanHalf(int eligible, int recused, int present, bool reached) =>
        Assert.Equal(reached, CommitteeRules.Quorum(eligible, recused, present).IsReached);

    // approve, conditional, defer, not approve, abstain; the chair's option
    [Theory]
    [InlineData(4, 0, 0, 3, 0, BallotOption.Approve, Resolution.Approved)]
    [InlineData(2, 2, 0, 3, 0, BallotOption.Approve, Resolution.Conditional)] // conditional ≥ approve
    [InlineData(3, 2, 0, 2, 0, BallotOption.Approve, Resolution.Approved)]
    [InlineData(1, 3, 0, 3, 0, BallotOption.NotApprove, Resolution.Conditional)]
    [InlineData(1, 1, 4, 1, 0, BallotOption.Approve, Resolution.Deferred)]
    [InlineData(3, 0, 3, 1, 0, BallotOption.Approve, Resolution.NotApproved)] // no majority anywhere
    [InlineData(2, 0, 0, 4, 0, BallotOption.Approve, Resolution.NotApproved)]
    [InlineData(1, 0, 0, 0, 6, BallotOption.Approve, Resolution.Approved)] // abstentions are present and not counted
    [InlineData(0, 0, 0, 0, 7, BallotOption.Abstain, Resolution.NotApproved)] // nobody wants it
    [InlineData(3, 0, 0, 0, 0, BallotOption.Approve, Resolution.Inquorate)]
    [InlineData(3, 0, 0, 3, 0, BallotOption.Approve, Resolution.Approved)] // exact half: the chair
    [InlineData(3, 0, 0, 3, 1, BallotOption.NotApprove, Resolution.NotApproved)]
    [InlineData(1, 2, 0, 3, 0, BallotOption.Approve, Resolution.Conditional)]
    [InlineData(3, 0, 3, 0, 0, BallotOption.Defer, Resolution.Deferred)]
    [InlineData(3, 0, 3, 0, 0, BallotOption.Approve, Resolution.Approved)]
    [InlineData(2, 0, 3, 1, 0, BallotOption.Defer, Resolution.Deferred)]
    [InlineData(2, 0, 3, 1, 0, BallotOption.Approve, Resolution.NotApproved)] // not deferred, and no majority for it
    [InlineData(3, 0, 2, 1, 0, BallotOption.Defer, Resolution.NotApproved)] // the chair is not on the half
    public void Tally_RegistrationOfSevenMembers_FollowsTheTable(
        int approve, int conditional, int defer, int not, int abstain, BallotOption chair, Resolution expected)
    {
        var count = Registration((approve, conditional, defer, not, abstain), new DecidingVoice.Cast(chair));
        Assert.Equal(expected, CommitteeRules.Tally(QuestionKind.Registration, count).Resolution);
    }

    [Fact]
    public void Tally_EveryPossibleCountOfSix_HasTheOutcomeOfTheRule()
    {
        foreach (var (a, c, d, n, x) in CountsOf(6))
        {
            var votes = a + c + d + n;
            var tied = votes > 0 && (2 * d == votes || 2 * (a + c) == votes);
            var expected = votes + x < 4 ? Resolution.Inquorate
                : tied ? Resolution.TieNeedsElection
                : 2 * d > votes ? Resolution.Deferred
                : 2 * (a + c) <= votes ? Resolution.NotApproved
                : c >= a ? Resolution.Conditional : Resolution.Approved;
            Assert.Equal(expected, CommitteeRules.Tally(QuestionKind.Registration, Registration((a, c, d, n, x), Absent, eligible: 6)).Resolution);
        }
    }

    [Fact]
    public void Tally_ExactHalf_AsksChairThenDeputyThenElected()
    {
        var yes = new DecidingVoice.Cast(BallotOption.Yes);
        var abstained = new DecidingVoice.Cast(BallotOption.Abstain);
        (DecidingVoices Voices, DecidingSeat? Seat)[] table =
        [
            (new() { Chair = yes, Deputy = Absent }, DecidingSeat.Chair),
            (new() { Chair = Recused, Deputy = yes }, DecidingSeat.Deputy),
            (new() { Chair = Absent, Deputy = yes }, DecidingSeat.Deputy),
            (new() { Chair = abstained, Deputy = yes }, DecidingSeat.Deputy),
            (new() { Chair = Absent, Deputy = Recused, Elected = yes }, DecidingSeat.Elected),
            (new() { Chair = Absent, Deputy = Recused }, null),
            (DecidingVoices.NotOpened, null),
            (DecidingVoices.Opened(DecidingSeat.Deputy, BallotOption.Yes), DecidingSeat.Deputy),
        ];
        foreach (var (voices, seat) in table)
        {
            var tally = CommitteeRules.Tally(QuestionKind.Motion, Motion((3, 3, 1), voices));
            Assert.Equal(seat, tally.DecidedBy);
            Assert.Equal(seat is null ? Resolution.TieNeedsElection : Resolution.Carried, tally.Resolution);
            Assert.NotEmpty(tally.Halves);
        }
    }

    [Theory]
    [InlineData(4, 3, 0, Resolution.Carried)]
    [InlineData(3, 4, 0, Resolution.NotCarried)]
    [InlineData(1, 0, 6, Resolution.Carried)]
    [InlineData(0, 0, 7, Resolution.NotCarried)]
    [InlineData(3, 0, 0, Resolution.Inquorate)]
    public void Tally_Motion_NeedsMoreThanHalf(int yes, int no, int abstain, Resolution expected) =>
        Assert.Equal(expected, CommitteeRules.Tally(QuestionKind.Motion, Motion((yes, no, abstain), DecidingVoices.NotOpened)).Resolution);

    [Fact]
    public void Words_RecusedAndExactHalf_ShowTheWholeSum()
    {
        var count = Registration((3, 0, 0, 3, 1), new DecidingVoice.Cast(BallotOption.Approve), eligible: 8) with { Recused = 1 };
        var words = CommitteeRules.Tally(QuestionKind.Registration, count).Words();

        Assert.Equal(
            "議決権を有する委員8名から除斥1名を除いた7名の過半数は4名。出席（棄権を含む投票）7名で、定足数を満たす。" +
            "承認3票、条件付き承認0票、継続審議0票、不承認3票、棄権1票。棄権1票を除く6票の過半数は4票。" +
            "「承認・条件付き承認」が3票でちょうど半数のため、座長の票により決する。結果：承認。", words.Ja);
        Assert.EndsWith("Exactly half (approve and approve with conditions: 3), so the ballot of the chair decides. Result: Approved.", words.En);
    }

    [Fact]
    public void Words_EveryOutcome_SpeaksBothLanguages()
    {
        Assert.All(Enum.GetValues<Resolution>(), r => Assert.NotEmpty(r.Words().Ja + r.Words().En));
        foreach (var counts in CountsOf(4))
        {
            var words = CommitteeRules.Tally(QuestionKind.Registration, Registration(counts, Absent, eligible: 4)).Words();
            Assert.True(words.Ja.EndsWith('。') && words.En.EndsWith('.'));
        }
    }

    [Fact]
    public void Tally_ImpossibleCounts_AreABug()
    {
        var opened = DecidingVoices.Opened(DecidingSeat.Chair, BallotOption.Yes);
        Assert.Throws<ArgumentException>(() => CommitteeRules.Tally(QuestionKind.Motion, Motion((8, 0, 0), DecidingVoices.NotOpened)));
        Assert.Throws<ArgumentException>(() => CommitteeRules.Tally(QuestionKind.Listing, Motion((4, 0, 0), DecidingVoices.NotOpened)));
        Assert.Throws<ArgumentException>(() => CommitteeRules.Tally(QuestionKind.Motion, Motion((0, 4, 0), opened)));
        Assert.Throws<ArgumentException>(() => CommitteeRules.Tally(QuestionKind.Motion, Motion((-1, 4, 0), DecidingVoices.NotOpened)));
    }

    private static BallotCount Registration((int Approve, int Conditional, int Defer, int Not, int Abstain) ballots, DecidingVoice chair, int eligible = 7) => new()
    {
        Eligible = eligible,
        Recused = 0,
        Ballots = ImmutableDictionary<BallotOption, int>.Empty
            .Add(BallotOption.Approve, ballots.Approve)
            .Add(BallotOption.ApproveWithConditions, ballots.Conditional)
            .Add(BallotOption.Defer, ballots.Defer)
            .Add(BallotOption.NotApprove, ballots.Not)
            .Add(BallotOption.Abstain, ballots.Abstain),
        Voices = new DecidingVoices { Chair = chair, Deputy = Absent },
    };

    private static BallotCount Motion((int Yes, int No, int Abstain) ballots, DecidingVoices voices) => new()
    {
        Eligible = 7,
        Recused = 0,
        Ballots = ImmutableDictionary<BallotOption, int>.Empty
            .Add(BallotOption.Yes, ballots.Yes).Add(BallotOption.No, ballots.No).Add(BallotOption.Abstain, ballots.Abstain),
        Voices = voices,
    };

    private static IEnumerable<(int A, int C, int D, int N, int X)> CountsOf(int members) =>
        from a in Enumerable.Range(0, members + 1)
        from c in Enumerable.Range(0, members + 1 - a)
        from d in Enumerable.Range(0, members + 1 - a - c)
        from n in Enumerable.Range(0, members + 1 - a - c - d)
        from x in Enumerable.Range(0, members + 1 - a - c - d - n)
        select (a, c, d, n, x);
}
