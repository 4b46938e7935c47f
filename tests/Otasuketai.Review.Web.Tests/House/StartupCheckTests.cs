using Npgsql;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Hosting;

namespace Otasuketai.Review.Web.Tests.House;

/// <summary>What the program refuses to start with, on databases that have just that.</summary>
public sealed class StartupCheckTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SELECT 1", "review_app", null)]
    [InlineData("ALTER DATABASE {0} SET synchronous_commit = off", "review_app", "synchronous_commit")]
    [InlineData("SELECT 1", "postgres", "superuser")]
    [InlineData("INSERT INTO review.person (id, display_name, user_name, normalized_user_name, email, normalized_email) VALUES ('{1}', 'x', 'x', 'X', 'x', 'X')", "review_app", "demonstration")]
    [InlineData("UPDATE review.clock_offset SET shift = '1 day'", "review_app", "clock of this database")]
    public async Task Problems_OutsideDevelopment_NamesWhatIsWrong(string damage, string role, string? word)
    {
        Assert.Equal(word is null ? [] : [word], await Found(false, damage, role, TimeProvider.System, word));
        Assert.Empty(await Found(true, damage, role, TimeProvider.System, word));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Problems_MachineClockTwoSecondsOff_AreTold(bool development) =>
        Assert.Equal(["more than a second"], await Found(development, "SELECT 1", "review_app", new Off(TimeSpan.FromSeconds(2)), "more than a second"));

    [Fact]
    public async Task Problems_DatabaseAway_AreReadinessBusiness()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=review_app;Timeout=1");

        Assert.Empty(await StartupCheck.Problems(nowhere, TimeProvider.System, Stop));
    }

    [Fact]
    public async Task Problems_DatabaseNotMigrated_SayWhatToRun()
    {
        var name = await cluster.NewNameAsync();
        await Execute(cluster.AdminConnectionString("postgres"), $"CREATE DATABASE {name}");
        await using var source = NpgsqlDataSource.Create(cluster.AdminConnectionString(name));

        Assert.Contains("otasuketai migrate", Assert.Single(await StartupCheck.Problems(source, TimeProvider.System, Stop)), StringComparison.Ordinal);
    }

    /// <summary>The sentences found; those with the word are given as the word.</summary>
    private async Task<string[]> Found(bool development, string damage, string role, TimeProvider clock, string? word)
    {
        var name = await cluster.CreateDatabaseAsync(development);
        await Execute(cluster.AdminConnectionString(name), $"ALTER DATABASE {name} SET synchronous_commit = on"); // the test server itself is quick, not durable
        await Execute(cluster.AdminConnectionString(name), string.Format(System.Globalization.CultureInfo.InvariantCulture, damage, name, Cast.Vendor.Id));
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString(name, role));
        return [.. (await StartupCheck.Problems(source, clock, Stop)).Select(p => word is not null && p.Contains(word, StringComparison.Ordinal) ? word : p)];
    }

    private static async Task Execute(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private sealed class Off(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
