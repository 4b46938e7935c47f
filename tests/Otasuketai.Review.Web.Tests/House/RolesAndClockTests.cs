using Npgsql;

namespace Otasuketai.Review.Web.Tests.House;

/// <summary>What migration 0001 promises: small rights, short patience, one clock that only development moves.</summary>
public sealed class RolesAndClockTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("review_app")]
    [InlineData("review_worker")]
    [InlineData("review_sealer")]
    [InlineData("review_report")]
    [InlineData("review_backup")]
    public async Task Role_SignedIn_IsNoSuperuserAndHasLimits(string role)
    {
        var connection = cluster.ConnectionString(await cluster.CreateDatabaseAsync(), role);

        Assert.False(await Ask<bool>(connection, "SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls FROM pg_roles WHERE rolname = current_user"));
        Assert.Equal("15s 3s 5s review, public", await Ask<string>(connection,
            "SELECT concat_ws(' ', current_setting('statement_timeout'), current_setting('lock_timeout'), current_setting('idle_in_transaction_session_timeout'), current_setting('search_path'))"));
        Assert.True(await Ask<bool>(connection, "SELECT abs(extract(epoch FROM review.now() - clock_timestamp())) < 5"));
    }

    [Theory]
    [InlineData("CREATE TABLE review.mine (x int)")]
    [InlineData("CREATE TABLE public.mine (x int)")]
    [InlineData("UPDATE review.clock_offset SET shift = '1 day'")]
    [InlineData("DELETE FROM public.schema_migration")]
    [InlineData("SET ROLE review_owner")]
    public async Task AppRole_BeyondItsRights_IsRefused(string sql)
    {
        var connection = cluster.ConnectionString(await cluster.CreateDatabaseAsync());

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => Ask<object>(connection, sql))).SqlState);
    }

    [Fact]
    public async Task LaterTable_MadeByTheOwner_IsOpenToTheAppAndClosedToTheSealer()
    {
        var database = await cluster.CreateDatabaseAsync();
        await Ask<object?>(cluster.AdminConnectionString(database), "SET ROLE review_owner; CREATE TABLE review.later (id int GENERATED ALWAYS AS IDENTITY, word text)");

        Assert.Equal(1, await Ask<int>(cluster.ConnectionString(database), "INSERT INTO later (word) VALUES ('言葉') RETURNING id"));
        await Assert.ThrowsAsync<PostgresException>(() => Ask<object>(cluster.ConnectionString(database, "review_sealer"), "SELECT id FROM review.later"));
    }

    [Fact]
    public async Task SetClockOffset_InDevelopment_MovesNow()
    {
        var connection = cluster.ConnectionString(await cluster.CreateDatabaseAsync());

        await Ask<DateTime>(connection, "SELECT review.set_clock_offset('90 days')");

        Assert.Equal(90, await Ask<int>(connection, "SELECT round(extract(epoch FROM review.now() - clock_timestamp()) / 86400)::int"));
    }

    [Theory]
    [InlineData("SELECT 1")]
    [InlineData("SET review.environment = 'development'")]
    public async Task SetClockOffset_OutsideDevelopment_IsRefusedWhateverTheSessionSays(string first)
    {
        var connection = cluster.ConnectionString(await cluster.CreateDatabaseAsync(development: false));

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Ask<object>(connection, first + "; SELECT review.set_clock_offset('1 day')"));

        Assert.Contains("development database only", refused.MessageText, StringComparison.Ordinal);
    }

    private static async Task<T> Ask<T>(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }
}
