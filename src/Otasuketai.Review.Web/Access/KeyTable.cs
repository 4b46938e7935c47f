using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Otasuketai.Review.Web.Access;

/// <summary>
/// The keys of cookies, form tokens and authenticator secrets, in the database: every node reads what any node wrote.
/// The framework's interface is synchronous.
/// </summary>
public sealed class KeyTable(NpgsqlDataSource database) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.CreateCommand("SELECT xml FROM review.data_protection_key ORDER BY friendly_name");
        using var row = command.ExecuteReader();
        var found = new List<XElement>();
        while (row.Read())
        {
            found.Add(XElement.Parse(row.GetString(0)));
        }

        return found;
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = database.CreateCommand("INSERT INTO review.data_protection_key (friendly_name, xml) VALUES ($1, $2)");
        command.Parameters.AddWithValue(friendlyName);
        command.Parameters.AddWithValue(element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }
}

/// <summary>Makes the very first key under a lock, so that nodes starting together share one instead of making one each.</summary>
public sealed class FirstKey(NpgsqlDataSource database, IKeyManager keys) : IHostedService
{
    private const long LockKey = 0x4F74_6173_756B_6502;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var wait = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({LockKey})", connection, transaction))
        {
            await wait.ExecuteNonQueryAsync(cancellationToken);
        }

        if (keys.GetAllKeys().Count == 0)
        {
            var now = DateTimeOffset.UtcNow;
            keys.CreateNewKey(now, now + Lifetime);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
