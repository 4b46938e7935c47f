using System.Globalization;
using Npgsql;
using Otasuketai.Review.Web.Store;
using Otasuketai.Review.Web.Tests.House;

[assembly: AssemblyFixture(typeof(TestCluster))]

namespace Otasuketai.Review.Web.Tests.House;

/// <summary>
/// The real PostgreSQL of a test run: take it as a constructor argument and ask for a database of your own. The server starts with the first
/// one asked for; TEST_PG (an administrator's connection string) names a running server instead.
/// </summary>
public sealed class TestCluster : IAsyncDisposable
{
    private readonly SemaphoreSlim once = new(1, 1);
    private readonly string run = string.Create(CultureInfo.InvariantCulture, $"otasuketai_test_{Environment.ProcessId}");
    private readonly List<string> databases = [];
    private PrivateCluster? cluster;
    private string? admin;
    private bool hasTemplate;

    private string Template => run + "_template";

    /// <summary>A migrated database nobody else uses, a copy of the template (about 50 ms); its clock may be moved when <paramref name="development"/>.</summary>
    public async Task<string> CreateDatabaseAsync(bool development = true)
    {
        await once.WaitAsync();
        try
        {
            await StartOnce();
            if (!hasTemplate)
            {
                databases.Add(Template);
                await Migrator.Run(AdminConnectionString(Template), CancellationToken.None);
                hasTemplate = true;
            }

            var name = CreateName();
            await Execute($"CREATE DATABASE {name} TEMPLATE {Template}");
            if (development)
            {
                await Execute($"ALTER DATABASE {name} SET review.environment = 'development'");
            }

            return name;
        }
        finally
        {
            once.Release();
        }
    }

    /// <summary>The name of a database that does not exist yet; removed at the end when the test creates it.</summary>
    public async Task<string> NewNameAsync()
    {
        await once.WaitAsync();
        try
        {
            await StartOnce();
            return CreateName();
        }
        finally
        {
            once.Release();
        }
    }

    /// <summary>As the application connects: <paramref name="role"/> is review_app or one of its siblings of migration 0001.</summary>
    public string ConnectionString(string database, string role = "review_app") => With(database, builder =>
    {
        builder.Username = role;
        builder.Pooling = true;
        builder.MaxPoolSize = 20;
    });

    /// <summary>As the administrator, unpooled.</summary>
    public string AdminConnectionString(string database) => With(database, builder => builder.Pooling = false);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }
        else if (admin is not null)
        {
            foreach (var name in databases)
            {
                await Execute($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            }
        }

        once.Dispose();
    }

    private async Task StartOnce()
    {
        if (admin is null)
        {
            var given = Environment.GetEnvironmentVariable("TEST_PG");
            cluster = given is null ? await PrivateCluster.StartAsync(CancellationToken.None) : null;
            admin = given ?? cluster!.AdminConnectionString;
        }
    }

    private string CreateName()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{run}_{databases.Count}");
        databases.Add(name);
        return name;
    }

    private string With(string database, Action<NpgsqlConnectionStringBuilder> change)
    {
        var builder = new NpgsqlConnectionStringBuilder(admin ?? throw new InvalidOperationException("Ask for a database first.")) { Database = database };
        change(builder);
        return builder.ConnectionString;
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(AdminConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
