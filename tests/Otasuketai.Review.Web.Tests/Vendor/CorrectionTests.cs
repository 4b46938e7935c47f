using System.Collections.Immutable;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Tests.Vendor;

public sealed class CorrectionTests(VendorSite site) : IClassFixture<VendorSite>
{
    [Fact]
    public async Task TaskList_WithAnOpenCorrection_SaysWhatToMendByWhenAndWhere()
    {
        var application = await Asked();
        var vendor = await site.Vendor();
        var page = WebUtility.HtmlDecode(await vendor.Read(application));

        Assert.Contains("測定日が1年より前です", page);
        Assert.Contains($"href=\"{application}/items/3.2\"", page);
        Assert.Contains("回答の期限", page);
        Assert.Contains("取下げとみなします", page);
        Assert.Contains("直すところがあります", page);
        Assert.Contains("測定日が1年より前です", WebUtility.HtmlDecode(await vendor.Read($"{application}/items/3.2")));
        Assert.Contains("補正", WebUtility.HtmlDecode(await vendor.Read("/vendor")));
    }

    [Theory]
    [InlineData("Resubmit")]
    [InlineData("RequestExtension")]
    public async Task TaskList_WithAnOpenCorrection_LeadsToTheActsPage(string act)
    {
        var application = await Asked();
        var vendor = await site.Vendor();
        var link = System.Text.RegularExpressions.Regex.Match(await vendor.Read(application), $"href=\"(/cases/[^\"]+/{act})\"");

        Assert.True(link.Success);
        using var answer = await vendor.Get(link.Groups[1].Value);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Files_OfTheSubmission_StayWhileNewOnesMayComeAndGo()
    {
        var application = await Asked();
        var vendor = await site.Vendor();
        using var added = await site.Answer(application, "3.2", ("新しい料金表.pdf", "application/pdf", Encoding.UTF8.GetBytes(VendorSite.Pdf + "new")));
        var page = WebUtility.HtmlDecode(await vendor.Read($"{application}/items/3.2"));

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Contains("外す<span class=\"vh\">：新しい料金表.pdf", page);
        Assert.DoesNotContain("外す<span class=\"vh\">：料金表.pdf", page);
        Assert.Contains("補正で加わった資料（1点）", await vendor.Read($"{application}/receipt"));
    }

    /// <summary>A submitted application whose item 3.2 the operator asks about.</summary>
    private async Task<string> Asked()
    {
        var application = await site.Start($"補正のサービス{Guid.NewGuid():N}");
        await site.Fill(application);
        using var sent = await site.Answer(application, "3.2", ("料金表.pdf", "application/pdf", Encoding.UTF8.GetBytes(VendorSite.Pdf)));
        using var handedIn = await VendorSite.Send(await site.Vendor(), $"{application}/check", [("checked", "true")]);
        var desk = site.App.Services.GetRequiredService<Web.Desk.Desk>();
        var id = new DossierId(Guid.Parse(application.Split('/')[^1]));
        var life = (await desk.Read(id, TestContext.Current.CancellationToken))!.Registration!;
        var intake = new Actor(new PersonId(Cast.Intake.Id), Cast.Intake.Name, [Role.Intake], null);
        var input = ImmutableDictionary<string, string>.Empty.Add("type", "unclear").Add("items", "3.2").Add("mend", "測定日が1年より前です").Add("reason", "新しい料金表が要ります");
        var answer = await desk.Perform(
            new DeskRequest(id, new ActRequest(life.Id, Machine.Registration, Act.RequestCorrection, input, intake, life.Version), Guid.CreateVersion7()), TestContext.Current.CancellationToken);
        Assert.True(answer is DeskAnswer.Done, answer.ToString());
        return application;
    }
}
