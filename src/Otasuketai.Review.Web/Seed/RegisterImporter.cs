using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Seed;

/// <summary>What an import came to: how many rows are new, how many were carried over before, and what is wrong in which line.</summary>
public sealed record ImportReport(int Imported, int AlreadyThere, ImmutableArray<(int Line, Bilingual Words)> Problems, ImmutableArray<(int Line, Bilingual Words)> Notes)
{
    /// <summary>True when every line of the file is in the register now.</summary>
    public bool Complete => Problems.IsEmpty;
}

/// <summary>引継ぎ登録: carries the rows of the old official list over. A bad row is told by its line and keeps no good row out.</summary>
public sealed class RegisterImporter(NpgsqlDataSource source, Desk.Desk desk)
{
    /// <summary>What the entries of the shipped list rest on.</summary>
    public const string OfficialList = "official list as of 2024-01";

    /// <summary>Imports a list; a number that is in the register already is left as it is.</summary>
    public async Task<ImportReport> Import(string csvText, string listSource, CancellationToken ct)
    {
        var reading = RegisterImport.Read(csvText);
        var today = await Today(ct);
        var known = await Numbers(ct);
        List<(int, Bilingual)> problems = [.. reading.Problems.Select(p => (p.Line, p.Words))];
        var imported = 0;
        foreach (var row in reading.Rows.Where(r => !known.Contains(r.Number.ToString())))
        {
            if (await CarryOver(row, listSource, today, ct) is { } problem)
            {
                problems.Add((row.Line, problem));
            }
            else
            {
                imported++;
            }
        }

        return new ImportReport(
            imported, reading.Rows.Count(r => known.Contains(r.Number.ToString())), [.. problems.OrderBy(p => p.Item1)], [.. reading.Notes.Select(n => (n.Line, n.Words))]);
    }

    private async Task<Bilingual?> CarryOver(ImportRow row, string listSource, string today, CancellationToken ct)
    {
        var number = row.Number.ToString();
        var vendor = await Organisations.Vendor(source, row.Provider, ct);
        var dossier = await Organisations.Dossier(source, SeedIds.Of("dossier", number), vendor, (row.ServiceName, row.MonitoringType.Code()), ct);
        var listing = new LifeId(SeedIds.Of("listing", number));
        var facts = ImmutableDictionary<string, string>.Empty
            .Add(FactNames.Number, number)
            .Add("source", listSource)
            .Add("listedOn", today);
        return await Do(dossier, new ActRequest(listing, Machine.Listing, Act.ReserveEntry, ImmutableDictionary<string, string>.Empty, Actor.System, null), ct)
            ?? await Do(dossier, new ActRequest(listing, Machine.Listing, Act.CarryOver, facts, Actor.System, null), ct);
    }

    private async Task<Bilingual?> Do(DossierId dossier, ActRequest act, CancellationToken ct)
    {
        var key = SeedIds.Of("carry over", $"{act.Life} {act.Act}");
        return await desk.Perform(new DeskRequest(dossier, act, key), ct) is DeskAnswer.No no
            ? new Bilingual($"登録できませんでした：{Ja.Of(no.Reason)}", $"Not imported: {En.Of(no.Reason)}")
            : null;
    }

    private async Task<string> Today(CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT to_char(review.now() AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD')");
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task<HashSet<string>> Numbers(CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT number FROM review.entry");
        await using var reader = await command.ExecuteReaderAsync(ct);
        HashSet<string> numbers = [];
        while (await reader.ReadAsync(ct))
        {
            numbers.Add(reader.GetString(0));
        }

        return numbers;
    }
}
