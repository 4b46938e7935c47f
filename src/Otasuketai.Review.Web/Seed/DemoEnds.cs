using System.Globalization;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Seed;

/// <summary>掲載停止・掲載終了・掲載取消 of the invented services that show them.</summary>
internal static class DemoEnds
{
    /// <summary>仮の掲載停止 by two people.</summary>
    public static async Task Suspend(DemoWalk walk)
    {
        var listing = await walk.Newest(Machine.Listing);
        (string, string)[] why = [("reasonClass", "incident"), ("reason", "提供者の監視設備が停止し、見守りが行われていません。復旧を確かめるまで掲載を停止します。")];
        await walk.Do(listing, Machine.Listing, Act.SuspendInterim, DemoPeople.Of(Cast.Checker), why);
        await walk.Do(listing, Machine.Listing, Act.SuspendInterim, DemoPeople.Of(Cast.Approver), why);
    }

    /// <summary>掲載終了 by the vendor's wish.</summary>
    public static async Task End(DemoWalk walk, Actor vendor, DateOnly today) => await walk.Do(
        await walk.Newest(Machine.Listing), Machine.Listing, Act.EndByVendor, vendor,
        ("reason", "サービスの提供を終えるためです。"), ("advice", "別のサービスへの切替えをお願いします。機器は回収します。"), ("lastDay", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    /// <summary>掲載取消: intended measure, reply, the committee's resolution and its execution by two people.</summary>
    public static async Task Delist(DemoWalk walk, Actor vendor, DateOnly today)
    {
        var measure = new LifeId(walk.Id("measure"));
        Task Do(Act act, Actor actor, params (string, string)[] input) => walk.Do(measure, Machine.Measure, act, actor, input);

        await Do(Act.ProposeMeasure, DemoPeople.Of(Cast.Checker),
            ("ground", "false-statement"), ("rung", "delisting"), ("facts", "検知率の試験報告書が実在しませんでした。"), ("reason", "回答の根拠とされた資料が虚偽でした。"));
        await Do(Act.GiveNotice, DemoPeople.Of(Cast.Approver), ("intended", "掲載の取消しを予定しています。14日以内に弁明できます。"));
        await Do(Act.AcknowledgeNotice, vendor, ("read", "yes"));
        await Do(Act.Reply, vendor, ("stance", "accept"), ("reply", "指摘のとおりです。争いません。"));
        await Do(Act.ReferDelisting, DemoPeople.Of(Cast.Approver), ("proposal", "虚偽の記載を理由に、掲載を取り消すことを提案します。"), ("reason", "申請者が事実を認めています。"));
        await DemoPoll.Pass(walk, today, vendor, ("q-decision", "adopt"));
        (string, string)[] executed = [("resolutionRead", "yes"), ("publicNote", "検知率の根拠とされた資料が実在しなかったため、掲載を取り消しました。")];
        await Do(Act.ExecuteDelisting, DemoPeople.Of(Cast.Checker), executed);
        await Do(Act.ExecuteDelisting, DemoPeople.Of(Cast.Approver), executed);
    }
}
