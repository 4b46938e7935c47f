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
}
