using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Tests.Browsing;

/// <summary>事故から掲載取消まで, and the appeal against it.</summary>
internal static class Delisting
{
    public static async Task SuspendsAfterAnIncident(LifeStage stage)
    {
        await stage.Act(Cast.Vendor, Machine.Incident, Act.ReportIncident,
            ("occurredOn", await stage.Day(-1)), ("noticedOn", await stage.Day(0)), ("what", "管理画面に侵入されました。"), ("affected", "１２"),
            ("personalData", "yes"), ("measures", "遮断しました。"), ("ongoing", "no"));
        await stage.Act(Cast.Intake, Machine.Incident, Act.AcknowledgeIncident, ("note", "確報を待ちます。"));
        await stage.Act(Cast.Checker, Machine.Listing, Act.SuspendInterim, ("reasonClass", "incident"), ("reason", "利用者を守るため。"));
        Assert.Equal(Stage.Listed, await stage.StageOf(Machine.Listing));
        await (await Publishing.PublicEntry(stage)).Reads("掲載中");

        await stage.Confirm(Cast.Approver, Machine.Listing, Act.SuspendInterim);
        await (await Publishing.PublicEntry(stage)).Reads("仮の掲載停止中", "事故への対応");

        await stage.Act(Cast.Vendor, Machine.Incident, Act.ReportUpdate, ("news", "原因を調べています。"), ("affected", "12"), ("ongoing", "no"));
        await stage.Act(Cast.Vendor, Machine.Incident, Act.FileFinalReport,
            ("cause", "設定の誤り"), ("remedy", "設定を直しました。"), ("prevention", "二人で確かめます。"), ("affected", "12"));
        await stage.Act(Cast.Checker, Machine.Incident, Act.AssessOpenMeasure, ("ground", "serious-incident"), ("rung", "delisting"), ("reason", "再発を防ぐ策が足りません。"));
        Assert.Equal(Stage.Assessed, await stage.StageOf(Machine.Incident));
    }

    public static async Task HearsAndDelists(LifeStage stage)
    {
        await stage.Act(Cast.Approver, Machine.Measure, Act.GiveNotice, ("intended", "掲載を取り消します。"));
        await stage.Act(Cast.Vendor, Machine.Measure, Act.AcknowledgeNotice, ("read", "yes"));
        await stage.Act(Cast.Vendor, Machine.Measure, Act.Reply, ("stance", "partly"), ("reply", "再発を防ぐ策を強めます。"));
        await stage.Act(Cast.Approver, Machine.Measure, Act.ReferDelisting, ("proposal", "掲載取消の議決をお願いします。"), ("reason", "重大な事故です。"));
        await Resolving.Poll(stage, "利用者の安全のためです。", ("q-decision", "adopt"));
        Assert.Equal(Stage.AwaitingExecution, await stage.StageOf(Machine.Measure));

        await stage.Act(Cast.Checker, Machine.Measure, Act.ExecuteDelisting, ("resolutionRead", "yes"), ("publicNote", "重大な事故のため取り消しました。"));
        Assert.Equal(Stage.Suspended, await stage.StageOf(Machine.Listing));
        await stage.Confirm(Cast.Approver, Machine.Measure, Act.ExecuteDelisting);
        Assert.Equal(Stage.Delisted, await stage.StageOf(Machine.Listing));

        await (await Publishing.PublicEntry(stage)).Reads("掲載を取り消しました", "重大な事故", "選べるサービスとしての掲載は終わりました");
        await stage.Letter(Cast.Vendor, "取消");
    }

    public static async Task IsAppealedAgainst(LifeStage stage)
    {
        var vendor = await (await stage.As(Cast.Vendor)).Visit(stage.CaseUrl);
        var measure = await stage.Life(Machine.Measure);
        await vendor.Await(() => vendor.Page.Locator($"main a[href*='subject={measure}']").ClickAsync());
        await LifeStage.Send(vendor, ("grounds", "改善の計画が見落とされています。"), ("reason", "もう一度の審議を求めます。"), ("stayAsked", "no"));
        await stage.Act(Cast.Secretariat, Machine.Appeal, Act.AdmitAppeal, ("stayGranted", "no"));
        await stage.Act(Cast.Secretariat, Machine.Appeal, Act.AssignAppeal, ("panel", "森委員と岡田委員。関わっていないことを確かめました。"));
        await stage.Act(Cast.Secretariat, Machine.Appeal, Act.OpenAppealDeliberation, ("meetingOn", await stage.Day(14)), ("mode", "meeting"));
        await Resolving.Opens(stage);
        foreach (var member in (CastMember[])[Cast.MemberThree, Cast.MemberFour])
        {
            await Resolving.Votes(stage, member, ("q-decision", "reject"));
        }

        // Chair and deputy took part before, so the two who voted elect one of themselves.
        var secretariat = await (await stage.As(Cast.Secretariat)).Visit("/committee");
        await secretariat.Reads("選任を記録してください");
        await secretariat.Visit($"/committee/polls/{await stage.Life(Machine.Poll)}");
        await secretariat.Fill(("elected", Cast.MemberThree.Id.ToString()), ("note", "二人の互選による。"));
        await secretariat.Press("内容を確認する");
        await secretariat.Await(() => secretariat.Page.Locator("main form .foot-actions button").First.ClickAsync());
        await secretariat.Reads("選任を記録しました。");
        await Resolving.Confirms(stage, Cast.MemberThree, "決定の理由は十分です。");
        Assert.Equal(Stage.Dismissed, await stage.StageOf(Machine.Appeal));
        await stage.Letter(Cast.Vendor, "不服");
    }
}
