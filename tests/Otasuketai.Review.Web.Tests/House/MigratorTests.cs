using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using Otasuketai.Review.Web.Store;

namespace Otasuketai.Review.Web.Tests.House;

public sealed class MigratorTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_EightAtOnceOnNoDatabase_AllSucceedAndEachFileLandsOnce()
    {
        var admin = cluster.AdminConnectionString(await cluster.NewNameAsync());

        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Migrator.Run(admin, Stop)));

        Assert.Equal(MigrationFile.Embedded.Select(f => f.Name), applied.SelectMany(names => names));
        Assert.Equal(MigrationFile.Embedded.Length, await Ask<long>(admin, "SELECT count(*) FROM public.schema_migration"));
    }

    [Fact]
    public async Task Run_AdministratorWhoIsNoSuperuser_IsEnough()
    {
        var name = await cluster.NewNameAsync();
        var plain = $"plain_{name}";
        await Ask<object?>(cluster.AdminConnectionString("postgres"), $"CREATE ROLE {plain} LOGIN CREATEDB CREATEROLE");

        var applied = await Migrator.Run(cluster.ConnectionString(name, plain), Stop);

        Assert.Equal(MigrationFile.Embedded.Length, applied.Length);
    }

    [Fact]
    public async Task Run_SecondTime_DoesNothing()
    {
        var admin = cluster.AdminConnectionString(await cluster.CreateDatabaseAsync());
        var before = await Ask<DateTime>(admin, "SELECT max(applied_at) FROM public.schema_migration");

        Assert.Empty(await Migrator.Run(admin, Stop));
        Assert.Equal(before, await Ask<DateTime>(admin, "SELECT max(applied_at) FROM public.schema_migration"));
    }

    [Fact]
    public async Task Run_LandedFileAltered_IsRefusedByName()
    {
        var admin = cluster.AdminConnectionString(await cluster.CreateDatabaseAsync());
        var first = MigrationFile.Embedded[0];
        var altered = MigrationFile.Embedded.SetItem(0, new MigrationFile(first.Name, first.Sql + "\nSELECT 1;"));

        var refused = await Assert.ThrowsAsync<MigrationRefusedException>(() => Migrator.Run(admin, altered, Stop));

        Assert.Contains("0001_roles.sql was altered", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OtherLineEnds_AreTheSameFile()
    {
        var admin = cluster.AdminConnectionString(await cluster.CreateDatabaseAsync());
        var windows = MigrationFile.Embedded.Select(f => new MigrationFile(f.Name, f.Sql.ReplaceLineEndings("\r\n"))).ToImmutableArray();

        Assert.Empty(await Migrator.Run(admin, windows, Stop));
    }

    [Fact]
    public async Task Run_DatabaseNewerThanBuild_IsRefused()
    {
        var admin = cluster.AdminConnectionString(await cluster.CreateDatabaseAsync());
        var newer = MigrationFile.Embedded.Add(new MigrationFile("9999_later.sql", "SELECT 1"));
        Assert.Equal(["9999_later.sql"], await Migrator.Run(admin, newer, Stop));

        var refused = await Assert.ThrowsAsync<MigrationRefusedException>(() => Migrator.Run(admin, Stop));

        Assert.Contains("newer than this build: it has 9999_later.sql", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StatementFails_RollsTheFileBackAndKeepsThoseBefore()
    {
        var admin = cluster.AdminConnectionString(await cluster.CreateDatabaseAsync());
        var files = MigrationFile.Embedded
            .Add(new MigrationFile("9998_good.sql", "CREATE TABLE review.good (x int)"))
            .Add(new MigrationFile("9999_bad.sql", "CREATE TABLE review.half (x int);\nSELECT nonsense;"));

        var failed = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator.Run(admin, files, Stop));

        Assert.StartsWith("Migration 9999_bad.sql", failed.Message, StringComparison.Ordinal);
        Assert.Contains("nonsense", failed.Message, StringComparison.Ordinal);
        Assert.Equal("good", await Ask<string>(admin, "SELECT string_agg(relname, ',') FROM pg_class WHERE relname IN ('good', 'half')"));
        Assert.Equal("9998_good.sql", await Ask<string>(admin, "SELECT max(name) FROM public.schema_migration"));
    }

    [Fact]
    public async Task Run_NoTransactionMarker_BuildsAnIndexConcurrently()
    {
        var admin = cluster.AdminConnectionString(await cluster.CreateDatabaseAsync());
        var files = MigrationFile.Embedded
            .Add(new MigrationFile("9998_table.sql", "CREATE TABLE review.wide (x int)"))
            .Add(new MigrationFile("9999_index.sql", "-- Why: readers go on.\n-- no transaction\nCREATE INDEX CONCURRENTLY IF NOT EXISTS wide_x ON review.wide (x)"));

        Assert.Equal(["9998_table.sql", "9999_index.sql"], await Migrator.Run(admin, files, Stop));
        Assert.Equal("review_owner", await Ask<string>(admin, "SELECT pg_get_userbyid(relowner)::text FROM pg_class WHERE relname = 'wide_x'"));
    }

    [Fact]
    public void Embedded_Names_AreNumberedOnceEach()
    {
        var names = MigrationFile.Embedded.Select(f => f.Name).ToList();

        Assert.All(names, name => Assert.Matches(@"^\d{4}_[a-z0-9_]+\.sql$", name));
        Assert.Equal(names.Count, names.Select(name => int.Parse(name[..4], CultureInfo.InvariantCulture)).Distinct().Count());
        Assert.All(MigrationFile.Embedded, file => Assert.StartsWith("-- ", file.Sql, StringComparison.Ordinal));
    }

    private static async Task<T> Ask<T>(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }
}
