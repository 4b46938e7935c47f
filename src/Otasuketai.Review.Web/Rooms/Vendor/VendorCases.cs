using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>A case of the vendor's own, as read for one page.</summary>
/// <param name="Application">The newest application.</param>
public sealed record VendorCase(Dossier Dossier, Life Application, Actor Actor, DateTimeOffset Now, ImmutableArray<Offer> Offers)
{
    /// <summary>Today in Japan.</summary>
    public DateOnly Today => Calendar.Jst.Day(Now);

    /// <summary>True while answers may be changed.</summary>
    public bool IsOpen => Offered(Act.SaveApplication);

    /// <summary>The corrections that wait for the vendor.</summary>
    public IEnumerable<Life> Corrections => Dossier.OpenChildren(Application.Id, Machine.Correction)
        .Where(l => !Law.Find(l.Machine, l.Stage, Act.RequestExtension).IsEmpty);

    /// <summary>When something was last saved; null before the first act.</summary>
    public DateTimeOffset? SavedAt => Dossier.Past.Where(p => p.Life == Application.Id && p.Act is Act.StartApplication or Act.SaveApplication)
        .Select(p => (DateTimeOffset?)p.At).LastOrDefault();

    /// <summary>True when the application may be moved this way now.</summary>
    public bool Offered(Act act) => Offers.Any(o => o.Life.Id == Application.Id && o.Act == act);
}

/// <summary>Reads the cases of the vendor who is asking. A case of anybody else does not exist here.</summary>
public sealed class VendorCases(NpgsqlDataSource source, CurrentActor current, Rulebook rulebook)
{
    /// <summary>One case of the own organisation that has an application; null for any other.</summary>
    public async Task<VendorCase?> Find(Guid dossier, CancellationToken ct)
    {
        if (await current.Find() is not { Organisation: { } own } actor)
        {
            return null;
        }

        await using var connection = await source.OpenConnectionAsync(ct);
        var loaded = await DossierReader.Read(connection, new DossierId(dossier), ct);
        return loaded is not null && loaded.Dossier.Vendor.Id == own && loaded.Dossier.Registration is { } application
            ? new VendorCase(loaded.Dossier, application, actor, loaded.Now, Offers.For(loaded.Dossier, actor, rulebook.Library))
            : null;
    }

    /// <summary>All cases of the own organisation, newest first.</summary>
    public async Task<(Actor Actor, IReadOnlyList<LoadedDossier> Cases)?> All(CancellationToken ct)
    {
        if (await current.Find() is not { } actor)
        {
            return null;
        }

        List<LoadedDossier> cases = [];
        await using var connection = await source.OpenConnectionAsync(ct);
        foreach (var id in actor.Organisation is { } own ? await Ids(connection, own, ct) : [])
        {
            cases.Add((await DossierReader.Read(connection, id, ct))!);
        }

        return (actor, cases);
    }

    /// <summary>The own case a life belongs to; null for any other.</summary>
    public async Task<DossierId?> DossierOf(LifeId life, OrgId own, CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT d.id FROM review.life l JOIN review.dossier d ON d.id = l.dossier_id WHERE l.id = $1 AND d.vendor_id = $2");
        command.Parameters.Add(new() { Value = life.Value });
        command.Parameters.Add(new() { Value = own.Value });
        return await command.ExecuteScalarAsync(ct) is Guid dossier ? new DossierId(dossier) : null;
    }

    private static async Task<List<DossierId>> Ids(NpgsqlConnection connection, OrgId own, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT id FROM review.dossier WHERE vendor_id = $1 ORDER BY created_at DESC, id", connection);
        command.Parameters.Add(new() { Value = own.Value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<DossierId> ids = [];
        while (await reader.ReadAsync(ct))
        {
            ids.Add(new DossierId(reader.GetGuid(0)));
        }

        return ids;
    }
}
