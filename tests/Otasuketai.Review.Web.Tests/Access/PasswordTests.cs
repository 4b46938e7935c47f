using System.Net;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Tests.Access;

/// <summary>Long and uncommon is enough; a change ends the other sessions.</summary>
public sealed class PasswordTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("short-words", "12文字以上")]
    [InlineData("Password123456", "推測されやすい")]
    [InlineData("passwordpassword", "推測されやすい")]
    [InlineData("123456789012", "推測されやすい")]
    [InlineData("aaaaaaaaaaaaaaa", "推測されやすい")]
    [InlineData("vendor-2026-aoba", "推測されやすい")]
    public async Task Change_ToAGuessableOne_IsRefusedWithTheReason(string password, string reason)
    {
        using var browser = await app.SignInAnew(Cast.Vendor);

        using var answer = await browser.Submit("/account/password", ("Present", Cast.Password), ("New", password));

        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_ByOneWhoDoesNotKnowThePresentOne_IsRefused()
    {
        using var browser = await app.SignInAnew(Cast.Vendor);

        using var answer = await browser.Submit("/account/password", ("Present", "something else entirely"), ("New", "noki no tsubame to ume"));

        Assert.Contains("いまのパスワードが違います", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_ToAGoodOne_KeepsThisSessionAndEndsTheOthers()
    {
        using var here = await app.SignInAnew(Cast.Checker);
        using var there = await app.SignInAnew(Cast.Checker);

        using var answer = await here.Submit("/account/password", ("Present", Cast.Password), ("New", "noki no tsubame to ume"));

        Assert.Equal("/account", answer.Headers.Location?.OriginalString);
        Assert.Contains("パスワードを変えました", await here.Read("/account"), StringComparison.Ordinal);
        using var other = await there.Get("/account");
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    [Fact]
    public async Task LockedAccount_IsOutAtOnceAndAnsweredLikeAWrongPassword()
    {
        using var browser = await app.SignInAnew(Cast.RivalVendor);
        await app.Sql("UPDATE review.person SET lockout_end = now() + interval '1 day' WHERE id = $1", Cast.RivalVendor.Id);

        using var inside = await browser.Get("/account");
        using var again = await browser.Submit("/sign-in", ("Name", Cast.RivalVendor.UserName!), ("Password", Cast.Password));

        Assert.Equal(HttpStatusCode.Redirect, inside.StatusCode);
        Assert.Contains("メールアドレスかパスワードが違います", await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
