using Npgsql;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Rooms.Public;

namespace Otasuketai.Review.Web.Choosing;

/// <summary>What finding and choosing stand on.</summary>
public static class ChoosingSetup
{
    /// <summary>Registers it; needs the store and the desk's rulebook.</summary>
    public static IServiceCollection AddChoosing(this IServiceCollection services)
    {
        services.AddSingleton(ChoosingData.Load());
        services.AddSingleton(sp => CostRule.Of(sp.GetRequiredService<Rulebook>().Policy));
        services.AddSingleton<BaseAssessments>();
        services.AddSingleton(sp =>
        {
            var source = new CatalogueSource(sp.GetRequiredService<NpgsqlDataSource>(), sp.GetRequiredService<Rulebook>());
            return new Catalogue(source.Version, source.Load, sp.GetRequiredService<TimeProvider>());
        });
        return services;
    }
}

/// <summary>Base assessments of entries: from what the entry states, and from what was found out about invented services. Nothing is invented for a real name.</summary>
public sealed class BaseAssessments(ChoosingData data, CostRule rule)
{
    /// <summary>The assessment of an entry under a scheme; <see cref="Assessment.None"/> when nothing is known or its type is not.</summary>
    public Assessment Of(ScoringScheme scheme, PublicListing listing) => MonitoringTypes.Read(listing.Entry.MonitoringType) is { } type
        ? AssessmentRules.Derive(scheme, type, listing.Entry.Facts, Jst.Day(listing.AsOf), data.Findings.GetValueOrDefault((listing.Entry.Vendor, listing.Entry.ServiceName)), rule)
        : Assessment.None;
}
