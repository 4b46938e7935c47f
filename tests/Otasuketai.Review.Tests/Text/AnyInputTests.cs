using Otasuketai.Review.Calendar;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Numbers;
using Otasuketai.Review.People;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Tests.Text;

/// <summary>Whatever people paste, a reader answers; it never throws.</summary>
public sealed class AnyInputTests
{
    private const string Pieces = "0129０９-ー,.，\"\n\r\t {}[]:a年月日\\u\uD800\uDC00\uFFFE\uFFFF\u0000\u202E\u0301é漢①㍿\"\"";

    [Fact]
    public void Readers_ArbitraryText_AlwaysAnswer()
    {
        var chance = new Random(20260828);
        for (var turn = 0; turn < 20_000; turn++)
        {
            var text = new string([.. Enumerable.Range(0, chance.Next(40)).Select(_ => Pieces[chance.Next(Pieces.Length)])]);
            ReadEverything(text);
        }
    }

    [Theory]
    [InlineData("""{"version":"\uD800","effectiveFrom":"2026-10-01","knobs":{}}""")]
    [InlineData("""{"version":"x","effectiveFrom":"2026-10-01","knobs":{"\uD800":1}}""")]
    [InlineData("""{"version":"x","effectiveFrom":"2026-10-01","knobs":{"validity":{"iso":"\uDC00"}}}""")]
    [InlineData("""{"version":"x","effectiveFrom":"2026-10-01","knobs":{"minimum-answers":1e999}}""")]
    public void Read_PolicyWithBrokenCharacters_AnswersWithAProblem(string json) => Assert.NotEmpty(PolicyVersion.Read(json).Problems);

    [Fact]
    public void Read_PolicyWithRawSurrogate_AnswersWithAProblem() =>
        Assert.NotEmpty(PolicyVersion.Read("{\"version\":\"\uD800\",\"knobs\":{}}").Problems);

    private static void ReadEverything(string text)
    {
        _ = InputText.Line(text) + InputText.Paragraph(text) + InputText.Code(text);
        _ = InputText.Decimal(text).IsOk | InputText.Whole(text).IsOk | InputText.Date(text).IsOk;
        _ = CorporateNumber.Parse(text).IsOk | ApplicationNumber.Parse(text).IsOk | RegistrationNumber.Parse(text).IsOk;
        Assert.NotEmpty(PolicyVersion.Read(text).Problems);
        Assert.NotEmpty(BusinessCalendar.Read(text).Problems);
        Assert.NotEmpty(ItemCatalogue.Read(text).Problems);
        Assert.NotEmpty(RegisterImport.Read(text).Problems);
    }
}
