using Otasuketai.Review.Numbers;

namespace Otasuketai.Review.Tests.Numbers;

public sealed class SequenceNumberTests
{
    [Theory]
    [InlineData("2021-03-31", 2020)]
    [InlineData("2021-04-01", 2021)]
    [InlineData("2027-01-01", 2026)]
    public void Of_DayAroundApril_IsTheFiscalYear(string day, int year) => Assert.Equal(year, FiscalYear.Of(DateOnly.Parse(day)));

    [Fact]
    public void Next_RegisteredInMarch_BelongsToTheOldFiscalYear() =>
        Assert.Equal("2020-005", RegistrationNumber.Next(new DateOnly(2021, 3, 31), 4).Value.ToString());

    [Fact]
    public void Next_SubmittedOnNewYearsDay_StartsTheCalendarYear() =>
        Assert.Equal("A2027-0001", ApplicationNumber.Next(new DateOnly(2027, 1, 1), 0).Value.ToString());

    [Fact]
    public void Next_YearIsFull_SaysSo()
    {
        Assert.Equal(NumberProblem.YearIsFull, RegistrationNumber.Next(new DateOnly(2026, 8, 1), 999).Problem);
        Assert.Equal(NumberProblem.YearIsFull, ApplicationNumber.Next(new DateOnly(2026, 8, 1), 9999).Problem);
    }

    [Theory]
    [InlineData("２０２３－００７", "2023-007")]
    [InlineData("2020-001", "2020-001")]
    public void Parse_RegistrationNumber_ReadsAndPrintsBack(string raw, string printed) =>
        Assert.Equal(printed, RegistrationNumber.Parse(raw).Value.ToString());

    [Theory]
    [InlineData("ａ２０２６ー０１２３", "A2026-0123")]
    [InlineData("A2026-0123", "A2026-0123")]
    public void Parse_ApplicationNumber_ReadsAndPrintsBack(string raw, string printed) =>
        Assert.Equal(printed, ApplicationNumber.Parse(raw).Value.ToString());

    [Theory]
    [InlineData("", NumberProblem.Empty)]
    [InlineData("2023-7", NumberProblem.WrongForm)]
    [InlineData("2023-000", NumberProblem.WrongForm)]
    [InlineData("2023-0007", NumberProblem.WrongForm)]
    [InlineData("0023-007", NumberProblem.WrongForm)]
    public void Parse_NotARegistrationNumber_SaysWhy(string raw, NumberProblem problem) =>
        Assert.Equal(problem, RegistrationNumber.Parse(raw).Problem);

    [Theory]
    [InlineData(null, NumberProblem.Empty)]
    [InlineData("2026-0123", NumberProblem.WrongForm)]
    [InlineData("A2026-0000", NumberProblem.WrongForm)]
    [InlineData("A2026-123", NumberProblem.WrongForm)]
    public void Parse_NotAnApplicationNumber_SaysWhy(string? raw, NumberProblem problem) =>
        Assert.Equal(problem, ApplicationNumber.Parse(raw).Problem);

    [Fact]
    public void CompareTo_MixedNumbers_OrdersByYearThenSequence()
    {
        var numbers = new[] { "2023-010", "2020-900", "2023-002" }.Select(n => RegistrationNumber.Parse(n).Value).Order();
        Assert.Equal(["2020-900", "2023-002", "2023-010"], numbers.Select(n => n.ToString()));
    }
}
