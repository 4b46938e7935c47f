using System.Net;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Tests.Access;

/// <summary>Two factors for staff, the same answer for strangers, sessions that end when told to (promise 19).</summary>
public sealed class SignInTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_PasswordOnly_LetsAVendorInAndNoStaff()
    {
        foreach (var member in Cast.WithAccount)
        {
            using var browser = app.Visitor();
            using var answer = await browser.Submit("/sign-in", ("Name", member.UserName!), ("Password", Cast.Password));

            Assert.Equal(member.TwoFactors ? "/sign-in/code" : "/home", answer.Headers.Location?.OriginalString);
            using var account = await browser.Get("/account");
            Assert.Equal(member.TwoFactors ? HttpStatusCode.Redirect : HttpStatusCode.OK, account.StatusCode);
        }
    }

    [Fact]
    public async Task SignIn_WithCode_LetsEverybodyIn()
    {
        foreach (var member in Cast.WithAccount)
        {
            Assert.Contains(member.Name, await (await app.BrowserOf(member)).Read("/account"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SignedIn_OnAPublicPage_FindsTheOwnPageAndTheOwnAccount()
    {
        var page = await (await app.BrowserOf(Cast.Vendor)).Read("/en/guide");

        Assert.Contains("href=\"/en/home\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/en/account\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_UnknownUserAndWrongPassword_AreAnsweredAlike()
    {
        var unknown = await Refused("nobody@nowhere.example.jp");
        var wrong = await Refused(Cast.RivalVendor.UserName!);

        Assert.Contains("メールアドレスかパスワードが違います", unknown, StringComparison.Ordinal);
        Assert.Equal(unknown.Replace("nobody@nowhere.example.jp", "?", StringComparison.Ordinal), wrong.Replace(Cast.RivalVendor.UserName!, "?", StringComparison.Ordinal));

        async Task<string> Refused(string name)
        {
            using var browser = app.Visitor();
            using var answer = await browser.Submit("/sign-in", ("Name", name), ("Password", "wrong-wrong-wrong"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync(Stop);
            return page.Replace(Browser.TokenIn(page), "token", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("known", true)]
    [InlineData("unknown", false)]
    public async Task SignIn_FiveWrongPasswords_MakeWaitWhetherTheAccountExistsOrNot(string why, bool exists)
    {
        Assert.NotEmpty(why);
        var name = exists ? Cast.MemberFour.UserName! : "stranger@nowhere.example.jp";
        using var browser = app.Visitor();
        for (var i = 0; i < 5; i++)
        {
            (await browser.Submit("/sign-in", ("Name", name), ("Password", "wrong-wrong-wrong"))).Dispose();
        }

        using var right = await browser.Submit("/sign-in", ("Name", name), ("Password", Cast.Password));

        Assert.Contains("間違いが続いたため", await right.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        await app.Sql("DELETE FROM review.sign_in_failure");
    }

    [Fact]
    public async Task Code_UsedTwice_IsRefusedTheSecondTime()
    {
        var code = await app.CodeOf(Cast.Auditor);
        using var first = app.Visitor();
        using var second = app.Visitor();
        (await first.Submit("/sign-in", ("Name", Cast.Auditor.UserName!), ("Password", Cast.Password))).Dispose();
        (await second.Submit("/sign-in", ("Name", Cast.Auditor.UserName!), ("Password", Cast.Password))).Dispose();

        using var taken = await first.Submit("/sign-in/code", ("Code", code));
        using var again = await second.Submit("/sign-in/code", ("Code", code));

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Contains("使い終わっています", await again.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_WithoutPassword_LeadsBackToTheBeginning()
    {
        using var browser = app.Visitor();
        using var code = await browser.Get("/sign-in/code");
        using var enrol = await browser.Get("/en/sign-in/enrol");

        Assert.Equal("/sign-in", code.Headers.Location?.OriginalString);
        Assert.Equal("/en/sign-in", enrol.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Enrol_StaffWithoutAuthenticator_SetsOneUpAndKeepsRecoveryCodes()
    {
        await app.Sql("DELETE FROM review.person_token WHERE user_id = $1", Cast.SecondApprover.Id);
        using var browser = app.Visitor();
        using var password = await browser.Submit("/sign-in", ("Name", Cast.SecondApprover.UserName!), ("Password", Cast.Password));
        Assert.Equal("/sign-in/enrol", password.Headers.Location?.OriginalString);
        var page = await browser.Read("/sign-in/enrol");
        var seed = Unwrite(page.Split("<code id=\"secret\">")[1].Split('<')[0]);

        using var done = await browser.Submit("/sign-in/enrol", ("Code", Totp.Code(seed, Totp.StepAt(DateTimeOffset.UtcNow))));
        var recovery = (await done.Content.ReadAsStringAsync(Stop)).Split("<li><code>")[1].Split('<')[0];
        Assert.Contains(Cast.SecondApprover.Name, await browser.Read("/account"), StringComparison.Ordinal);

        using var later = app.Visitor();
        (await later.Submit("/sign-in", ("Name", Cast.SecondApprover.UserName!), ("Password", Cast.Password))).Dispose();
        using var used = await later.Submit("/sign-in/code", ("Code", recovery));
        Assert.Equal("/home", used.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Enrol_PersonWithAuthenticator_CannotReplaceItByPasswordAlone()
    {
        using var browser = app.Visitor();
        (await browser.Submit("/sign-in", ("Name", Cast.Admin.UserName!), ("Password", Cast.Password))).Dispose();

        using var answer = await browser.Get("/sign-in/enrol");

        Assert.Equal("/sign-in/code", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task SignOutEverywhere_EndsTheOtherBrowserToo()
    {
        using var here = await app.SignInAnew(Cast.Checker);
        using var there = await app.SignInAnew(Cast.Checker);

        using var answer = await here.Submit("/account");

        Assert.Equal("/sign-in", answer.Headers.Location?.OriginalString);
        using var other = await there.Get("/account");
        Assert.Equal("/sign-in?ReturnUrl=%2Faccount", other.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("UPDATE review.person SET security_stamp = 'new' WHERE id = $1")]
    [InlineData("UPDATE review.person_session SET seen_at = seen_at - interval '31 minutes' WHERE person_id = $1")]
    [InlineData("UPDATE review.person_session SET started_at = started_at - interval '12 hours' WHERE person_id = $1")]
    public async Task Session_RevokedIdleOrOld_IsOver(string what)
    {
        using var browser = await app.SignInAnew(Cast.MemberThree);
        await browser.Read("/account");

        await app.Sql(what, Cast.MemberThree.Id);

        using var answer = await browser.Get("/account");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Session_OfOneFactorAfterAStaffRoleIsGiven_IsOver()
    {
        using var browser = await app.SignInAnew(Cast.Outsider);
        await app.Sql("INSERT INTO review.person_role (person_id, role) VALUES ($1, 'Admin')", Cast.Outsider.Id);

        using var answer = await browser.Get("/account");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await app.Sql("DELETE FROM review.person_role WHERE person_id = $1", Cast.Outsider.Id);
    }

    [Fact]
    public async Task SignOut_EndsThisSessionOnly()
    {
        using var here = await app.SignInAnew(Cast.Intake);
        using var there = await app.SignInAnew(Cast.Intake);
        var token = Browser.TokenIn(await here.Read("/account"));

        using var answer = await here.Post("/sign-out", ("__RequestVerificationToken", token));

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        using var gone = await here.Get("/account");
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        Assert.Contains(Cast.Intake.Name, await there.Read("/account"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/account")]
    [InlineData("/sign-out")]
    public async Task Post_WithoutFormToken_IsRefused(string url)
    {
        var client = await app.SignIn(Cast.Vendor);
        using var empty = new FormUrlEncodedContent([]);

        using var answer = await client.PostAsync(url, empty, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/", "/home")]
    [InlineData("//evil.example/", "/home")]
    [InlineData("/en/account", "/en/account")]
    public async Task SignIn_ReturnAddress_LeadsNowhereElse(string asked, string led)
    {
        using var browser = app.Visitor();
        using var answer = await browser.Submit("/sign-in?ReturnUrl=" + Uri.EscapeDataString(asked), ("Name", Cast.Vendor.UserName!), ("Password", Cast.Password));

        Assert.Equal(led, answer.Headers.Location?.OriginalString);
    }

    private static byte[] Unwrite(string written)
    {
        var bits = string.Concat(written.Where(c => c != ' ').Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
