using Otasuketai.Review.Calendar;

namespace Otasuketai.Review.Tests.Calendar;

public sealed class BusinessCalendarTests
{
    private static readonly BusinessCalendar Jp = BusinessCalendar.Read(DataFile.Text("holidays-jp.csv")).Calendar;

    [Fact]
    public void Read_ShippedTable_HasNoProblems() =>
        Assert.Empty(BusinessCalendar.Read(DataFile.Text("holidays-jp.csv")).Problems);

    [Theory]
    [InlineData("2026-08-10", 1, "2026-08-12")] // Mountain Day between
    [InlineData("2026-08-07", 15, "2026-08-31")]
    [InlineData("2026-09-18", 1, "2026-09-24")] // Silver week: weekend and three holidays
    [InlineData("2026-12-28", 1, "2027-01-04")] // year end, 2 and 3 January are a weekend
    [InlineData("2025-12-26", 2, "2026-01-06")] // the Monday after is 29 December, closed
    [InlineData("2026-05-01", 1, "2026-05-07")] // Golden week with its substitute
    [InlineData("2026-08-08", 0, "2026-08-08")]
    [InlineData("2026-08-12", -1, "2026-08-10")]
    [InlineData("2027-01-04", -1, "2026-12-28")]
    public void AddBusinessDays_AroundClosedDays_StepsOverThem(string from, int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), Jp.AddBusinessDays(DateOnly.Parse(from), days));

    [Fact]
    public void AddBusinessDays_EveryStartAndLength_IsTheInverseOfBetween()
    {
        for (var from = new DateOnly(2024, 1, 1); from.Year < 2031; from = from.AddDays(3))
        {
            for (var days = -40; days <= 40; days++)
            {
                var to = Jp.AddBusinessDays(from, days);
                Assert.Equal(days, Jp.BusinessDaysBetween(from, to));
                Assert.True(days == 0 || Jp.IsBusinessDay(to));
            }
        }
    }

    [Fact]
    public void AddBusinessDays_InTwoParts_ArrivesWhereOneWalkDoes()
    {
        for (var from = new DateOnly(2026, 1, 1); from.Year == 2026; from = from.AddDays(1))
        {
            Assert.Equal(Jp.AddBusinessDays(from, 15), Jp.AddBusinessDays(Jp.AddBusinessDays(from, 8), 7));
        }
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void AddBusinessDays_BeyondTheCalendar_StopsAtItsEdge(int days) =>
        Assert.Equal(days > 0 ? DateOnly.MaxValue : DateOnly.MinValue, Jp.AddBusinessDays(new DateOnly(2026, 8, 7), days));

    [Theory]
    [InlineData("2026-08-11", ClosedReason.Holiday, "山の日")]
    [InlineData("2026-05-03", ClosedReason.Holiday, "憲法記念日")] // a Sunday too: the name wins
    [InlineData("2026-08-08", ClosedReason.Saturday, "土曜日")]
    [InlineData("2026-08-09", ClosedReason.Sunday, "日曜日")]
    [InlineData("2026-12-29", ClosedReason.YearEnd, "年末年始")]
    [InlineData("2027-01-03", ClosedReason.YearEnd, "年末年始")]
    [InlineData("2026-01-01", ClosedReason.Holiday, "元日")]
    public void Closed_ClosedDay_NamesTheReason(string day, ClosedReason reason, string name) =>
        Assert.Equal(new ClosedDay(DateOnly.Parse(day), reason, name), Jp.Closed(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2026-12-28")]
    [InlineData("2027-01-04")]
    [InlineData("2026-08-28")]
    public void IsBusinessDay_OrdinaryDay_IsOpen(string day) => Assert.True(Jp.IsBusinessDay(DateOnly.Parse(day)));

    [Fact]
    public void ShippedTable_HolidayOnSunday_HasItsSubstitute()
    {
        for (var day = new DateOnly(2024, 1, 7); day.Year < 2031; day = day.AddDays(7))
        {
            if (Jp.Closed(day) is { Reason: ClosedReason.Holiday })
            {
                var next = day.AddDays(1);
                while (Jp.Closed(next) is { Reason: ClosedReason.Holiday, Name: not "休日（振替）" })
                {
                    next = next.AddDays(1);
                }
                Assert.Equal("休日（振替）", Jp.Closed(next)?.Name);
            }
        }
    }

    [Fact]
    public void OnOrAfter_ClosedDay_IsTheNextOpenDay()
    {
        Assert.Equal(new DateOnly(2026, 8, 10), Jp.OnOrAfter(new DateOnly(2026, 8, 8)));
        Assert.Equal(new DateOnly(2026, 8, 10), Jp.OnOrAfter(new DateOnly(2026, 8, 10)));
    }

    [Fact]
    public void Explain_FifteenDaysOverMountainDay_CountsNamesAndSpeaks()
    {
        var why = Jp.Explain(new DateOnly(2026, 8, 7), 15);

        Assert.Equal(new DateOnly(2026, 8, 31), why.Result);
        Assert.Equal(15, why.Counted.Length);
        Assert.Equal(why.Result, why.Counted[^1]);
        Assert.Equal(9, why.Skipped.Length);
        Assert.False(why.IsProvisional);
        Assert.Equal("2026年8月31日（月）：2026年8月7日（金）の翌日から数えて15営業日目。土日8日と8月11日（火）山の日は数えません。", why.Words().Ja);
        Assert.Equal("Mon 31 Aug 2026: 15 business days after Fri 7 Aug 2026. Not counted: 8 weekend days and Tue 11 Aug (山の日).", why.Words().En);
    }

    [Fact]
    public void Explain_AnyWalk_AgreesWithAddBusinessDays()
    {
        for (var days = -30; days <= 30; days++)
        {
            var why = Jp.Explain(new DateOnly(2026, 9, 16), days);
            Assert.Equal(Jp.AddBusinessDays(why.From, days), why.Result);
            Assert.Equal(Math.Abs(days), why.Counted.Length);
            Assert.Equal(Math.Abs(why.Result.DayNumber - why.From.DayNumber), why.Counted.Length + why.Skipped.Length);
        }
    }

    [Theory]
    [InlineData("2026-08-07", 15, false)]
    [InlineData("2028-03-10", 10, true)] // the equinox of 2028 is not announced
    [InlineData("2028-03-22", 3, false)]
    [InlineData("2030-12-20", 10, true)] // walks into 2031, which has no table
    [InlineData("2023-06-01", -1, true)]
    public void Explain_UncertainYearOrEquinox_SaysProvisional(string from, int days, bool provisional) =>
        Assert.Equal(provisional, Jp.Explain(DateOnly.Parse(from), days).IsProvisional);

    [Theory]
    [InlineData("date,name,status\n2026-01-01,元日,announced,x", 2, CalendarProblem.WrongColumns)]
    [InlineData("date,name,status\n2026-01-01,,announced", 2, CalendarProblem.WrongColumns)]
    [InlineData("date,name,status\n2026-02-30,元日,announced", 2, CalendarProblem.NotADate)]
    [InlineData("date,name,status\n2026-01-01,元日,perhaps", 2, CalendarProblem.UnknownStatus)]
    [InlineData("date,name,status\n2026-01-01,元日,announced\n2026-01-01,元日,announced", 3, CalendarProblem.DuplicateDay)]
    [InlineData("2026-01-01,元日,announced", 1, CalendarProblem.WrongHeading)]
    [InlineData("date,name,status\n", 1, CalendarProblem.NoHolidays)]
    [InlineData("date,name,status\n\"2026-01-01,元日,announced", 2, CalendarProblem.OpenQuote)]
    [InlineData("", 1, CalendarProblem.WrongHeading)]
    public void Read_BadTable_ListsTheProblemByLine(string csv, int line, CalendarProblem kind) =>
        Assert.Contains(BusinessCalendar.Read(csv).Problems, p => p.Line == line && p.Kind == kind && p.Words.Ja.Length > 0);
}
