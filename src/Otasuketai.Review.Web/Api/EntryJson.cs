using System.Collections.Immutable;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Web.Rooms.Public;

namespace Otasuketai.Review.Web.Api;

/// <summary>A sentence in both languages.</summary>
public sealed record WordsJson(string Ja, string En);

/// <summary>One entry in a list.</summary>
/// <param name="Status">listed, suspended, ended, expired, delisted or transferred.</param>
/// <param name="Current">True when it is one of the services to choose now.</param>
/// <param name="AsOf">When the shown version was frozen.</param>
public sealed record EntrySummaryJson(
    string Number, string Status, bool Current, bool Caution, string ServiceName, string Vendor, string MonitoringType, DateOnly ListedOn, DateOnly ValidUntil, DateTimeOffset AsOf, int Version)
{
    internal static EntrySummaryJson Of(PublicListing p) => new(
        p.Entry.Number, p.Standing.Code(), p.Current, p.HasCaution, p.Entry.ServiceName, p.Entry.Vendor, p.Entry.MonitoringType, p.Entry.ListedOn, p.Entry.ValidUntil, p.AsOf, p.Version);
}

/// <summary>A page of entries.</summary>
public sealed record EntryListJson(int Total, int Page, int PageSize, ImmutableArray<EntrySummaryJson> Entries);

/// <summary>One of the 23 items: claimed and verified apart.</summary>
/// <param name="Verified">confirmed, conditional, not-substantiated or contradicted; null when not checked.</param>
public sealed record ItemJson(string Item, bool Claimed, string Metric, string Value, string Unit, DateOnly? MeasuredOn, string Source, string Note, string? Verified, DateOnly? VerifiedUntil)
{
    internal static ItemJson Of(PublicItem i) => new(i.Item, i.Claimed, i.Metric, i.Value, i.Unit, i.MeasuredOn, i.Source, i.Note, i.Verified is { } f ? Word(f) : null, i.VerifiedUntil);

    private static string? Word(Finding finding) => finding switch
    {
        Finding.Confirmed => "confirmed",
        Finding.Conditional => "conditional",
        Finding.NotSubstantiated => "not-substantiated",
        Finding.Contradicted => "contradicted",
        Finding.InQuestion => null,
    };
}

/// <summary>One entry with everything its newest frozen version says.</summary>
/// <param name="Source">What a carried-over entry rests on; empty for one resolved by the committee.</param>
/// <param name="StatusReason">Reason class and day of a suspension or an end; null while listed.</param>
/// <param name="Facts">Facts the provider states; a fact that is absent is not stated.</param>
public sealed record EntryJson(
    EntrySummaryJson Entry, string Source, WordsJson? StatusReason, WordsJson Disclaimer, ImmutableSortedDictionary<string, string> Facts, ImmutableArray<ItemJson> Items);
