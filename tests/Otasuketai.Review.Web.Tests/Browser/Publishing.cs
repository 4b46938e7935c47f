using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Tests.Browsing;

/// <summary>掲載と変更: what the public sees, and that it changes only by a notice.</summary>
internal static class Publishing
{
    public static async Task Publishes(LifeStage stage)
    {
        await stage.Act(Cast.Approver, Machine.Registration, Act.PublishListing, ("publishedFrom", await stage.Day(0)), ("publicNote", "はじめての掲載です。"));
        Assert.Equal(Stage.Listed, await stage.StageOf(Machine.Listing));

        var visitor = await stage.Visitor();
        await visitor.Visit("/");
        await visitor.Visit("/services");
        await visitor.Reads("みまもりEDRライト", "株式会社青葉セキュア");
        await visitor.Follow("みまもりEDRライト");
        await visitor.Reads("掲載中", "申請者の主張", "運営者の確認", "利用者の評価", "性能を保証するものではありません", "時点の参考情報（第1版）", "平日\n9時から18時", await stage.Number());
        await visitor.ReadsNothingOf("青木 陽菜", "小林 誠");
        await visitor.Visit("/services?q=" + Uri.EscapeDataString("みまもり　ＥＤＲ"));
        await visitor.Reads("みまもりEDRライト");
        await visitor.Visit("/services?q=" + Uri.EscapeDataString("ないことば"));
        await visitor.ReadsNothingOf("みまもりEDRライト");
    }

    public static async Task Changes(LifeStage stage)
    {
        await stage.Act(Cast.Vendor, Machine.ChangeNotice, Act.DraftNotice, ("field", "hours-codes"));
        await stage.Act(Cast.Vendor, Machine.ChangeNotice, Act.FileNotice,
            ("after", "always"), ("afterNote", "年中無休です"), ("effectiveOn", await stage.Day(0)),
            ("affectsUsers", "yes"), ("affectsRequirements", "no"), ("emergency", "no"), ("why", "夜間の体制を増やしました。"));
        await (await PublicEntry(stage)).ReadsNothingOf("24時間365日");

        await stage.Act(Cast.Intake, Machine.ChangeNotice, Act.ClassifyForReview, ("class", "user-affecting"));
        await stage.Act(Cast.Checker, Machine.ChangeNotice, Act.AcceptChange, ("note", "当番表で確認しました。"));
        Assert.Equal(Stage.Accepted, await stage.StageOf(Machine.ChangeNotice));
        await (await PublicEntry(stage)).Reads("24時間365日・平日\n年中無休です", "第2版");
    }

    /// <summary>The public page of the entry, as anybody sees it.</summary>
    public static async Task<Person> PublicEntry(LifeStage stage) => await (await stage.Visitor()).Visit($"/services/{await stage.Number()}");
}
