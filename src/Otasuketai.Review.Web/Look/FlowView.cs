namespace Otasuketai.Review.Web.Look;

/// <summary>
/// Where a case stands in its procedure: the list of steps, and on wide screens the diagram fetched from
/// <paramref name="DiagramUrl"/>. The page puts <c>_FlowHead</c> into its Head section.
/// </summary>
public sealed record FlowView(string DiagramUrl, IReadOnlyList<StepView> Steps)
{
    /// <summary>The BPMN ids where the case waits; more than one after a parallel gateway.</summary>
    public IReadOnlyList<string> Now { get; init; } = [];

    /// <summary>The BPMN ids passed, flows included.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>審査の進み具合 when null.</summary>
    public string? Heading { get; init; }

    /// <summary>Day count against the standard review time.</summary>
    public string? Note { get; init; }
}
