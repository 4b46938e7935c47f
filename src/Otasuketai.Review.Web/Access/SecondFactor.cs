using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.Access;

/// <summary>
/// The authenticator of a person: its secret, encrypted; the last step used, so that no code works twice; and ten recovery
/// codes, kept as hashes. Codes go by the wall clock, because the app in the person's hand does.
/// </summary>
public sealed class SecondFactor(NpgsqlDataSource database, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Provider = "otasuketai";
    private const string Seed = "totp-seed";
    private const string LastStep = "totp-last-step";
    private const int RecoveryCodes = 10;

    private readonly IDataProtector protector = protection.CreateProtector("otasuketai.totp");

    /// <summary>True when an authenticator is set up.</summary>
    public async Task<bool> IsEnrolled(Guid person, CancellationToken stop) => await FindSeed(person, stop) is not null;

    /// <summary>
    /// Sets up the first authenticator of a person, whose first code this is. False: the code is wrong, or there is one
    /// already; a password alone never replaces it.
    /// </summary>
    public async Task<bool> Enrol(Guid person, byte[] seed, string typed, CancellationToken stop) =>
        Totp.Match(seed, InputText.Code(typed), clock.GetUtcNow()) is not null && await Keep(person, seed, stop) && await Accepts(person, typed, stop);

    /// <summary>Keeps a secret for a person who has none. False: there is one already.</summary>
    internal async Task<bool> Keep(Guid person, byte[] seed, CancellationToken stop)
    {
        var kept = await Touches(
            "INSERT INTO review.person_token (user_id, login_provider, name, value) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            stop, person, Provider, Seed, Convert.ToBase64String(protector.Protect(seed)));
        return kept && await Touches("UPDATE review.person SET two_factor_enabled = true WHERE id = $1", stop, person);
    }

    /// <summary>Six digits from the app, each step once; or one recovery code, which is then gone.</summary>
    public async Task<bool> Accepts(Guid person, string typed, CancellationToken stop)
    {
        var code = InputText.Code(typed).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return code.Length > 6 ? await UseRecoveryCode(person, code, stop) : await UseStep(person, code, stop);
    }

    /// <summary>The code an app would show now; null without an authenticator. For development's verb only.</summary>
    internal async Task<string?> CurrentCode(Guid person, CancellationToken stop) =>
        await FindSeed(person, stop) is { } seed ? Totp.Code(seed, Totp.StepAt(clock.GetUtcNow())) : null;

    /// <summary>Ten new recovery codes of 128 bits in place of those before; shown once, kept as hashes.</summary>
    public async Task<ImmutableArray<string>> NewRecoveryCodes(Guid person, CancellationToken stop)
    {
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => Convert.ToHexString(RandomNumberGenerator.GetBytes(16))).ToImmutableArray();
        await using var batch = database.CreateBatch();
        Add(batch, "DELETE FROM review.recovery_code WHERE person_id = $1", person);
        foreach (var code in codes)
        {
            Add(batch, "INSERT INTO review.recovery_code (person_id, hash) VALUES ($1, $2)", person, Hash(code));
        }

        await batch.ExecuteNonQueryAsync(stop);
        return [.. codes.Select(code => string.Join('-', code.Chunk(8).Select(part => new string(part))))];
    }

    private async Task<bool> UseStep(Guid person, string code, CancellationToken stop)
    {
        if (await FindSeed(person, stop) is not { } seed || Totp.Match(seed, code, clock.GetUtcNow()) is not { } step)
        {
            return false;
        }

        return await Touches(
            """
            INSERT INTO review.person_token AS t (user_id, login_provider, name, value) VALUES ($1, $2, $3, $4)
            ON CONFLICT (user_id, login_provider, name) DO UPDATE SET value = excluded.value WHERE t.value::bigint < excluded.value::bigint
            """,
            stop, person, Provider, LastStep, step.ToString(CultureInfo.InvariantCulture));
    }

    private Task<bool> UseRecoveryCode(Guid person, string code, CancellationToken stop) =>
        Touches("DELETE FROM review.recovery_code WHERE person_id = $1 AND hash = $2", stop, person, Hash(code));

    private async Task<byte[]?> FindSeed(Guid person, CancellationToken stop)
    {
        await using var command = database.CreateCommand("SELECT value FROM review.person_token WHERE user_id = $1 AND login_provider = $2 AND name = $3");
        command.Parameters.AddWithValue(person);
        command.Parameters.AddWithValue(Provider);
        command.Parameters.AddWithValue(Seed);
        return await command.ExecuteScalarAsync(stop) is string secret ? protector.Unprotect(Convert.FromBase64String(secret)) : null;
    }

    private async Task<bool> Touches(string sql, CancellationToken stop, params object[] values)
    {
        await using var batch = database.CreateBatch();
        Add(batch, sql, values);
        return await batch.ExecuteNonQueryAsync(stop) == 1;
    }

    private static byte[] Hash(string code) => SHA256.HashData(Encoding.ASCII.GetBytes(code));

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }
}
