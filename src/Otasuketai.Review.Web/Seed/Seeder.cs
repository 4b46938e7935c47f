using Npgsql;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Seed;

/// <summary>What seeding came to.</summary>
/// <param name="Cast">Whether the demo cast can sign in; it is for development only.</param>
/// <param name="DemoServices">Demo services made now.</param>
public sealed record SeedReport(ImportReport Import, CastPlanting Cast, int DemoServices);

/// <summary>
/// What a fresh register starts with: the old official list everywhere, and in a development database the cast and the invented services. Run at
/// every start; what is there is left alone.
/// </summary>
public sealed class Seeder(NpgsqlDataSource source, Desk.Desk desk, CastSeeder cast)
{
    /// <summary>Seeds.</summary>
    /// <exception cref="SeedException">The demo data do not fit the rules; says where.</exception>
    public async Task<SeedReport> Seed(CancellationToken ct)
    {
        var import = await new RegisterImporter(source, desk).Import(Resources.Text("data/services-2024.csv"), RegisterImporter.OfficialList, ct);
        var planting = await cast.Seed(ct);
        if (planting == CastPlanting.NotDevelopment)
        {
            return new SeedReport(import, planting, 0);
        }

        var planted = await new DemoRegister(source, desk).Plant(ct);
        return new SeedReport(import, planting, planted);
    }
}
