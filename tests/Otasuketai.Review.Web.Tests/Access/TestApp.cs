using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Hosting;
using Otasuketai.Review.Web.Store;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Access;

/// <summary>
/// The whole program in this process: real Kestrel on a free port, a real PostgreSQL database of its own, the cast planted.
/// Take it as a class fixture (<c>IClassFixture&lt;TestApp&gt;</c>), or start one by hand.
/// </summary>
public sealed class TestApp(TestCluster cluster) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Browser>>> signedIn = new(StringComparer.Ordinal);
    private WebApplication? app;

    /// <summary>A test's last word on the services.</summary>
    public Action<WebApplicationBuilder>? Adjust { get; init; }

    /// <summary>More configuration, e.g. <c>--Access:SignInsPerMinute</c> and its value.</summary>
    public string[] Settings { get; init; } = [];

    /// <summary>Where it listens, e.g. <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri BaseUrl => new(App.Urls.Single());

    /// <summary>The running program's services; make a scope for scoped ones.</summary>
    public IServiceProvider Services => App.Services;

    /// <summary>The running program, e.g. to look at its endpoints.</summary>
    public WebApplication App => app ?? throw new InvalidOperationException("Not started.");

    /// <summary>As the application connects (role review_app).</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>As the administrator; may read and change anything.</summary>
    public string AdminConnectionString { get; private set; } = "";

    /// <summary>Starts one by hand; dispose it.</summary>
    public static async Task<TestApp> Start(TestCluster cluster, Action<WebApplicationBuilder>? adjust = null)
    {
        var started = new TestApp(cluster) { Adjust = adjust };
        await started.InitializeAsync();
        return started;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var database = await cluster.CreateDatabaseAsync();
        ConnectionString = cluster.ConnectionString(database);
        AdminConnectionString = cluster.AdminConnectionString(database);
        app = BuildNode();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            Assert.Equal(CastPlanting.Planted, await scope.ServiceProvider.GetRequiredService<CastSeeder>().Seed());
        }

        await app.StartAsync();
    }

    /// <summary>Another node on the same database, not started; for tests of several, perhaps of another program.</summary>
    public WebApplication BuildNode(Action<WebApplicationBuilder>? differs = null) => WebHost.Build(
        [
            "--environment", "Development", "--urls", "http://127.0.0.1:0", "--ConnectionStrings:Review", ConnectionString,
            "--Access:SignInsPerMinute", "100000", "--Logging:LogLevel:Default", "Warning", "--Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Error",
            .. Settings,
        ],
        Adjust + differs);

    /// <summary>A browser without cookies.</summary>
    public Browser Visitor() => new(BaseUrl);

    /// <summary>A browser this person has signed in with, password and code for real; the same one every time it is asked for.</summary>
    public async Task<HttpClient> SignIn(CastMember member) => (await BrowserOf(member)).Client;

    /// <summary>The same with the cookies at hand, e.g. for a headless browser.</summary>
    public Task<Browser> BrowserOf(CastMember member) => signedIn.GetOrAdd(member.Key, _ => new Lazy<Task<Browser>>(() => SignInAnew(member))).Value;

    /// <summary>Another session of this person, in a browser of its own.</summary>
    public async Task<Browser> SignInAnew(CastMember member)
    {
        var browser = Visitor();
        using var password = await browser.Submit("/sign-in", ("Name", member.UserName!), ("Password", Cast.Password));
        Assert.Equal(HttpStatusCode.Redirect, password.StatusCode);
        if (member.TwoFactors)
        {
            Assert.Equal("/sign-in/code", password.Headers.Location?.OriginalString);
            using var code = await browser.Submit("/sign-in/code", ("Code", await CodeOf(member)));
            Assert.Equal(HttpStatusCode.Redirect, code.StatusCode);
        }

        return browser;
    }

    /// <summary>A code that will be accepted, although no code works twice: the last use is forgotten, as if half a minute had passed.</summary>
    public async Task<string> CodeOf(CastMember member)
    {
        await Sql("DELETE FROM review.person_token WHERE name = 'totp-last-step' AND user_id = $1", member.Id);
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CastSeeder>().CodeOf(member.UserName!) ?? throw new InvalidOperationException($"{member} has no code.");
    }

    /// <summary>One statement as the administrator; the number of rows touched.</summary>
    public async Task<int> Sql(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        return await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var browser in signedIn.Values)
        {
            (await browser.Value).Dispose();
        }

        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
            await Hold();
        }
    }

    /// <summary>What holds in every database at rest, asked when the tests of a class are through with theirs.</summary>
    private async Task Hold()
    {
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync();
        var answer = await InvariantChecker.Check(connection, CancellationToken.None);
        Assert.True(answer.Broken.IsEmpty, string.Join('\n', answer.Broken.Select(b => $"{b.Name} ({b.Rule}): {string.Join("; ", b.Rows)}")));
    }
}
