using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Otasuketai.Review.Web.Mail;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Mail;

/// <summary>The development mailbox: readable in development, nothing at all elsewhere.</summary>
public sealed class MailboxTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Mailbox_ByEnvironment_IsThereOrIsNot(bool development)
    {
        var folder = Directory.CreateTempSubdirectory("mailbox");
        await using var app = await TestApp.Start(cluster, b =>
        {
            b.Configuration["Review:Var"] = folder.FullName;
            b.Services.AddSingleton<IHostEnvironment>(new Elsewhere(b.Environment, development));
        });
        try
        {
            var letter = new Letter(Guid.NewGuid(), "hanako@vendor.example", "山田 花子", "補正のお願い <b>", "一行目\nhttps://register.example/cases/1 を開く\n<script>x</script>");
            Assert.Equal(SendOutcome.Sent, (await app.Services.GetRequiredService<PickupTransport>().Send(letter)).Outcome);
            Assert.True(File.Exists(Path.Combine(folder.FullName, "mail", $"{letter.Id:N}.eml"))); // with the other running data, never among the sources
            using var client = new HttpClient { BaseAddress = app.BaseUrl };

            var list = await client.GetAsync("/dev/mailbox", Stop);
            var page = await client.GetAsync($"/dev/mailbox/{letter.Id}", Stop);

            Assert.All([list, page], answer => Assert.Equal(development ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode));
            var text = await page.Content.ReadAsStringAsync(Stop);
            Assert.Equal(development, text.Contains("<a href=\"https://register.example/cases/1\">", StringComparison.Ordinal));
            Assert.DoesNotContain("<script>x", text, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class Elsewhere(IHostEnvironment real, bool development) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = development ? Environments.Development : Environments.Production;

        public string ApplicationName { get => real.ApplicationName; set => real.ApplicationName = value; }

        public string ContentRootPath { get => real.ContentRootPath; set => real.ContentRootPath = value; }

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get => real.ContentRootFileProvider; set => real.ContentRootFileProvider = value; }
    }
}
