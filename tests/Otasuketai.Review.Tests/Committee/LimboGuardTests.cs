using Otasuketai.Review.Committee;

namespace Otasuketai.Review.Tests.Committee;

public sealed class LimboGuardTests
{
    private static readonly DateOnly Opens = new(2026, 9, 1);
    private static readonly DateOnly Closes = new(2026, 9, 8);

    [Theory]
    [InlineData(7, 0, 0, 0)]
    [InlineData(7, 6, 0, 0)] // one member alone is more than half of one
    [InlineData(7, 7, 0, 1)]
    [InlineData(6, 0, 3, 1)]
    [InlineData(6, 0, 4, 3)]
    [InlineData(6, 2, 2, 1)]
    [InlineData(0, 0, 0, 1)]
    public void Ask_RecusalsAndAbsences_ProposesEnoughSubstitutes(int seats, int recused, int unavailable, int substitutes)
    {
        var answer = Ask(seats, recused, unavailable);

        Assert.Equal(substitutes, answer.Substitutes);
        Assert.Equal(substitutes == 0, answer.CanReachQuorum);
        Assert.NotEmpty(answer.Words().En);
    }

    [Fact]
    public void Ask_AnyCommittee_ProposesTheFewestThatSuffice()
    {
        for (var seats = 0; seats <= 12; seats++)
        {
            for (var recused = 0; recused <= seats; recused++)
            {
                for (var away = 0; away <= seats - recused; away++)
                {
                    var answer = Ask(seats, recused, away);
                    Assert.True(IsQuorateWith(answer, answer.Substitutes));
                    Assert.True(answer.Substitutes == 0 || !IsQuorateWith(answer, answer.Substitutes - 1));
                }
            }
        }
    }

    [Fact]
    public void Ask_TermEndsBeforeClose_CountsInTheBaseOnly()
    {
        var leaving = new LimboSeat(new DateOnly(2024, 9, 6), new DateOnly(2026, 9, 5), false, false);
        var notYet = new LimboSeat(new DateOnly(2026, 9, 2), new DateOnly(2028, 9, 1), false, false);

        Assert.Equal(new LimboAnswer(2, 0, 1, 1), LimboGuard.Ask([Seat(false, false), leaving, notYet], Opens, Closes));
    }

    private static bool IsQuorateWith(LimboAnswer answer, int substitutes) =>
        CommitteeRules.Quorum(answer.Eligible + substitutes, answer.Recused, answer.CanVote + substitutes).IsReached;

    private static LimboAnswer Ask(int seats, int recused, int unavailable) => LimboGuard.Ask(
        [.. Enumerable.Range(0, seats).Select(n => Seat(n < recused, n >= recused && n < recused + unavailable))], Opens, Closes);

    private static LimboSeat Seat(bool recused, bool unavailable) =>
        new(new DateOnly(2025, 4, 1), new DateOnly(2027, 3, 31), recused, unavailable);
}
