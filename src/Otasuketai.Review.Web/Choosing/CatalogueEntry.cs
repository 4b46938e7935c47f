using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Web.Rooms.Public;

namespace Otasuketai.Review.Web.Choosing;

/// <summary>One entry as the catalogue knows it.</summary>
/// <param name="Verified">Items the operator confirmed and whose day is not over; null: the entry states no items.</param>
/// <param name="Day">The JST day it is true on: findings run out.</param>
/// <param name="Text">What a search looks at, in comparable form (<see cref="CatalogueText"/>).</param>
public sealed record CatalogueEntry(PublicListing Listing, UserGrade Users, int? Verified, DateOnly Day, string Text)
{
    private static readonly ImmutableArray<string> SearchedFacts = ["overview", "scope", "regions", "hours", "os", "trial", "price-note", "contact-window"];

    /// <summary>The type; null for a word the register does not know.</summary>
    public MonitoringType? Type { get; } = MonitoringTypes.Read(Listing.Entry.MonitoringType);

    /// <summary>The price; null when none is stated.</summary>
    public ServicePrice? Price { get; } = ServicePrice.Of(Listing.Entry.Facts);

    /// <summary>The monthly price of one unit, tax included, in yen; null when none is stated.</summary>
    public long? Monthly => Price is { } price ? CostRule.WithStandardTax(price.Monthly, price.TaxIncluded) : null;

    /// <summary>The initial price, tax included, in yen; null when none is stated.</summary>
    public long? Initial => ServicePrice.Yen(Listing.Entry.Facts, "initial-price") is { } yen ? CostRule.WithStandardTax(yen, Fact("tax-included") == "yes") : null;

    /// <summary>Makes one on a JST day.</summary>
    public static CatalogueEntry Of(PublicListing listing, UserGrade users, DateOnly today)
    {
        var entry = listing.Entry;
        IEnumerable<string> parts = [entry.Number, entry.ServiceName, entry.Vendor, .. SearchedFacts.Select(name => entry.Facts.GetValueOrDefault(name, "")), .. StatedChoices.All.SelectMany(c => c.Chosen(entry.Facts)).Where(o => o != StatedChoices.NoTrial).SelectMany(o => (string[])[o.Ja, o.En])];
        return new CatalogueEntry(
            listing, users, entry.Items.IsEmpty ? null : entry.Items.Count(i => i is { Claimed: true, Verified: Finding.Confirmed } && !(i.VerifiedUntil < today)), today,
            CatalogueText.Normalise(string.Join(' ', parts)));
    }

    /// <summary>A fact as stated; null when it is not.</summary>
    public string? Fact(string name) => Listing.Entry.Facts.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    /// <summary>A fact that is a whole number; null when it is not stated or no such number.</summary>
    public int? Number(string name) => int.TryParse(Fact(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
