using Otasuketai.Review.Calendar;

namespace Otasuketai.Review.Tests.Calendar;

public sealed class JstTests
{
    private static readonly DateOnly Friday = new(2026, 8, 28);

    [Theory]
    [InlineData("2026-08-27T14:59:59Z", "2026-08-27")]
    [InlineData("2026-08-27T15:00:00Z", "2026-08-28")]
    [InlineData("2026-12-31T15:00:00Z", "2027-01-01")]
    [InlineData("2026-08-28T00:30:00+09:00", "2026-08-28")]
    public void Day_Instant_IsTheDayInJapan(string instant, string day) =>
        Assert.Equal(DateOnly.Parse(day), Jst.Day(DateTimeOffset.Parse(instant)));

    [Fact]
    public void EndOfDay_AnyDay_IsTheFirstInstantOfTheNext()
    {
        Assert.Equal(DateTimeOffset.Parse("2026-08-28T15:00:00Z"), Jst.EndOfDay(Friday));
        Assert.Equal(TimeSpan.Zero, Jst.EndOfDay(Friday).Offset);
        Assert.Equal(Friday, Jst.Day(Jst.EndOfDay(Friday).AddTicks(-1)));
        Assert.Equal(Friday, Jst.Day(Jst.StartOfDay(Friday)));
    }

    [Fact]
    public void StartAndEndOfDay_FirstAndLastTypableDay_StayInsideTheCalendar()
    {
        Assert.Equal(DateTimeOffset.MinValue, Jst.StartOfDay(DateOnly.MinValue));
        Assert.Equal(DateTimeOffset.Parse("9999-12-31T15:00:00Z"), Jst.EndOfDay(DateOnly.MaxValue));
    }

    [Fact]
    public void Long_Friday_IsWrittenInBothLanguages()
    {
        Assert.Equal("2026年8月28日（金）", JapaneseDate.Long(Friday));
        Assert.Equal("Fri 28 Aug 2026", EnglishDate.Long(Friday));
        Assert.Equal("2026年8月28日（金）17:05", Jst.Japanese(DateTimeOffset.Parse("2026-08-28T08:05:00Z")));
        Assert.Equal("Fri 28 Aug 2026 17:05 JST", Jst.English(DateTimeOffset.Parse("2026-08-28T08:05:00Z")));
    }
}
