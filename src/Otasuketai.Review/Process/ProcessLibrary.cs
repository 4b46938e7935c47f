using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>The registered definitions: every version a running case may be pinned to, and the newest of each process.</summary>
public sealed class ProcessLibrary
{
    private readonly ImmutableDictionary<DefinitionKey, Definition> byKey;
    private readonly ImmutableDictionary<string, DefinitionKey> latest;

    /// <param name="definitions">In order of registration; the last of a process id is the one new cases start with.</param>
    public ProcessLibrary(IEnumerable<Definition> definitions)
    {
        var all = definitions.ToImmutableArray();
        byKey = all.ToImmutableDictionary(d => d.Key);
        latest = all.GroupBy(d => d.ProcessId).ToImmutableDictionary(g => g.Key, g => g.Last().Key);
    }

    /// <summary>The newest definitions.</summary>
    public IEnumerable<Definition> Newest => latest.Values.Select(k => byKey[k]);

    /// <summary>A pinned definition, or null when it was never registered.</summary>
    public Definition? Find(DefinitionKey key) => byKey.GetValueOrDefault(key);

    /// <summary>The newest version of a process.</summary>
    public DefinitionKey? Latest(string processId) => latest.TryGetValue(processId, out var key) ? key : null;

    /// <summary>The newest definition of the procedure a machine follows; null for machines that live inside others (correction, poll, listing).</summary>
    public Definition? For(Machine machine) => ProcessIds.Of(machine) is { } id && Latest(id) is { } key ? Find(key) : null;

    /// <summary>What the engine needs for a step at this moment.</summary>
    public EngineContext Context(World world) => new()
    {
        Now = world.Now,
        Definitions = Find,
        Latest = Latest,
        Calendar = world.Calendar,
        Knobs = world.Knobs,
    };
}

/// <summary>Which diagram tells the order of work of a machine.</summary>
public static class ProcessIds
{
    /// <summary>Process id, equal to the file name under <c>workflows/</c>; null for machines without a procedure of their own.</summary>
    public static string? Of(Machine machine) => machine switch
    {
        Machine.Registration => "registration",
        Machine.ChangeNotice => "change-notice",
        Machine.Incident => "incident",
        Machine.Measure => "measure",
        Machine.Succession => "succession",
        Machine.Renewal => "renewal",
        Machine.Recheck => "recheck",
        Machine.Appeal => "appeal",
        Machine.PostEvaluation => "post-evaluation",
        Machine.Correction or Machine.Poll or Machine.Listing => null,
    };
}
