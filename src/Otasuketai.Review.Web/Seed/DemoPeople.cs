using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Seed;

/// <summary>Who acts in the demo data: the cast, and one person for each demo vendor without anybody in the cast (who cannot sign in).</summary>
internal static class DemoPeople
{
    /// <summary>A member of the cast as the law sees it.</summary>
    public static Actor Of(CastMember member) =>
        new(new PersonId(member.Id), member.Name, member.Roles, member.Organisation is { } organisation ? new OrgId(organisation.Id) : null);

    /// <summary>The person who acts for a demo vendor.</summary>
    public static async Task<Actor> OfVendor(NpgsqlDataSource source, string vendor, CancellationToken ct)
    {
        if (Cast.Everybody.FirstOrDefault(m => m.Organisation?.Name == vendor && m.Roles.Contains(Role.Vendor)) is { } member)
        {
            return Of(member);
        }

        var organisation = await Organisations.Vendor(source, vendor, ct);
        var id = SeedIds.Of("person", vendor);
        var mail = $"demo-{id.ToString("N")[^8..]}@vendor.example.jp";
        await using var batch = source.CreateBatch();
        Add(batch, """
            INSERT INTO review.person (id, organisation_id, display_name, user_name, normalized_user_name, email, normalized_email)
            VALUES ($1, $2, '登録担当', $3, upper($3), $3, upper($3)) ON CONFLICT (id) DO NOTHING
            """, id, organisation.Value, mail);
        Add(batch, "INSERT INTO review.person_role (person_id, role) VALUES ($1, 'Vendor') ON CONFLICT DO NOTHING", id);
        await batch.ExecuteNonQueryAsync(ct);
        return new Actor(new PersonId(id), "登録担当", [Role.Vendor], organisation);
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        batch.BatchCommands.Add(command);
    }
}
