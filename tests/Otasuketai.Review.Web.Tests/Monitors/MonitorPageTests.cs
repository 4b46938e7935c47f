using System.Net;
using System.Text.RegularExpressions;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.Queues;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Monitors;

/// <summary>モニター企業の名簿: what is wrong stands beside its field, and nobody is struck off by a slip of the hand.</summary>
[Collection(SeededRegister.Name)]
public sealed class MonitorPageTests(SeededApp seeded)
{
    [Fact]
    public async Task Enrolment_SentEmpty_NamesEveryGapBesideItsField()
    {
        var checker = await seeded.App.BrowserOf(Cast.Checker);
        var answer = await checker.SendFrom(NewForm(await checker.Read("/monitors")), "/monitors", null, ("Person", "鈴木 一郎"), ("Address", "suzuki@a.example.jp; sato@b.example.jp"));

        Assert.Contains("直していただきたい点が4つあります", answer.Page, StringComparison.Ordinal);
        foreach (var (field, words) in new[] { ("Service", "サービスを選んでください"), ("Company", "会社名を200文字までで入力してください"), ("Address", "メールアドレスを1つ入力してください"), ("Proof", "利用を確かめた方法を1,000文字までで入力してください") })
        {
            Assert.Matches($"id=\"f-{field}-e\".*{words}", answer.Page);
        }

        // the summary tells them in the order of the page
        var told = Regex.Matches(answer.Page, "<li><a href=\"#(f-[^\"]*)\"").Select(m => answer.Page.IndexOf($"id=\"{m.Groups[1].Value}\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(told.Order(), told);
        Assert.Contains("suzuki@a.example.jp; sato@b.example.jp", answer.Page, StringComparison.Ordinal);
        Assert.Contains("鈴木 一郎", answer.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enrolment_Ended_IsAskedOnceMoreFirst()
    {
        var checker = await seeded.App.BrowserOf(Cast.Checker);
        var list = await checker.Read("/monitors");
        var before = await Active();

        var asked = await checker.SendFrom(list, "/monitors", "End");
        Assert.Contains("名簿から外しますか", asked.Page, StringComparison.Ordinal);
        Assert.Equal(before, await Active());

        var back = await checker.SendFrom(asked.Page, "/monitors", "End", ("Back", "yes"));
        Assert.Equal(HttpStatusCode.Redirect, back.Status);
        Assert.Equal(before, await Active());

        var done = await checker.SendFrom(asked.Page, "/monitors", "End");
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Equal(before - 1, await Active());
    }

    [Theory]
    [InlineData("intake", true)]
    [InlineData("checker", true)]
    [InlineData("approver", false)]
    public async Task Room_IsReachedFromTheBarByWhoWorksThere(string key, bool reached)
    {
        var page = await (await seeded.App.BrowserOf(Cast.WithAccount.Single(m => m.Key == key))).Read("/desk");
        Assert.Equal(reached, page.Contains("href=\"/monitors\"", StringComparison.Ordinal));
    }

    /// <summary>The form that enrols, without those that end an enrolment above it.</summary>
    private static string NewForm(string page) => page[page.IndexOf("id=\"new-h\"", StringComparison.Ordinal)..];

    private async Task<int> Active() => Regex.Count(await (await seeded.App.BrowserOf(Cast.Checker)).Read("/monitors"), "handler=End");
}
