using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Evidence;

/// <summary>How long figures carry a claim: counted from the day they were measured, shorter for prices.</summary>
public static class Freshness
{
    /// <summary>The setting that rules an item's evidence.</summary>
    public static string KnobOf(Item item) => item.IsPrice ? Knob.PriceFreshness : Knob.EvidenceFreshness;

    /// <summary>The last JST day the figures still carry the claim; null while nothing was measured.</summary>
    public static DateOnly? Until(Claim claim, Item item, Func<string, NamedDuration?> knobs) =>
        claim.MeasuredOn is { } measured && knobs(KnobOf(item)) is { } length ? KnobText.Add(measured, length.Iso, 1) : null;
}
