using Otasuketai.Review.Text;

namespace Otasuketai.Review.Tests.Text;

public sealed class InputTextTests
{
    [Theory]
    [InlineData("　株式会社ＡＢＣ　", "株式会社ＡＢＣ")]
    [InlineData("ア\u0000イ\u0007ウ", "アイウ")]
    [InlineData("一行\r\n二行", "一行  二行")]
    [InlineData("\u202Eevil\u200B", "evil")]
    [InlineData("ﾊﾝｶｸ", "ﾊﾝｶｸ")]
    [InlineData(null, "")]
    public void Line_TypedText_KeepsJapaneseAndDropsControls(string? raw, string expected) =>
        Assert.Equal(expected, InputText.Line(raw));

    [Fact]
    public void Line_BrokenSurrogate_IsDropped() => Assert.Equal("ab", InputText.Line("a\uD800b"));

    [Fact]
    public void Paragraph_WindowsLineBreaks_BecomeSingleLineFeeds() => Assert.Equal("一\n二", InputText.Paragraph("一\r\n二\r\n"));

    [Theory]
    [InlineData("a𠮷", 3, "a𠮷")]
    [InlineData("a𠮷𠮷", 4, "a𠮷…")]
    [InlineData("abcd", 3, "abc…")]
    public void Short_ALongText_EndsBetweenTwoCharacters(string text, int most, string expected) => Assert.Equal(expected, InputText.Short(text, most));

    [Theory]
    [InlineData("Ａ２０２６－０１２３", "A2026-0123")]
    [InlineData("２０２３ー００７", "2023-007")]
    [InlineData("2023 − 007", "2023-007")]
    public void Code_FullWidth_IsFolded(string raw, string expected) => Assert.Equal(expected, InputText.Code(raw));

    [Theory]
    [InlineData("１，２３４．５", 1234.5)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("－３", -3)]
    [InlineData(" 0.25 ", 0.25)]
    [InlineData("1000", 1000)]
    public void Decimal_TypedNumber_IsRead(string raw, double expected) =>
        Assert.Equal((decimal)expected, InputText.Decimal(raw).Value);

    [Theory]
    [InlineData("", InputProblem.Empty)]
    [InlineData("　", InputProblem.Empty)]
    [InlineData("1,5", InputProblem.NotANumber)]
    [InlineData("1234,567", InputProblem.NotANumber)]
    [InlineData("1,,234", InputProblem.NotANumber)]
    [InlineData("1.2.3", InputProblem.NotANumber)]
    [InlineData("1.", InputProblem.NotANumber)]
    [InlineData("--1", InputProblem.NotANumber)]
    [InlineData("1e5", InputProblem.NotANumber)]
    [InlineData("約100", InputProblem.NotANumber)]
    [InlineData("99999999999999999999999999999999", InputProblem.TooLarge)]
    public void Decimal_NotANumber_SaysWhy(string raw, InputProblem problem) => Assert.Equal(problem, InputText.Decimal(raw).Problem);

    [Theory]
    [InlineData("１２", 12, null)]
    [InlineData("1.5", 0, InputProblem.NotANumber)]
    [InlineData("9,999,999,999", 0, InputProblem.TooLarge)]
    public void Whole_Number_IsReadOrRefused(string raw, int expected, InputProblem? problem)
    {
        var read = InputText.Whole(raw);
        Assert.Equal(problem, read.Problem);
        Assert.Equal(expected, read.IsOk ? read.Value : 0);
    }

    [Theory]
    [InlineData("2026-08-28")]
    [InlineData("2026/8/28")]
    [InlineData("２０２６年８月２８日")]
    [InlineData("2026年 8月 28日")]
    [InlineData("２０２６－０８－２８")]
    [InlineData("2026.8.28")]
    public void Date_AcceptedForm_IsRead(string raw) => Assert.Equal(new DateOnly(2026, 8, 28), InputText.Date(raw).Value);

    [Theory]
    [InlineData("2026-02-29", InputProblem.NotADate)]
    [InlineData("28/8/2026", InputProblem.NotADate)]
    [InlineData("あした", InputProblem.NotADate)]
    [InlineData(null, InputProblem.Empty)]
    public void Date_OtherForm_SaysWhy(string? raw, InputProblem problem) => Assert.Equal(problem, InputText.Date(raw).Problem);

    [Theory]
    [InlineData(InputProblem.Empty)]
    [InlineData(InputProblem.NotANumber)]
    [InlineData(InputProblem.TooLarge)]
    [InlineData(InputProblem.NotADate)]
    public void Words_EveryProblem_SpeaksBothLanguages(InputProblem problem)
    {
        Assert.NotEmpty(InputText.Words(problem).In(Language.Japanese));
        Assert.NotEmpty(InputText.Words(problem).In(Language.English));
    }

    [Fact]
    public void Csv_QuotedFieldsOverLines_KeepTheirRowLine()
    {
        var rows = Csv.Read("\uFEFFa,b\r\n\"x,\"\"y\"\"\nz\",2\r\n\r\n3,4", out var open);

        Assert.Null(open);
        Assert.Equal([1, 2, 5], rows.Select(r => r.Line));
        Assert.Equal("x,\"y\"\nz", rows[1].Fields[0]);
        Assert.Equal(["3", "4"], rows[2].Fields);
    }
}
