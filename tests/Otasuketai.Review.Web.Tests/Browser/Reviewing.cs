using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Tests.Browsing;

/// <summary>形式確認から付議まで: the office asks for one correction, checks 23 items, and a second person approves what goes to the committee.</summary>
internal static class Reviewing
{
    public static async Task CorrectsOnce(LifeStage stage)
    {
        var intake = await stage.As(Cast.Intake);
        await intake.Visit("/desk");
        await intake.Reads("みまもりEDRライト");
        await intake.Visit($"{stage.CaseUrl}/intake");
        await stage.Act(Cast.Intake, Machine.Registration, Act.RequestCorrection,
            ("type", "contradictory"), ("items", "3.2"), ("mend", "月額料金を税込みで書いてください。"), ("reason", "料金表の金額と合いません。"));
        await stage.Letter(Cast.Vendor, "直していただきたい点");

        var vendor = await stage.As(Cast.Vendor);
        await vendor.Visit("/vendor");
        await vendor.Visit(stage.Application);
        await vendor.Reads("月額料金を税込みで書いてください。", "料金表の金額と合いません。", "回答の期限");
        await vendor.Await(() => vendor.Page.Locator("main .panel a[href$='/items/3.2']").First.ClickAsync());
        await vendor.Fill(("value", "１９８０"), ("unit", "円"), ("metric", "月額（税込み）"));
        await vendor.Press("保存して一覧へ戻る");
        await vendor.Follow("直し終えて回答する");
        await vendor.Fill(("answer", "税込みの金額に直しました。"), ("checked", "yes"));
        await vendor.Await(() => vendor.Page.Locator("main form .foot-actions button").First.ClickAsync());
        Assert.Equal(Stage.Intake, await stage.StageOf(Machine.Registration));

        await stage.Act(Cast.Intake, Machine.Registration, Act.AcceptIntake,
            ("complete", "yes"), ("substantive", "yes"), ("consistent", "yes"), ("antisocialChecked", "yes"), ("note", "3.2は補正済みです。"));
        Assert.Equal(Stage.EvidenceCheck, await stage.StageOf(Machine.Registration));
    }

    public static async Task ChecksEvidence(LifeStage stage)
    {
        var checker = await stage.As(Cast.Checker);
        await checker.Visit("/desk");
        await checker.Visit($"{stage.CaseUrl}/evidence");
        foreach (var item in Items.All)
        {
            var conditional = item == "6.4";
            await checker.Visit($"{stage.CaseUrl}/evidence/{item}");
            await checker.Fill(("finding", conditional ? "Conditional" : "Confirmed"), ("note", conditional ? "平日の夜22時まで。" : "資料と一致"), ("comparedWith", "試験報告書 4ページ"));
            await checker.Press("保存して次の項目へ");
            await checker.Reads($"{item} の判定を記録しました。");
        }
    }

    public static async Task GoesToTheCommittee(LifeStage stage)
    {
        await stage.Act(Cast.Checker, Machine.Registration, Act.ProposeDossier,
            ("proposal", "23項目の裏付けを確認しました。登録の承認をお願いします。"), ("recommended", "approve"), ("antisocialChecked", "yes"), ("continuityChecked", "yes"));

        var checker = await stage.As(Cast.Checker);
        await checker.Visit($"{stage.CaseUrl}/lives/{await stage.Life(Machine.Registration)}/{Act.ApproveDossier}", status: 409);
        Assert.Equal(Stage.DossierReview, await stage.StageOf(Machine.Registration));

        var approver = await stage.As(Cast.Approver);
        await approver.Visit($"{stage.CaseUrl}/dossier");
        await approver.Reads("登録の承認をお願いします。", "試験報告書.pdf");
        await stage.Act(Cast.Approver, Machine.Registration, Act.ApproveDossier, ("read", "yes"));
        await stage.Act(Cast.Secretariat, Machine.Registration, Act.PlaceOnAgenda, ("meetingOn", await stage.Day(14)), ("agendaNumber", "第3号"), ("mode", "meeting"));
        Assert.Equal(Stage.Deliberation, await stage.StageOf(Machine.Registration));
    }
}
