using Otasuketai.Review.Rooms;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Tests.Browsing;

/// <summary>登録申請: the vendor writes the organisation, the parts and the 23 items, and hands the application in.</summary>
internal static class Applying
{
    /// <summary>Items answered without a mouse.</summary>
    private static readonly string[] ByKeyboard = ["1.2", "6.6"];

    /// <summary>The profile, page by page.</summary>
    private static readonly (string Part, (string Field, string Value)[] Fields)[] Parts =
    [
        ("eligibility", [("providerStatement", "yes")]),
        ("company", [("contactPerson", "青木 陽菜"), ("contactPhone", "０３－１２３４－５６７８")]),
        ("continuity", [("managementCondition", "直近3期は黒字。自己資本比率42％。"), ("businessContinuity", "大阪に予備の監視拠点。担当は3名の交替制。")]),
        ("pledge", [("antisocialPledge", "yes")]),
        ("overview",
        [
            ("overview", "パソコンの不審な動きを見張り、見つけたら電話でお知らせし、必要なら駆け付けます。"), ("scope-codes", "first-response anti-malware"), ("scope", "Windowsのパソコン"), ("os-codes", "windows"), ("os", "Windows 11"), ("region-codes", "nationwide"),
            ("min-pcs", "１"), ("max-pcs", "50"),
        ]),
        ("price", [("monthly-price", "１，８００"), ("price-unit", "device"), ("tax-included", "yes"), ("initial-price", "0")]),
        ("contact", [("contact-window", "みまもり窓口 0120-000-000"), ("hours-codes", "weekdays"), ("hours", "9時から18時")]),
    ];

    public static async Task RegistersOrganisation(LifeStage stage)
    {
        var vendor = await stage.As(Cast.Vendor);
        await vendor.Visit("/vendor");
        await vendor.Follow("名称・法人番号・連絡先を見る、直す");
        await vendor.Fill(("Address", "東京都千代田区丸の内1-1"), ("Contact", "サービス企画部 03-1234-5678"));
        await vendor.Press("事業者情報を保存する");
    }

    public static async Task WritesApplication(LifeStage stage)
    {
        var vendor = await stage.As(Cast.Vendor);
        await vendor.Visit("/vendor/applications/new");
        await vendor.Fill(("serviceName", "みまもりEDRライト"), ("monitoringType", "endpoint"));
        await vendor.Press("申請書を作る");
        stage.Case = Guid.Parse(vendor.Path.Split('/')[^1]);

        foreach (var (part, fields) in Parts)
        {
            await vendor.Await(() => vendor.Page.Locator($"main a[href$='/{part}']").First.ClickAsync());
            await vendor.Fill(fields);
            await vendor.Press("保存して一覧へ戻る");
        }

        await AnswersItems(stage, vendor);
        await vendor.Reads("完了");
    }

    public static async Task Submits(LifeStage stage)
    {
        var vendor = await stage.As(Cast.Vendor);
        await vendor.Visit(stage.Application);
        await vendor.Follow("内容を確かめて提出する");
        await vendor.Reads("1,800", "検知率", "試験報告書.pdf", "事故のときの初動対応・ウイルスなどの対策", "9時から18時");
        await vendor.Press("この内容で提出する");
        await vendor.Reads("チェックを入れてください");
        await vendor.Fill("checked", "yes");
        await vendor.Press("この内容で提出する");
        await vendor.Reads("申請を受け付けました", "申請番号", "みまもりEDRライト", "試験報告書.pdf");
    }

    private static async Task AnswersItems(LifeStage stage, Person vendor)
    {
        var measuredOn = await stage.Day(-20);
        await vendor.Await(() => vendor.Page.Locator("main a[href$='/items/1.1']").First.ClickAsync());
        foreach (var item in Items.All)
        {
            Assert.StartsWith(item, await vendor.Page.Locator("main h1").InnerTextAsync(), StringComparison.Ordinal);
            (string, string)[] answer =
            [
                ("can", "yes"), ("metric", "検知率"), ("value", item == "1.1" ? "９９．５" : "99.5"), ("unit", "%"),
                ("measuredOn", measuredOn), ("method", "第三者試験"), ("source", "試験報告書 4ページ"),
            ];
            if (ByKeyboard.Contains(item))
            {
                await vendor.TypesAndSends(answer);
                continue;
            }

            await vendor.Fill(answer);
            if (item == "5.1")
            {
                await vendor.Attach("files", "試験報告書.pdf", "application/pdf", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8.ToArray());
            }

            await vendor.Press("保存して次へ");
        }
    }
}
