using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Otasuketai.Review.Web.Access;

/// <summary>
/// A growing wait after wrong passwords and codes, counted by account and network: 30 seconds from the fifth, doubling to
/// about an hour. Strangers elsewhere cannot lock anybody out, and an account that does not exist waits just the same.
/// </summary>
public sealed class SignInFailures(NpgsqlDataSource database)
{
    /// <summary>How long this account must wait in this network; zero when it may try.</summary>
    public async Task<TimeSpan> Wait(string account, IPAddress? from, CancellationToken stop)
    {
        await using var command = Command(
            "SELECT blocked_until - statement_timestamp() FROM review.sign_in_failure WHERE account = $1 AND network = $2", account, from);
        return await command.ExecuteScalarAsync(stop) is TimeSpan left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Counts one more; a day without any starts anew.</summary>
    public async Task Add(string account, IPAddress? from, CancellationToken stop)
    {
        await using var command = Command(
            """
            INSERT INTO review.sign_in_failure AS f (account, network, failures, last_at, blocked_until)
            VALUES ($1, $2, 1, statement_timestamp(), statement_timestamp())
            ON CONFLICT (account, network) DO UPDATE SET
                failures = CASE WHEN f.last_at < statement_timestamp() - interval '1 day' THEN 1 ELSE f.failures + 1 END,
                last_at = statement_timestamp(),
                blocked_until = statement_timestamp()
                    + CASE WHEN f.failures < 4 OR f.last_at < statement_timestamp() - interval '1 day' THEN interval '0'
                           ELSE interval '30 seconds' * power(2, least(f.failures - 4, 7)) END
            """,
            account,
            from);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Forgets them after a complete sign-in, and everybody's that are older than a day.</summary>
    public async Task Clear(string account, IPAddress? from, CancellationToken stop)
    {
        await using var command = Command(
            "DELETE FROM review.sign_in_failure WHERE (account = $1 AND network = $2) OR last_at < statement_timestamp() - interval '1 day'", account, from);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>A /24 of IPv4 or a /64 of IPv6: what one household or office has.</summary>
    internal static string NetworkOf(IPAddress? from)
    {
        var address = from is { IsIPv4MappedToIPv6: true } ? from.MapToIPv4() : from ?? IPAddress.None;
        var bytes = address.GetAddressBytes();
        var keep = address.AddressFamily == AddressFamily.InterNetwork ? 3 : 8;
        bytes.AsSpan(keep).Clear();
        return $"{new IPAddress(bytes)}/{keep * 8}";
    }

    private NpgsqlCommand Command(string sql, string account, IPAddress? from)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(SHA256.HashData(Encoding.UTF8.GetBytes(account.ToUpperInvariant())));
        command.Parameters.AddWithValue(NetworkOf(from));
        return command;
    }
}
