namespace Otasuketai.Bpmn;

/// <summary>
/// Which rules a model must keep beside the subset. The register deploys by <see cref="House"/> only; the others read models made elsewhere.
/// </summary>
public sealed record ReaderRules
{
    private ReaderRules()
    {
    }

    /// <summary>The register's own models: one executable process in a file, at most one none start, no gateway that leads nowhere.</summary>
    public static readonly ReaderRules House = new() { OneProcess = true, OneNoneStart = true, NoLooseEnds = true, NoIdleConditions = true, OnlyFeel = true };

    /// <summary>A drawing as BPMN's descriptive class allows it (BPMN 2.2.1): several processes and none starts, paths that simply stop.</summary>
    public static readonly ReaderRules Sketch = new();

    /// <summary>What BPMN demands of an executable model (BPMN 2.2.3): formal expressions, operations of messages, closed paths, declared flow ends.</summary>
    public static readonly ReaderRules Executable = new() { NoLooseEnds = true, IsFormal = true };

    /// <summary>Exactly one executable process in the file.</summary>
    internal bool OneProcess { get; private init; }

    /// <summary>At most one none start event in a process.</summary>
    internal bool OneNoneStart { get; private init; }

    /// <summary>A gateway goes on.</summary>
    internal bool NoLooseEnds { get; private init; }

    /// <summary>No condition on a flow out of a parallel gateway. By the standard it may stand there, and is not checked (BPMN 10.6.4).</summary>
    internal bool NoIdleConditions { get; private init; }

    /// <summary>No expression, and no file, names a language but FEEL: what it says would be read as something else.</summary>
    internal bool OnlyFeel { get; private init; }

    /// <summary>Expressions are formal, message events name their operation, incoming and outgoing agree with the flows, starts and ends are complete.</summary>
    internal bool IsFormal { get; private init; }
}
