using System.Collections.Immutable;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Rooms;

/// <summary>The ids of the 23 items an application answers, in the order of the form.</summary>
public static class Items
{
    /// <summary>All ids.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "2.1", "2.2", "2.3", "3.1", "3.2", "4.1",
        "5.1", "5.2", "5.3", "6.1", "6.2", "6.3", "6.4", "6.5", "6.6",
    ];

    /// <summary>The policy setting that rules how long an item's figures carry it; those of prices age faster.</summary>
    internal static string FreshnessOf(string item) => item.StartsWith("3.", StringComparison.Ordinal) ? Knob.PriceFreshness : Knob.EvidenceFreshness;
}
