using System.Collections.Immutable;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;

namespace Otasuketai.Review.Publication;

/// <summary>One of the 23 items as the public sees it: what is claimed, and what the operator found, apart.</summary>
/// <param name="Verified">The finding on the claim; null when it was not checked or the check is stale.</param>
public sealed record PublicItem(string Item, bool Claimed, string Metric, string Value, string Unit, DateOnly? MeasuredOn, string Source, string Note, Finding? Verified, DateOnly? VerifiedUntil);

/// <summary>A frozen public version of an entry. Nothing in it comes from elsewhere later; unknown facts are absent, never invented.</summary>
public sealed record PublicEntry(
    string Number,
    string ServiceName,
    string Vendor,
    string MonitoringType,
    DateOnly ListedOn,
    DateOnly ValidUntil,
    string Source,
    ImmutableDictionary<string, string> Facts,
    ImmutableArray<PublicItem> Items)
{
    /// <summary>Facts of the application that the public may read; everything else stays inside.</summary>
    public static ImmutableArray<string> PublicFacts { get; } =
    [
        "overview", "scope-codes", "scope", "monthly-price", "price-unit", "tax-included", "initial-price", "price-note", "region-codes", "regions", "hours-codes", "hours", "dispatch",
        "os-codes", "os", "weekly-report", "trial-code", "trial",
        "insurance-limit", "min-employees", "max-employees", "min-pcs", "max-pcs", "personal-data", "contact-window", "url", FactNames.Predecessor,
    ];

    /// <summary>The entry as the dossier now stands.</summary>
    public static PublicEntry Of(Dossier d) => new(
        d.Entry!.Number,
        d.ServiceName,
        d.Vendor.Name,
        d.MonitoringType,
        d.Entry.ListedOn,
        d.Entry.ValidUntil,
        d.Listing?.Fact("source") ?? string.Empty,
        ((d.Registration ?? d.Listing)?.Facts ?? ImmutableDictionary<string, string>.Empty).Where(f => PublicFacts.Contains(f.Key) && f.Value.Length > 0).ToImmutableDictionary(),
        [.. d.Claims.Values.OrderBy(c => c.Item, StringComparer.Ordinal).Select(Item)]);

    private static PublicItem Item(Claim c) => new(
        c.Item, c.Can, c.Metric, c.Value, c.Unit, c.MeasuredOn, c.Source, c.Note,
        c.State is ClaimState.Stale or ClaimState.Claimed or ClaimState.Evidenced or ClaimState.InQuestion ? null : c.Finding, c.ConfirmedUntil);
}
