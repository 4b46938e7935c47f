using System.Collections.Immutable;
using System.Globalization;

namespace Otasuketai.Review.Choosing;

/// <summary>What a price is per.</summary>
public enum PriceUnit
{
    /// <summary>端末1台.</summary>
    Device,

    /// <summary>拠点1か所.</summary>
    Site,

    /// <summary>1社: the same whatever its size.</summary>
    Company,
}

/// <summary>A service's prices as its entry states them, in yen.</summary>
/// <param name="Initial">Once; null: not stated, which is not the same as 0.</param>
/// <param name="TaxIncluded">False also where the entry does not say: a price is never made to look lower than it may be.</param>
public sealed record ServicePrice(int Monthly, PriceUnit Unit, int? Initial, bool TaxIncluded)
{
    /// <summary>Dearest price that is believed.</summary>
    public const int Most = 100_000_000;

    /// <summary>Reads the public facts of an entry; null when no monthly price or unit is stated.</summary>
    public static ServicePrice? Of(ImmutableDictionary<string, string> facts) =>
        Yen(facts, "monthly-price") is { } monthly && Read(facts.GetValueOrDefault("price-unit", "")) is { } unit
            ? new ServicePrice(monthly, unit, Yen(facts, "initial-price"), facts.GetValueOrDefault("tax-included") == "yes")
            : null;

    /// <summary>An amount in yen among the facts of an entry; null when it is not stated or no such number.</summary>
    public static int? Yen(ImmutableDictionary<string, string> facts, string name) =>
        int.TryParse(facts.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var yen) && yen <= Most ? yen : null;

    /// <summary>A month's price for a company of this size, as stated (with or without tax).</summary>
    public long AMonth(int devices, int sites) => (long)Monthly * (Unit switch
    {
        PriceUnit.Device => devices,
        PriceUnit.Site => sites,
        PriceUnit.Company => 1,
    });

    private static PriceUnit? Read(string code) => code switch
    {
        "device" => PriceUnit.Device,
        "site" => PriceUnit.Site,
        "company" => PriceUnit.Company,
        _ => null,
    };
}
