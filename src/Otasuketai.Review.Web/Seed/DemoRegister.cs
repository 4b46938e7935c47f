using System.Collections.Concurrent;
using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Seed;

/// <summary>Makes the demo services by the real acts of the demo cast, so that their history is as legal as any other.</summary>
internal sealed class DemoRegister(NpgsqlDataSource source, Desk.Desk desk)
{
    /// <summary>Dossiers walked at the same time; each is serialised by its own lock.</summary>
    private const int AtOnce = 4;

    /// <summary>Makes what is not there yet and returns how many services that were.</summary>
    public async Task<int> Plant(CancellationToken ct)
    {
        var today = await Today(ct);
        var missing = new List<(DemoService Service, Actor Vendor)>();
        foreach (var service in DemoServices.All())
        {
            if (!await IsThere(service, ct))
            {
                missing.Add((service, await DemoPeople.OfVendor(source, service.Vendor, ct)));
            }
        }

        var walks = new ConcurrentDictionary<string, (DemoWalk Walk, DemoApplication Application)>();
        await Parallel.ForEachAsync(missing, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (demo, stop) =>
        {
            var dossier = await Organisations.Dossier(source, DossierOf(demo.Service.Key), demo.Vendor.Organisation!.Value, (demo.Service.Name, demo.Service.MonitoringType), stop);
            var walk = new DemoWalk(desk, dossier, demo.Service.Key, ct);
            var application = new DemoApplication(walk, demo.Service, demo.Vendor, today);
            await Apply(application, demo.Service.Road);
            walks[demo.Service.Key] = (walk, application);
        });

        // one after the other, so that the same services always get the same registration numbers
        foreach (var (service, vendor) in missing.Where(m => IsListed(m.Service.Road)))
        {
            await walks[service.Key].Application.Publish();
            await Afterwards(walks[service.Key].Walk, service.Road, vendor, today);
            if (service.Road == DemoRoad.Listed)
            {
                await ForgetMails(source, service.Key, ct);
            }
        }

        var rounds = new DemoRounds(source, desk);
        await rounds.Past(ct);
        await rounds.Present(ct);
        return missing.Count;
    }

    /// <summary>The dossier of a demo service.</summary>
    public static Guid DossierOf(string key) => SeedIds.Of("demo dossier", key);

    private static bool IsListed(DemoRoad road) => road is not (DemoRoad.Intake or DemoRoad.Correction or DemoRoad.Check or DemoRoad.Agenda);

    /// <summary>As far as the road leads before the listing.</summary>
    private static async Task Apply(DemoApplication application, DemoRoad road)
    {
        await application.Submit();
        if (road == DemoRoad.Correction)
        {
            await application.AskCorrection();
        }

        if (road is DemoRoad.Intake or DemoRoad.Correction)
        {
            return;
        }

        await application.Check();
        if (road == DemoRoad.Check)
        {
            await application.AskAndAnswer();
            return;
        }

        await application.Refer();
        if (road != DemoRoad.Agenda)
        {
            await application.Resolve();
        }
    }

    /// <summary>What became of a listed service.</summary>
    private static async Task Afterwards(DemoWalk walk, DemoRoad road, Actor vendor, DateOnly today)
    {
        switch (road)
        {
            case DemoRoad.Suspended:
                await DemoEnds.Suspend(walk);
                break;
            case DemoRoad.Ended:
                await DemoEnds.End(walk, vendor, today);
                break;
            case DemoRoad.Delisted:
                await DemoEnds.Delist(walk, vendor, today);
                break;
            case DemoRoad.Intake or DemoRoad.Correction or DemoRoad.Check or DemoRoad.Agenda or DemoRoad.Listed:
                break;
        }
    }

    /// <summary>What lies in a demo service's past was never meant to be mailed.</summary>
    internal static async Task ForgetMails(NpgsqlDataSource source, string key, CancellationToken ct)
    {
        await using var command = source.CreateCommand("DELETE FROM review.outbox WHERE dossier_id = $1 AND state = 'Queued'");
        command.Parameters.Add(new() { Value = DossierOf(key) });
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<bool> IsThere(DemoService service, CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT EXISTS (SELECT FROM review.history WHERE dossier_id = $1 AND act = $2)");
        command.Parameters.Add(new() { Value = DossierOf(service.Key) });
        command.Parameters.Add(new() { Value = LastAct(service.Road).ToString() });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private static Act LastAct(DemoRoad road) => road switch
    {
        DemoRoad.Intake => Act.Submit,
        DemoRoad.Correction => Act.RequestCorrection,
        DemoRoad.Check => Act.Resubmit,
        DemoRoad.Agenda => Act.PlaceOnAgenda,
        DemoRoad.Listed => Act.PublishListing,
        DemoRoad.Suspended => Act.SuspendInterim,
        DemoRoad.Ended => Act.EndByVendor,
        DemoRoad.Delisted => Act.Delist,
    };

    private async Task<DateOnly> Today(CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT (review.now() AT TIME ZONE 'Asia/Tokyo')::date");
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetFieldValue<DateOnly>(0);
    }
}
