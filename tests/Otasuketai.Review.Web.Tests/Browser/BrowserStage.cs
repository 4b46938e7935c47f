using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Store;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.House;
using Otasuketai.Review.Web.Tests.Mail;

namespace Otasuketai.Review.Web.Tests.Browsing;

/// <summary>
/// The whole program on real PostgreSQL with a mail server and, for every person, a browser window of their own. Each story has its own stage: derive a
/// class fixture that names it.
/// </summary>
public abstract class BrowserStage(TestCluster cluster, Chromium chromium, string story) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Person>>> people = new(StringComparer.Ordinal);
    private readonly string evidence = Path.Combine(Path.GetTempPath(), $"otasuketai-stage-{Guid.NewGuid():N}");
    private TestApp? app;

    /// <summary>The running program.</summary>
    public TestApp App => app ?? throw new InvalidOperationException("Not started.");

    /// <summary>Where letters arrive.</summary>
    public FakeSmtp Post { get; } = new();

    /// <summary>What is asked of every page.</summary>
    public PageCheck Check { get; } = new(story);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        app = new TestApp(cluster)
        {
            Settings =
            [
                "--Mail:Mode", "Smtp", "--Mail:Host", "127.0.0.1", "--Mail:Port", Post.Port.ToString(CultureInfo.InvariantCulture),
                "--Mail:SiteAddress", "https://register.example", "--Files:Root", evidence,
            ],
        };
        await app.InitializeAsync();
    }

    /// <summary>This person, signed in through the pages with password and code; the same window every time.</summary>
    public Task<Person> As(CastMember member) => people.GetOrAdd(member.Key, _ => new Lazy<Task<Person>>(() => SignIn(member))).Value;

    /// <summary>Somebody nobody knows.</summary>
    public Task<Person> Visitor() => people.GetOrAdd("visitor", _ => new Lazy<Task<Person>>(() => Open("visitor"))).Value;

    /// <summary>A new window without cookies.</summary>
    public async Task<Person> Open(string who, bool javaScript = true) =>
        new(await (await chromium.OpenWindow(App.BaseUrl, javaScript)).NewPageAsync(), Check, who) { Scripts = javaScript };

    /// <summary>Signs a person in, in a window of its own.</summary>
    public async Task<Person> SignIn(CastMember member, bool javaScript = true)
    {
        var person = await Open(member.Key, javaScript);
        await person.Visit("/sign-in");
        await person.Fill(("Name", member.UserName!), ("Password", Cast.Password));
        await person.Press("ログインする");
        if (member.TwoFactors)
        {
            await person.Fill("Code", await App.CodeOf(member));
            await person.Press("ログインする");
        }

        return person;
    }

    /// <summary>Closes everybody's window.</summary>
    public async Task EverybodyLeaves()
    {
        foreach (var person in people.Values)
        {
            await (await person.Value).Page.Context.CloseAsync();
        }

        people.Clear();
    }

    /// <summary>One value from the database, as the administrator.</summary>
    public async Task<T> Ask<T>(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(App.AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>No invariant of the store is broken.</summary>
    public async Task CheckInvariants()
    {
        await using var connection = new NpgsqlConnection(App.AdminConnectionString);
        await connection.OpenAsync();
        var answer = await InvariantChecker.Check(connection, CancellationToken.None);
        Assert.True(answer.Broken.IsEmpty, string.Join('\n', answer.Broken.Select(b => $"{b.Name} ({b.Rule}): {string.Join("; ", b.Rows)}")));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EverybodyLeaves();
        await App.DisposeAsync();
        await Post.DisposeAsync();
        if (Directory.Exists(evidence))
        {
            Directory.Delete(evidence, recursive: true);
        }
    }
}
