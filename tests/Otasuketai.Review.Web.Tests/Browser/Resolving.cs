using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Tests.Browsing;

/// <summary>議決: the secretariat opens, members declare and vote on their own screens, the chair confirms.</summary>
internal static class Resolving
{
    private const int DaysOpen = 5;

    /// <summary>A quorum. The others stay silent, so that there are members left who took no part when an appeal is heard.</summary>
    private static readonly CastMember[] Voters = [Cast.MemberOne, Cast.MemberTwo, Cast.Chair];

    /// <summary>One poll from its opening over its deadline to the chair's confirmation, a quorum voting the same.</summary>
    public static async Task Poll(LifeStage stage, string statement, params (string Question, string Choice)[] ballot)
    {
        await Opens(stage);
        await Closes(stage, statement, ballot);
    }

    /// <summary>Votes of a quorum, the deadline, the chair's confirmation.</summary>
    public static async Task Closes(LifeStage stage, string statement, params (string Question, string Choice)[] ballot)
    {
        foreach (var member in Voters)
        {
            await Votes(stage, member, ballot);
        }

        await stage.Clock(DaysOpen + 1);
        await Confirms(stage, Cast.Chair, statement);
    }

    public static async Task Opens(LifeStage stage)
    {
        var secretariat = await stage.As(Cast.Secretariat);
        await secretariat.Visit("/committee");
        await secretariat.Reads("みまもりEDRライト");
        await stage.ActByAddress(Cast.Secretariat, Machine.Poll, Act.OpenPoll, "", ("deadline", await stage.Day(DaysOpen)));
        Assert.Equal(Stage.Open, await stage.StageOf(Machine.Poll));
    }

    public static async Task Votes(LifeStage stage, CastMember voter, params (string Question, string Choice)[] ballot)
    {
        var member = await stage.As(voter);
        await member.Visit("/committee");
        await member.Visit($"/committee/polls/{await stage.Life(Machine.Poll)}");
        await member.ReadsNothingOf("資料の要点");
        await member.Fill("conflict", "none");
        await member.Press("申告する");
        await member.Reads("申告を記録しました。");
        await member.Fill(ballot);
        await member.Press("投票内容を確認する");
        await member.Await(() => member.Page.Locator("main form .foot-actions button").First.ClickAsync());
        await member.Reads("投票を受け付けました。");
    }

    public static async Task RecusedSeesNothing(LifeStage stage)
    {
        var recused = await stage.As(Cast.RecusedMember);
        await recused.Visit("/committee");
        await recused.Reads("議題は表示されません", "除斥");
        await recused.ReadsNothingOf("みまもりEDRライト", "青葉セキュア");
        await recused.Visit($"/committee/polls/{await stage.Life(Machine.Poll)}");
        await recused.Reads("この議題は除斥中のため表示できません。");
        await recused.ReadsNothingOf("みまもりEDRライト", "青葉セキュア", "投票の状況");
        await recused.Visit($"{stage.CaseUrl}/dossier", status: 404);
    }

    public static async Task Confirms(LifeStage stage, CastMember presiding, string statement)
    {
        Assert.Equal(Stage.Closed, await stage.StageOf(Machine.Poll));
        var chair = await stage.As(presiding);
        await chair.Visit($"/committee/polls/{await stage.Life(Machine.Poll)}");
        await chair.Fill("statement", statement);
        await chair.Press("内容を確認する");
        await chair.Await(() => chair.Page.Locator("main form .foot-actions button").First.ClickAsync());
        await chair.Reads("議決を確定しました。", statement);
    }
}
