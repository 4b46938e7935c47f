using Otasuketai.Review.Evidence;

namespace Otasuketai.Review.Lifecycle;

/// <summary>主張: one answer to one of the 23 items, with its figures and what was found.</summary>
/// <param name="Item">Item id, "3.2".</param>
/// <param name="Can">できる (true) or できない.</param>
/// <param name="Value">The figure as typed, normalised; empty when the answer is no.</param>
public sealed record Claim(
    string Item,
    bool Can,
    string Metric,
    string Value,
    string Unit,
    DateOnly? MeasuredOn,
    string Method,
    string Source,
    string Note)
{
    /// <summary>Where the claim stands in the ledger.</summary>
    public ClaimState State { get; init; } = ClaimState.Claimed;

    /// <summary>The operator's finding; null until checked.</summary>
    public Finding? Finding { get; init; }

    /// <summary>What the finding rests on, shown to vendor and committee.</summary>
    public string FindingNote { get; init; } = string.Empty;

    /// <summary>Who checked.</summary>
    public string CheckedBy { get; init; } = string.Empty;

    /// <summary>When it was checked.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The finding counts as fresh until this day.</summary>
    public DateOnly? ConfirmedUntil { get; init; }

    /// <summary>A yes needs figures: metric, value, unit, day, method and source.</summary>
    public bool Complete => !Can || (Metric.Length > 0 && Value.Length > 0 && Unit.Length > 0 && MeasuredOn is not null && Method.Length > 0 && Source.Length > 0);
}
