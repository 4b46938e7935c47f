using System.Net;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Tests.Vendor;

public sealed class OrganisationTests(VendorSite site) : IClassFixture<VendorSite>
{
    private static string FullWidth(string digits) => string.Concat(digits.Select(d => (char)(d - '0' + '０')));

    [Fact]
    public async Task Organisation_WrongCheckDigit_SaysSoBesideTheFieldAndKeepsTheInput()
    {
        var number = Cast.Aoba.CorporateNumber!;
        var wrong = (number[0] == '9' ? '1' : (char)(number[0] + 1)) + number[1..];
        using var answer = await Save("青葉の新しい名前", wrong);

        var page = await VendorSite.Text(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("検査数字が合いません", page);
        Assert.Contains("href=\"#f-Number\"", page);
        Assert.Contains($"value=\"{wrong}\"", page);
        Assert.Contains("value=\"青葉の新しい名前\"", page);
    }

    [Fact]
    public async Task Organisation_FullWidthDigitsAndHyphens_AreAccepted()
    {
        var number = FullWidth(Cast.Aoba.CorporateNumber!);
        using var answer = await Save("株式会社青葉セキュア", number[..4] + "－" + number[4..]);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains($"value=\"{Cast.Aoba.CorporateNumber}\"", await (await site.Vendor()).Read("/vendor/organisation"));
    }

    [Fact]
    public async Task Organisation_NumberOfAnother_IsAnsweredKindly()
    {
        using var answer = await Save("株式会社青葉セキュア", Cast.Minato.CorporateNumber!);

        var page = await VendorSite.Text(answer);
        Assert.Contains("すでに使われています", page);
        Assert.DoesNotContain(Cast.Minato.Name, page);
    }

    [Fact]
    public async Task Organisation_OverlongName_SaysHowLongItIs()
    {
        using var answer = await Save(new string('あ', 201), Cast.Aoba.CorporateNumber!);

        Assert.Contains("200文字まで", await VendorSite.Text(answer));
        Assert.Contains("いま201文字", await VendorSite.Text(answer));
    }

    private async Task<HttpResponseMessage> Save(string name, string number) =>
        await VendorSite.Send(await site.Vendor(), "/vendor/organisation", [("Name", name), ("Number", number), ("Address", "東京都千代田区1-1"), ("Contact", "総務部")]);
}
