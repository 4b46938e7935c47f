using System.Net;
using System.Text.Json;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Public;

/// <summary>表示の確認: what somebody who sees a mark is told.</summary>
[Collection(SeededRegister.Name)]
public sealed class MarkCheckTests(SeededApp seeded)
{
    [Theory]
    [InlineData("2026-001", HttpStatusCode.OK, "有効です", "Valid")]
    [InlineData("２０２６ー００１", HttpStatusCode.OK, "有効です", "Valid")]
    [InlineData("2026-017", HttpStatusCode.OK, "停止中です", "Suspended")]
    [InlineData("2026-018", HttpStatusCode.OK, "終了しています", "Ended")]
    [InlineData("2026-019", HttpStatusCode.OK, "終了しています", "Ended")]
    [InlineData("2099-999", HttpStatusCode.NotFound, "不明な番号です", "Unknown number")]
    [InlineData("abc", HttpStatusCode.NotFound, "不明な番号です", "Unknown number")]
    [InlineData("<script>alert(1)</script>", HttpStatusCode.NotFound, "不明な番号です", "Unknown number")]
    [InlineData("' OR 1=1 --", HttpStatusCode.NotFound, "不明な番号です", "Unknown number")]
    [InlineData("2026-000", HttpStatusCode.NotFound, "不明な番号です", "Unknown number")]
    [InlineData("2026-001\u0000", HttpStatusCode.OK, "有効です", "Valid")]
    public async Task Check_OfANumber_SaysInOneWordWhatItIsWorth(string number, HttpStatusCode status, string ja, string en)
    {
        foreach (var (prefix, word) in new[] { ("", ja), ("/en", en) })
        {
            using var visitor = seeded.App.Visitor();
            using var answer = await visitor.Get($"{prefix}/check?number={Uri.EscapeDataString(number)}");
            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            Assert.Equal(status, answer.StatusCode);
            Assert.Matches($"<h2 id=\"verdict-h\"><svg[^>]*>.*</svg>{word}</h2>", page);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.CacheControl!.MaxAge);
        }
    }

    [Fact]
    public async Task Check_OfAValidNumber_NamesExactlyThisServiceAndTheLimits()
    {
        var page = await seeded.Read("/check/2026-001");

        Assert.Contains("みまもりEDRライト", page, StringComparison.Ordinal);
        Assert.Contains("株式会社青葉セキュア", page, StringComparison.Ordinal);
        Assert.Contains("に登録簿が答えたものです", page, StringComparison.Ordinal);
        Assert.Contains("性能や安全を保証するものではありません", page, StringComparison.Ordinal);
        Assert.Contains("同じ事業者のほかのサービス", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/check/2026-001/qr.svg\"", page, StringComparison.Ordinal);
        Assert.Contains("<title>登録番号2026-001の確認ページを開くQRコード</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfADelistedNumber_GivesReasonClassAndNoCodeToUse()
    {
        var page = await seeded.Read("/check/2026-019");

        Assert.Contains("に掲載を取り消しました。理由区分：虚偽の記載。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("qr.svg", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-001", "valid")]
    [InlineData("2026-017", "suspended")]
    [InlineData("2026-018", "ended")]
    [InlineData("2026-019", "ended")]
    public async Task CheckForPrograms_SaysStateServiceAndDays_AndIsConfirmedByItsTag(string number, string state)
    {
        using var visitor = seeded.App.Visitor();
        using var first = await visitor.Get($"/api/v1/check/{number}");
        var answer = JsonDocument.Parse(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal(state, answer.GetProperty("state").GetString());
        Assert.Equal(number, answer.GetProperty("number").GetString());
        Assert.NotEqual(JsonValueKind.Null, answer.GetProperty("since").ValueKind);
        Assert.Equal(state == "valid", answer.GetProperty("until").ValueKind == JsonValueKind.String);

        using var again = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/check/{number}");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await visitor.Client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("2099-999")]
    [InlineData("abc")]
    [InlineData("%27%20OR%201=1")]
    public async Task CheckForPrograms_OfAnUnknownNumber_SaysUnknown(string number)
    {
        using var visitor = seeded.App.Visitor();
        using var answer = await visitor.Get($"/api/v1/check/{number}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("unknown", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var code = await visitor.Get($"/check/{number}/qr.svg");
        Assert.Equal(HttpStatusCode.NotFound, code.StatusCode);
    }

    [Fact]
    public async Task Code_IsAPictureWithoutStyles_ThatMayBeKept()
    {
        using var visitor = seeded.App.Visitor();
        using var answer = await visitor.Get("/check/2026-001/qr.svg");
        var svg = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<svg xmlns=", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("style", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("script", svg, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromDays(1), answer.Headers.CacheControl!.MaxAge);
    }
}
