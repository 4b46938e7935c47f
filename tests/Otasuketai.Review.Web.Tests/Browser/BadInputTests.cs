using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Browsing;

/// <summary>The stage on which people mistype, hurry and wander.</summary>
public sealed class BadInputStage(TestCluster cluster, Chromium chromium) : BrowserStage(cluster, chromium, "bad-input");

/// <summary>Every wrong input gets its answer in Japanese on the page where it happened, and nothing typed is lost.</summary>
public sealed class BadInputTests(BadInputStage stage) : IClassFixture<BadInputStage>, IAsyncLifetime
{
    private const string Save = "保存して一覧へ戻る";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await stage.CheckInvariants();
        stage.Check.AssertClean();
    }

    [Fact]
    public async Task Form_SentEmpty_ListsWhatIsMissingAndLeadsThere()
    {
        var vendor = await (await stage.As(Cast.Vendor)).Visit("/vendor/applications/new");
        await vendor.Press("申請書を作る");
        await vendor.Reads("直していただきたい点が2つあります", "サービス名を入力してください");
        Assert.Equal("errsum", await vendor.Focused("className"));

        await vendor.Page.Locator(".errsum a").First.ClickAsync();
        Assert.Equal("serviceName", await vendor.Focused("name"));
    }

    [Fact]
    public async Task Text_TooLong_IsRefusedWithItsLengthAndKept()
    {
        var vendor = await Draft(Cast.Vendor);
        var text = new string('長', 801);
        await vendor.Visit(vendor.Path + "/overview");
        await vendor.Fill(("overview", text), ("scope-codes", "data anti-malware"), ("scope", "パソコン"));
        await vendor.Press(Save);
        await vendor.Reads("800文字以内で入力してください", "801文字");
        Assert.Equal(text, await vendor.Page.Locator("[name=overview]").InputValueAsync());
        Assert.Equal("パソコン", await vendor.Page.Locator("[name=scope]").InputValueAsync());
        Assert.Equal(["data", "anti-malware"], await vendor.Page.Locator("[name=scope-codes]:checked").EvaluateAllAsync<string[]>("boxes => boxes.map(b => b.value)"));
    }

    [Fact]
    public async Task Number_FullWidth_IsReadAndNonsenseIsKept()
    {
        var vendor = await Draft(Cast.Vendor);
        var application = vendor.Path;
        await vendor.Visit(application + "/price");
        await vendor.Fill(("monthly-price", "千八百円くらい"), ("price-unit", "device"), ("tax-included", "yes"), ("initial-price", "０"));
        await vendor.Press(Save);
        await vendor.Reads("数字で入力してください");
        Assert.Equal("千八百円くらい", await vendor.Page.Locator("[name=monthly-price]").InputValueAsync());

        await vendor.Fill("monthly-price", "　１，８００　");
        await vendor.Press(Save);
        await vendor.Visit(application + "/price");
        Assert.Equal("1800", await vendor.Page.Locator("[name=monthly-price]").InputValueAsync());
    }

    [Fact]
    public async Task Form_ChangedInAnotherTab_SaysSoAndKeepsWhatWasTyped()
    {
        var first = await Draft(Cast.Vendor);
        var company = first.Path + "/company";
        await first.Visit(company);
        var second = new Person(await first.Page.Context.NewPageAsync(), stage.Check, "vendor-second-tab");
        await second.Visit(company);

        await first.Fill(("contactPerson", "青木 陽菜"), ("contactPhone", "03-1111-1111"));
        await first.Press(Save);
        await second.Fill(("contactPerson", "青木 一郎"), ("contactPhone", "03-2222-2222"));
        await second.Press(Save);

        await second.Reads("変わりました");
        Assert.Equal("青木 一郎", await second.Page.Locator("[name=contactPerson]").InputValueAsync());
        await first.Visit(company);
        Assert.Equal("青木 陽菜", await first.Page.Locator("[name=contactPerson]").InputValueAsync());
    }

    [Fact]
    public async Task Button_PressedTwice_HasOneEffect()
    {
        var vendor = await (await stage.As(Cast.Vendor)).Visit("/vendor/applications/new");
        await vendor.Fill(("serviceName", "二度押しの見守り"), ("monitoringType", "network"));
        await vendor.Await(() => vendor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "申請書を作る" }).DblClickAsync());
        await vendor.Page.WaitForURLAsync("**/vendor/applications/*-*");
        Assert.Equal(1L, await stage.Ask<long>("SELECT count(*) FROM review.dossier WHERE service_name = '二度押しの見守り'"));
    }

    [Fact]
    public async Task Act_ByAddress_IsAnsweredKindly()
    {
        var vendor = await Draft(Cast.Vendor);
        var dossier = vendor.Path.Split('/')[^1];
        var life = await stage.Ask<Guid>("SELECT id FROM review.life WHERE dossier_id = $1", Guid.Parse(dossier));
        await vendor.Visit($"/cases/{dossier}/lives/{life}/AcceptIntake", status: 409);
        await vendor.Reads("形式確認");
        await vendor.Visit($"/cases/{dossier}/lives/{life}/MakeMeRich", status: 404);
        await vendor.Reads("見つかりません");

        var rival = await stage.As(Cast.RivalVendor);
        await rival.Visit($"/cases/{dossier}", status: 404);
        await rival.Visit($"/vendor/applications/{dossier}", status: 404);
        await rival.ReadsNothingOf("みまもり");
    }

    [Fact]
    public async Task Application_WithoutScript_IsWritten()
    {
        var vendor = await stage.SignIn(Cast.RivalVendor, javaScript: false);
        await vendor.Visit("/vendor/applications/new");
        await vendor.Press("申請書を作る");
        await vendor.Reads("サービス名を入力してください");
        await vendor.Fill(("serviceName", "みなとUTM"), ("monitoringType", "network"));
        await vendor.Press("申請書を作る");
        await vendor.Visit(vendor.Path + "/company");
        await vendor.Fill(("contactPerson", "港 健太"), ("contactPhone", "０４５－０００－００００"));
        await vendor.Press(Save);
        await vendor.Reads("保存しました", "みなとUTM");
    }

    [Fact]
    public async Task MainPages_InEnglish_SpeakEnglish()
    {
        foreach (var path in (string[])["/en/", "/en/services", "/en/guide/items", "/en/sign-in"])
        {
            await Speaks(await stage.Visitor(), path);
        }

        foreach (var path in (string[])["/en/vendor", "/en/vendor/organisation", "/en/vendor/applications/new"])
        {
            await Speaks(await stage.As(Cast.Vendor), path);
        }

        await Speaks(await stage.As(Cast.Checker), "/en/desk");
        await Speaks(await stage.As(Cast.Secretariat), "/en/committee");
    }

    /// <summary>The page says it is English, and its heading is.</summary>
    private static async Task Speaks(Person person, string path)
    {
        await person.Visit(path);
        Assert.Equal("en", await person.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Matches("^[ -~\u2019]+$", await person.Page.Locator("h1").InnerTextAsync());
    }

    /// <summary>A fresh application; the person stands before its list of steps.</summary>
    private async Task<Person> Draft(CastMember member)
    {
        var vendor = await stage.As(member);
        await vendor.Visit("/vendor/applications/new");
        await vendor.Fill(("serviceName", "みまもり試作"), ("monitoringType", "endpoint"));
        return await vendor.Press("申請書を作る");
    }
}
