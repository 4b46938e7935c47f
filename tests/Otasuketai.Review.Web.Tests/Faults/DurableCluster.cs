using Npgsql;
using Otasuketai.Review.Web.Store;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Faults;

/// <summary>A server of a test class's own that keeps what it confirmed, with a migrated database; it may be killed.</summary>
public sealed class DurableCluster : IAsyncLifetime
{
    private const string Template = "faults_template";
    private int databases;

    /// <summary>The server.</summary>
    public PrivateCluster Server { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Server = await PrivateCluster.StartAsync(CancellationToken.None, durable: true);
        await Execute($"CREATE DATABASE {Template}");
        await Migrator.Run(Admin(Template), CancellationToken.None);
        await Execute($"ALTER DATABASE {Template} SET review.environment = 'development'");
    }

    /// <summary>A migrated database nobody else uses.</summary>
    public async Task<string> CreateDatabase()
    {
        var name = $"faults_{databases++}";
        await Execute($"CREATE DATABASE {name} TEMPLATE {Template}");
        return name;
    }

    /// <summary>The administrator's way in.</summary>
    public string Admin(string database) => new NpgsqlConnectionStringBuilder(Server.AdminConnectionString) { Database = database }.ConnectionString;

    /// <summary>The application's way in, as the product sets it up; through another port when a proxy stands between.</summary>
    public string App(string database, int? port = null) => new NpgsqlConnectionStringBuilder(Server.AdminConnectionString)
    {
        Database = database,
        Username = "review_app",
        Pooling = true,
        Port = port ?? Server.Port,
        Timeout = 5,
        CommandTimeout = 15,
        KeepAlive = 5,
    }.ConnectionString;

    /// <summary>A desk on a database of its own.</summary>
    internal async Task<RealDesk> Desk()
    {
        var database = await CreateDatabase();
        return await RealDesk.Start(Admin(database), App(database));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Server.DisposeAsync();
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Server.AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
