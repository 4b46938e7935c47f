using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Seed;

namespace Otasuketai.Review.Web.Tests.Seed;

/// <summary>What a fresh register starts with.</summary>
[Collection(SeededRegister.Name)]
public sealed class SeedTests(SeededApp seeded)
{
    private const string Picture = "SELECT string_agg(machine || ' ' || stage || ' ' || n, ', ' ORDER BY machine, stage) FROM (SELECT machine, stage, count(*) AS n FROM review.life GROUP BY 1, 2) t";

    [Fact]
    public void Seed_OfAFreshDatabase_CarriesTheOfficialListOverWhole()
    {
        Assert.Equal(29, seeded.First.Import.Imported);
        Assert.Empty(seeded.First.Import.Problems);
        Assert.Contains(seeded.First.Import.Notes, note => note.Words.Ja.Contains("2023-007", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Seed_Twice_IsTheSame()
    {
        var before = await seeded.One<string>(Picture);
        var history = await seeded.One<long>("SELECT count(*) FROM review.history");

        var second = await seeded.Seed();

        Assert.Equal((0, 29, 0, CastPlanting.WasThere), (second.Import.Imported, second.Import.AlreadyThere, second.DemoServices, second.Cast));
        Assert.Equal(before, await seeded.One<string>(Picture));
        Assert.Equal(history, await seeded.One<long>("SELECT count(*) FROM review.history"));
    }

    [Fact]
    public async Task DemoData_ShowsEveryFateAndEveryStateOfAClaim()
    {
        Assert.Equal(1, await seeded.One<long>("SELECT count(*) FROM review.life WHERE machine = 'Listing' AND stage = 'Suspended'"));
        Assert.Equal(1, await seeded.One<long>("SELECT count(*) FROM review.life WHERE machine = 'Listing' AND stage = 'Ended'"));
        Assert.Equal(1, await seeded.One<long>("SELECT count(*) FROM review.life WHERE machine = 'Listing' AND stage = 'Delisted'"));
        var states = await seeded.One<string[]>("SELECT array_agg(DISTINCT state) FROM review.claim");
        Assert.Equal(Enum.GetNames<Evidence.ClaimState>().Order(), states.Order());
        Assert.Equal(0, await seeded.One<long>("SELECT count(*) FROM review.incident"));
    }

    [Fact]
    public async Task RealNames_HaveNothingInventedAboutThem()
    {
        Assert.Equal(0, await seeded.One<long>("""
            SELECT count(*) FROM review.entry e JOIN review.entry_version v ON v.life_id = e.life_id
            WHERE e.number < '2025' AND (v.snapshot -> 'Facts' <> '{}' OR v.snapshot -> 'Items' <> '[]' OR v.snapshot ->> 'Source' <> 'official list as of 2024-01')
            """));
        Assert.Equal(0, await seeded.One<long>("SELECT count(*) FROM review.organisation o JOIN review.dossier d ON d.vendor_id = o.id JOIN review.entry e ON e.dossier_id = d.id WHERE e.number < '2025' AND o.corporate_number IS NOT NULL"));
    }

    [Fact]
    public async Task Import_WithBadLines_TakesTheGoodOnesAndTellsTheOthersByLine()
    {
        var importer = new RegisterImporter(seeded.App.Services.GetRequiredService<NpgsqlDataSource>(), seeded.App.Services.GetRequiredService<Web.Desk.Desk>());
        const string list = """
            seq,registration_number,service_name,provider,monitoring_type
            1,２０１９－００１,みほん見守り,みほん株式会社,endpoint
            2,19-2,みほん番号,みほん株式会社,endpoint
            3,2019-003,みほん列,みほん株式会社
            4,2019-004,みほん種類,みほん株式会社,cloud
            5,2019-005,みほん良い行,みほん株式会社,network
            """;

        var report = await importer.Import(list, "test list", TestContext.Current.CancellationToken);

        Assert.Equal(2, report.Imported);
        Assert.Equal([3, 4, 5], report.Problems.Select(p => p.Line));
        Assert.All(report.Problems, p => Assert.True(p.Words.Ja.Length > 0 && p.Words.En.Length > 0));
        Assert.Equal(1, await seeded.One<long>("SELECT count(*) FROM review.entry WHERE number = '2019-001'"));

        // the other tests of this register count the official list only: what was imported here leaves the catalogue, with its line in the history
        await seeded.App.Sql("""
            WITH moved AS (UPDATE review.life SET stage = 'Expired' WHERE id IN (SELECT life_id FROM review.entry WHERE number LIKE '2019-%') RETURNING id, dossier_id)
            INSERT INTO review.history (dossier_id, life_id, machine, from_stage, act, to_stage, actor_id, actor_name, actor_roles, at)
            SELECT dossier_id, id, 'Listing', 'Listed', 'Expire', 'Expired', '00000000-0000-0000-0000-000000000000', 'System', ARRAY['System'], review.now() FROM moved
            """);
    }
}
