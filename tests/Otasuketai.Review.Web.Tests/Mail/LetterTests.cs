using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Mail;
using Otasuketai.Review.Web.Mail.Templates;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Mail;

/// <summary>Promise 11: a mail holds only its own recipient's data, and its headers only what we wrote.</summary>
public sealed partial class LetterTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_JapaneseLetter_ArrivesReadableWithOneRecipient()
    {
        await using var post = await PostOffice.Open(cluster);
        var id = await post.Queue("correction-requested", "hanako@vendor.example",
            """{"type": "unclear", "mend": "項目3の数値の測り方を書いてください。\n2行目", "due": "2026-09-10", "secret": "見せない"}""");

        await post.Sender().SendDue(Stop);

        var raw = Assert.Single(post.Server.Accepted);
        var letter = EmlReader.Read(raw);
        var headers = EmlReader.Headers(raw.Split("\n\n")[0]);
        Assert.All(raw, c => Assert.True(char.IsAscii(c)));
        Assert.Equal("直していただきたい点があります", letter.Subject);
        Assert.Contains("山田 花子", letter.To, StringComparison.Ordinal);
        Assert.Equal(["hanako@vendor.example"], post.Server.Recipients);
        Assert.Equal($"<{id:N}@otasuketai.example>", letter.MessageId);
        Assert.Equal("auto-generated", headers["auto-submitted"]);
        Assert.Contains("項目3の数値の測り方を書いてください。\n2行目", letter.Body.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("2026年9月10日（木）", letter.Body, StringComparison.Ordinal);
        Assert.Contains("分かりにくい", letter.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("見せない", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_SurveysToMany_EachHoldsItsOwnLinkOnly()
    {
        await using var post = await PostOffice.Open(cluster);
        for (var i = 0; i < 40; i++)
        {
            await post.Queue("survey-invitation", $"user{i}@sme{i}.example", $$"""{"link": "{{post.Protect($"token{i}x")}}", "closes": "2026-12-01"}""", $"利用者{i}", i % 2 == 0 ? "ja" : "en");
        }

        await post.Sender().SendDue(Stop);

        Assert.Equal(40, post.Server.Accepted.Count);
        Assert.All(post.Server.Letters, letter =>
        {
            var number = Number().Match(letter.To).Groups[1].Value;
            Assert.Equal([number], Tokens().Matches(letter.Body).Select(m => m.Groups[1].Value).Distinct());
            Assert.Single(Regex.Matches(letter.Body, "利用者[0-9]+"));
            Assert.Contains($"https://register.example{(int.Parse(number) % 2 == 0 ? "" : "/en")}/survey/token{number}x", letter.Body, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("a@x.example\r\nBcc: b@x.example", "n", "s")]
    [InlineData("b@x.example, c@x.example", "n", "s")]
    [InlineData("山田@x.example", "n", "s")]
    [InlineData("a@x.example", "n\r\nBcc: b@x.example", "s")]
    [InlineData("a@x.example", "n", "s\nBcc: b@x.example")]
    [InlineData("a@x.example", "n", "s\u2028Bcc: b@x.example")]
    public async Task Send_ControlCharacterOrSecondAddress_IsRefused(string address, string name, string subject)
    {
        await using var server = new FakeSmtp();
        var transport = new SmtpTransport(Options.Create(new MailSettings { Host = "127.0.0.1", Port = server.Port }));

        var result = await transport.Send(new Letter(Guid.NewGuid(), address, name, subject, "body"));

        Assert.Equal(SendOutcome.Refused, result.Outcome);
        Assert.Empty(server.Recipients);
    }

    [Fact]
    public async Task Pickup_LetterWritten_IsOneFileThatReadsBack()
    {
        var folder = Directory.CreateTempSubdirectory("pickup");
        try
        {
            var transport = new PickupTransport(Options.Create(new MailSettings { PickupDirectory = folder.FullName }));
            var letter = new Letter(Guid.NewGuid(), "a@x.example", "山田", new string('長', 90), "本文\n2行目");

            Assert.Equal(SendOutcome.Sent, (await transport.Send(letter)).Outcome);
            Assert.Equal(SendOutcome.Sent, (await transport.Send(letter)).Outcome);

            var read = EmlReader.Read(await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder.FullName)), Stop));
            Assert.Equal((letter.Subject, letter.Body), (read.Subject, read.Body.ReplaceLineEndings("\n").TrimEnd('\n')));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Templates_EachOne_HasBothLanguagesAndShortSentences() => Assert.All(MailTemplates.All, t =>
    {
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", t.Name);
        Assert.Matches(@"\p{IsHiragana}|\p{IsCJKUnifiedIdeographs}", t.Ja.Title + t.Ja.Body);
        Assert.DoesNotMatch(@"\p{IsHiragana}|\p{IsCJKUnifiedIdeographs}", t.En.Title + t.En.Body);
        Assert.EndsWith("。", t.Ja.Body, StringComparison.Ordinal);
        Assert.EndsWith(".", t.En.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("いただけますでしょうか", t.Ja.Body, StringComparison.Ordinal);
    });

    [Fact]
    public void Notices_ThatRoomsAndDiagramsAskFor_AllHaveATemplate()
    {
        var asked = typeof(Review.Rooms.Notices).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)
            .Concat(Review.Process.Notices.All)
            .Concat(Resources.All("workflows/").SelectMany(w => Regex.Matches(w.Text, "otr:notice=\"([^\"]+)\"").Select(m => m.Groups[1].Value)))
            .Append("survey-invitation");

        Assert.DoesNotContain(asked.Distinct(), name => MailTemplates.Find(name) is null);
    }

    [GeneratedRegex(@"user([0-9]+)@")]
    private static partial Regex Number();

    [GeneratedRegex(@"token([0-9]+)x")]
    private static partial Regex Tokens();
}
