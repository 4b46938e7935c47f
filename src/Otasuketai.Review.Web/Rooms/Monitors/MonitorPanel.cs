using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Rooms.Monitors;

/// <summary>A listed service that monitor users may be enrolled for.</summary>
public sealed record ListedService(Guid Dossier, string Number, string Name, int Enrolled);

/// <summary>An enrolled monitor user.</summary>
public sealed record EnrolledMonitor(Guid Id, string Number, string Service, string Company, string Name, string Address, string Proof, DateTimeOffset Since);

/// <summary>What is written to enrol one.</summary>
public sealed record Enrolment(Guid Dossier, string Company, string Name, string Address, string Language, string Proof);

/// <summary>What became of an enrolment.</summary>
public enum EnrolmentAnswer
{
    /// <summary>Enrolled.</summary>
    Enrolled,

    /// <summary>The service is not listed (any more).</summary>
    NotListed,

    /// <summary>Belongs to the vendor or its group.</summary>
    Tied,

    /// <summary>The address is enrolled for this service.</summary>
    Twice,
}

/// <summary>モニター企業の名簿: who may evaluate which service, and by what proof of use.</summary>
public sealed class MonitorPanel(NpgsqlDataSource source)
{
    /// <summary>Listed services, by number.</summary>
    public async Task<ImmutableArray<ListedService>> Services(CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            SELECT e.dossier_id, e.number, d.service_name, (SELECT count(*)::integer FROM review.monitor_user u WHERE u.dossier_id = d.id AND u.left_at IS NULL)
            FROM review.entry e JOIN review.dossier d ON d.id = e.dossier_id JOIN review.life l ON l.id = e.life_id WHERE l.stage = 'Listed' ORDER BY e.number DESC
            """);
        return await Read(command, r => new ListedService(r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetInt32(3)), ct);
    }

    /// <summary>Everybody enrolled, newest first.</summary>
    public async Task<ImmutableArray<EnrolledMonitor>> Enrolled(CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            SELECT u.id, e.number, d.service_name, u.company, u.name, u.address, u.proof, u.enrolled_at
            FROM review.monitor_user u JOIN review.dossier d ON d.id = u.dossier_id JOIN review.entry e ON e.dossier_id = d.id
            WHERE u.left_at IS NULL ORDER BY u.enrolled_at DESC, u.id LIMIT 500
            """);
        return await Read(command, r => new EnrolledMonitor(
            r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetFieldValue<DateTimeOffset>(7)), ct);
    }

    /// <summary>Enrols, unless the rules forbid it; noted in the journal without personal data.</summary>
    public async Task<EnrolmentAnswer> Enrol(Enrolment enrolment, Actor by, CancellationToken ct)
    {
        if (await Traces(enrolment.Dossier, ct) is not { } vendor)
        {
            return EnrolmentAnswer.NotListed;
        }

        if (MonitorTies.IsTied(enrolment.Company, enrolment.Address, vendor))
        {
            return EnrolmentAnswer.Tied;
        }

        var id = Guid.CreateVersion7();
        await using var command = source.CreateCommand("""
            WITH enrolled AS (
                INSERT INTO review.monitor_user (id, dossier_id, company, name, address, language, proof, enrolled_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                ON CONFLICT (dossier_id, address) DO UPDATE SET company = excluded.company, name = excluded.name, language = excluded.language, proof = excluded.proof,
                    enrolled_by = excluded.enrolled_by, enrolled_at = review.now(), left_at = NULL WHERE monitor_user.left_at IS NOT NULL
                RETURNING id)
            INSERT INTO review.journal (dossier_id, kind, actor_id, actor_name, facts) SELECT $2, 'monitor-enrolled', $8, $9, jsonb_build_object('monitor', e.id) FROM enrolled e
            """);
        foreach (var value in new object[] { id, enrolment.Dossier, enrolment.Company, enrolment.Name, enrolment.Address, enrolment.Language, enrolment.Proof, by.Person.Value, by.Name })
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync(ct) == 1 ? EnrolmentAnswer.Enrolled : EnrolmentAnswer.Twice;
    }

    /// <summary>Ends an enrolment and revokes its open links; false when it had ended before.</summary>
    public async Task<bool> End(Guid monitor, Actor by, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            WITH gone AS (UPDATE review.monitor_user SET left_at = review.now() WHERE id = $1 AND left_at IS NULL RETURNING id, dossier_id),
                 revoked AS (UPDATE review.invitation SET state = 'Revoked' WHERE monitor_id IN (SELECT id FROM gone) AND state IN ('Issued', 'Reminded'))
            INSERT INTO review.journal (dossier_id, kind, actor_id, actor_name, facts) SELECT g.dossier_id, 'monitor-left', $2, $3, jsonb_build_object('monitor', g.id) FROM gone g
            """);
        foreach (var value in new object[] { monitor, by.Person.Value, by.Name })
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    private async Task<VendorTraces?> Traces(Guid dossier, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            WITH own AS (SELECT o.* FROM review.dossier d JOIN review.organisation o ON o.id = d.vendor_id JOIN review.entry e ON e.dossier_id = d.id JOIN review.life l ON l.id = e.life_id
                         WHERE d.id = $1 AND l.stage IN ('Listed', 'Suspended')),
                 kin AS (SELECT g.* FROM review.organisation g, own o WHERE g.id = o.id OR g.id = o.group_id OR g.group_id = coalesce(o.group_id, o.id))
            SELECT ARRAY(SELECT DISTINCT name FROM kin), ARRAY(SELECT DISTINCT p.email FROM review.person p JOIN kin ON kin.id = p.organisation_id) FROM own LIMIT 1
            """);
        command.Parameters.Add(new() { Value = dossier });
        return (await Read(command, r => new VendorTraces(r.GetFieldValue<string[]>(0), r.GetFieldValue<string[]>(1)), ct)).FirstOrDefault();
    }

    private static async Task<ImmutableArray<T>> Read<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> row, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(row(reader));
        }

        return rows.ToImmutable();
    }
}
