using Npgsql;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Seed;

/// <summary>Organisations and dossiers an import or a demonstration stands on.</summary>
internal static class Organisations
{
    /// <summary>The vendor organisation of this name; made without a corporate number when there is none, because none is known.</summary>
    public static async Task<OrgId> Vendor(NpgsqlDataSource source, string name, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            WITH known AS (SELECT id FROM review.organisation WHERE kind = 'vendor' AND name = $2 ORDER BY created_at, id LIMIT 1),
                 fresh AS (INSERT INTO review.organisation (id, kind, name) SELECT $1, 'vendor', $2 WHERE NOT EXISTS (SELECT FROM known)
                           ON CONFLICT (id) DO UPDATE SET name = excluded.name RETURNING id)
            SELECT id FROM known UNION ALL SELECT id FROM fresh
            """);
        command.Parameters.Add(new() { Value = SeedIds.Of("organisation", name) });
        command.Parameters.Add(new() { Value = name });
        return new OrgId((Guid)(await command.ExecuteScalarAsync(ct))!);
    }

    /// <summary>The dossier of a service, once.</summary>
    public static async Task<DossierId> Dossier(NpgsqlDataSource source, Guid id, OrgId vendor, (string Name, string MonitoringType) service, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            "INSERT INTO review.dossier (id, vendor_id, service_name, monitoring_type) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING");
        foreach (var value in new object[] { id, vendor.Value, service.Name, service.MonitoringType })
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(ct);
        return new DossierId(id);
    }
}
