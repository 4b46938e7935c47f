namespace Otasuketai.Bpmn.Tests;

/// <summary>What expressions mean: the value as string() writes it.</summary>
public sealed class FeelTests
{
    /// <summary>Monday 2026-03-02, 10:00 in Japan.</summary>
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1 + 2 * 3 ** 2", "19")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 3 - 2", "5")]
    [InlineData("-2 ** 2", "4")]
    [InlineData("2 ** -2", "0.25")]
    [InlineData("4 ** 0.5", "2")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("1 / 0", "null")]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    [InlineData("9e27 * 100", "null")]
    [InlineData(".5 + 1e-1", "0.6")]
    [InlineData("1.10", "1.1")]
    [InlineData("\"a\" + \"b\"", "ab")]
    [InlineData("1 + \"a\"", "null")]
    public void Evaluate_Arithmetic_IsDecimalAndNullWhereItHasNoAnswer(string text, string expected) => Assert.Equal(expected, Value(text));

    [Theory]
    [InlineData("\"a\\\"b\\\\c\\n\\t\"", "a\"b\\c\n\t")]
    [InlineData("\"\\u3042\\U01F431\"", "あ🐱")]
    [InlineData("string length(\"あ🐱\")", "2")]
    [InlineData("lower case(\"ABC\")", "abc")]
    [InlineData("contains(match: \"支援\", string: \"お助け隊支援\")", "true")]
    [InlineData("contains(\"a\", 1)", "null")]
    [InlineData("1 /* one */ + // and\n 2", "3")]
    [InlineData("string([1, \"a\", {b: null}])", "[1, \"a\", {b: null}]")]
    public void Evaluate_Texts_CountCharactersAndKnowEscapes(string text, string expected) => Assert.Equal(expected, Value(text));

    [Theory]
    [InlineData("false and null", "false")]
    [InlineData("null and true", "null")]
    [InlineData("null or true", "true")]
    [InlineData("false or false or null", "null")]
    [InlineData("true or 1 / 0 = 1 and false", "true")]
    [InlineData("not(1 = 2)", "true")]
    [InlineData("1 = 1 = true", "true")]
    [InlineData("if 1 > 2 then \"a\" else \"b\"", "b")]
    [InlineData("if null then 1 else 2", "2")]
    [InlineData("some x in [1, 2], y in [2, 3] satisfies x = y", "true")]
    [InlineData("every x in [1, 2, null] satisfies x > 0", "null")]
    [InlineData("every x in [1, 0, null] satisfies x > 0", "false")]
    [InlineData("every x in [] satisfies x > 0", "true")]
    [InlineData("some x in 5 satisfies x = 5", "true")]
    public void Evaluate_Logic_IsThreeValued(string text, string expected) => Assert.Equal(expected, Value(text));

    [Theory]
    [InlineData("5 in ]5..6[", "false")]
    [InlineData("6 in [5..6[", "false")]
    [InlineData("[1..10[ = [1..10)", "true")]
    [InlineData("3 in [1..[2, 4][2]]", "true")]
    [InlineData("5 in (1) + 4", "true")]
    [InlineData("5 in (1, (4..6))", "true")]
    [InlineData("5 in (< 3, > 4)", "true")]
    [InlineData("5 in not(5)", "null")]
    [InlineData("1 in [\"a\"..2]", "null")]
    [InlineData("1 in \"a\"", "null")]
    [InlineData("[1, 2] in [1, 2]", "true")]
    [InlineData("1 between 0 and 1 and true", "true")]
    [InlineData("[1..5].end - (> 3).start", "2")]
    [InlineData("(<= 3).end included and not((> 3).start included)", "true")]
    public void Evaluate_Ranges_KnowOpenAndClosedEnds(string text, string expected) => Assert.Equal(expected, Value(text));

    [Theory]
    [InlineData("{a: 1, b: a + 1}.b", "2")]
    [InlineData("{\"x y\": 1}.x", "null")]
    [InlineData("{a: {b: [1, 2]}}.a.b[-1]", "2")]
    [InlineData("[{a: 1}, {a: 5}][a > 2].a", "[5]")]
    [InlineData("[1, 2, 3][item > 1][1]", "2")]
    [InlineData("[1, 2, 3][1.5]", "null")]
    [InlineData("[1, 2, 3][9]", "null")]
    [InlineData("null[1]", "null")]
    [InlineData("count([1, null]) + count([])", "2")]
    [InlineData("sum(1, 2, 3)", "6")]
    [InlineData("sum([])", "null")]
    [InlineData("sum([1, \"a\"])", "null")]
    [InlineData("sum([@\"PT1H\", @\"PT23H\"])", "P1D")]
    [InlineData("min(3, 1, 2) + max([3, 1])", "4")]
    [InlineData("max([1, \"a\"])", "null")]
    [InlineData("min([])", "null")]
    [InlineData("any([false, 1])", "null")]
    public void Evaluate_ListsAndContexts_AreFilteredAndCounted(string text, string expected) => Assert.Equal(expected, Value(text));

    [Theory]
    [InlineData("date(\"2024-01-31\") + duration(\"P1M\")", "2024-02-29")]
    [InlineData("date(2024, 2, 30)", "null")]
    [InlineData("date(\"2023-02-29\")", "null")]
    [InlineData("date(\"2026-03-02\").weekday", "1")]
    [InlineData("date(\"0001-01-01\") - @\"P1D\"", "0000-12-31")]
    [InlineData("date(\"999999999-12-31\") + @\"P1D\"", "null")]
    [InlineData("date and time(date(\"2026-03-02\"), time(\"10:00:00\"))", "2026-03-02T10:00:00")]
    [InlineData("time(10, 30, 15.5, @\"-PT2H\")", "10:30:15.5-02:00")]
    [InlineData("time(24, 0, 0)", "null")]
    [InlineData("time(\"23:30:00\") + @\"PT1H\"", "00:30:00")]
    [InlineData("date(now())", "2026-03-02")]
    [InlineData("string(now())", "2026-03-02T10:00:00+09:00")]
    [InlineData("now() - @\"2026-03-01T10:00:00@Asia/Tokyo\"", "P1D")]
    [InlineData("now().time offset", "PT9H")]
    [InlineData("@\"2026-03-01T10:00:00@Asia/Tokyo\".timezone", "Asia/Tokyo")]
    [InlineData("@\"2026-03-01T10:00:00\" < @\"2026-03-01T10:00:00Z\"", "null")]
    [InlineData("duration(\"P1Y1D\")", "null")]
    [InlineData("duration(\"PT\")", "null")]
    [InlineData("duration(\"PT0.S\")", "PT0S")]
    [InlineData("duration(\"PT1.5.S\")", "null")]
    [InlineData("time(\"10:30:00.1\") = time(\"10:30:00.9\")", "true")]
    [InlineData("@\"1969-12-31T23:59:59.1Z\" < @\"1969-12-31T23:59:59.9Z\"", "false")]
    [InlineData("@\"2026-03-02T10:00:00.9Z\" < @\"2026-03-02T10:00:01Z\"", "true")]
    [InlineData("@\"2026-03-02T10:00:00.75Z\" - @\"2026-03-02T10:00:00.5Z\"", "PT0.25S")]
    [InlineData("@\"P1Y2M\".months + @\"P3DT4H\".hours", "6")]
    [InlineData("@\"P0Y\" = @\"P0D\"", "null")]
    [InlineData("@\"P7D\" / @\"P1D\"", "7")]
    [InlineData("now() instance of date and time and not(now() instance of date)", "true")]
    public void Evaluate_DaysAndTimes_FollowTheCalendar(string text, string expected) => Assert.Equal(expected, Value(text));

    /// <summary>Against the calendar of the framework, on days all over its range.</summary>
    [Fact]
    public void Evaluate_DatePlusMonthsAndDays_IsAsTheFrameworkCounts()
    {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var day = DateOnly.FromDayNumber(random.Next(800_000, 2_800_000));
            var (months, days) = (random.Next(-12_000, 12_000), random.Next(-400_000, 400_000));
            var expected = day.AddMonths(months).AddDays(days);
            Assert.Equal(expected.ToString("yyyy-MM-dd"), Value($"@\"{day:yyyy-MM-dd}\" + {months} * @\"P1M\" + {days} * @\"P1D\""));
            Assert.Equal((expected.DayNumber - day.DayNumber).ToString(), Value($"(@\"{expected:yyyy-MM-dd}\" - @\"{day:yyyy-MM-dd}\") / @\"P1D\""));
        }
    }

    [Fact]
    public void Evaluate_NamedZone_KeepsTheHourByInstantAndTheWallByMonths()
    {
        var zones = new FeelZones(name => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null);
        string With(string text) => FeelExpression.Parse(text, null, zones).Expression!.Evaluate(new FeelInput(_ => null, Now)).ToString();

        Assert.Equal("2026-03-29T03:30:00@Europe/Paris", With("@\"2026-03-29T01:30:00@Europe/Paris\" + @\"PT1H\""));
        Assert.Equal("2026-04-28T10:00:00@Europe/Paris", With("@\"2026-03-28T10:00:00@Europe/Paris\" + @\"P1M\""));
        Assert.Equal("PT23H", With("@\"2026-03-30T00:00:00@Europe/Paris\" - @\"2026-03-29T00:00:00@Europe/Paris\""));
    }

    private static string Value(string text)
    {
        var reading = FeelExpression.Parse(text);
        Assert.True(reading.Problem is null, reading.Problem?.En);
        return reading.Expression!.Evaluate(new FeelInput(_ => null, Now)).ToString();
    }
}
