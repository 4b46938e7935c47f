using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Hosting;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Access;

/// <summary>Nothing is kept in a node's memory that another node needs; what one node may take is limited.</summary>
public sealed class NodeTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_ThreeNodesAtOnce_MakeOneKey()
    {
        await using var app = await TestApp.Start(cluster);
        await app.Sql("DELETE FROM review.data_protection_key");
        var nodes = Enumerable.Range(0, 3).Select(_ => app.BuildNode()).ToList();

        await Task.WhenAll(nodes.Select(node => node.StartAsync(Stop)));

        Assert.Single(await Keys(app));
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task Session_OnAnotherNode_IsKnownAndEndsThereToo()
    {
        await using var app = await TestApp.Start(cluster);
        await using var other = app.BuildNode();
        await other.StartAsync(Stop);
        using var browser = await app.SignInAnew(Cast.Secretariat);
        var there = new Uri(new Uri(other.Urls.Single()), "/account").ToString();

        Assert.Contains(Cast.Secretariat.Name, await browser.Read(there), StringComparison.Ordinal);

        (await browser.Submit("/account")).Dispose();
        using var gone = await browser.Get(there);
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
    }

    [Fact]
    public async Task SignIn_MoreOftenThanAllowed_IsTooMany()
    {
        await using var app = new TestApp(cluster) { Settings = ["--Access:SignInsPerMinute", "3"] };
        await app.InitializeAsync();
        using var browser = app.Visitor();
        var answers = new List<HttpStatusCode>();

        for (var i = 0; i < 5; i++)
        {
            using var answer = await browser.Submit("/sign-in", ("Name", ""), ("Password", ""));
            answers.Add(answer.StatusCode);
        }

        // a window may end between two posts
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.OK, answers[0]);
    }

    [Fact]
    public async Task Keys_WithACertificate_AreEncryptedInTheDatabase()
    {
        var file = Path.Combine(Path.GetTempPath(), $"otasuketai-keys-{Guid.NewGuid():N}.pfx");
        await File.WriteAllBytesAsync(file, NewCertificate(), Stop);
        await using var app = new TestApp(cluster) { Settings = ["--Access:KeyCertificate", file, "--Access:KeyCertificatePassword", "tested"] };

        await app.InitializeAsync();
        await app.SignIn(Cast.Vendor);

        Assert.Contains("EncryptedData", Assert.Single(await Keys(app)), StringComparison.Ordinal);
        File.Delete(file);
    }

    [Theory]
    [InlineData("Production", "__Host-otasuketai", CookieSecurePolicy.Always)]
    [InlineData("Development", "otasuketai", CookieSecurePolicy.SameAsRequest)]
    public async Task Cookie_OutsideDevelopment_IsForThisHostAndTlsOnly(string environment, string name, CookieSecurePolicy secure)
    {
        await using var app = WebHost.Build(["--environment", environment, "--ConnectionStrings:Review", cluster.ConnectionString(await cluster.CreateDatabaseAsync())]);

        var cookie = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme).Cookie;

        Assert.Equal((name, secure, "/", true), (cookie.Name, cookie.SecurePolicy, cookie.Path, cookie.HttpOnly));
    }

    private static byte[] NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        return certificate.Export(X509ContentType.Pkcs12, "tested");
    }

    private static async Task<List<string>> Keys(TestApp app)
    {
        await using var connection = new NpgsqlConnection(app.AdminConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand("SELECT xml FROM review.data_protection_key", connection);
        await using var row = await command.ExecuteReaderAsync(Stop);
        var keys = new List<string>();
        while (await row.ReadAsync(Stop))
        {
            keys.Add(row.GetString(0));
        }

        return keys;
    }
}
