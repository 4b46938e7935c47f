using System.Collections.Concurrent;
using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>
/// The definitions: those this program carries, which new cases start with, and every other version a running case may be pinned to.
/// Another node may register versions at any time; they are fetched when a case asks for one, once.
/// </summary>
public sealed class ProcessLibrary
{
    private readonly ConcurrentDictionary<DefinitionKey, Definition> known = new();
    private readonly ConcurrentDictionary<DefinitionKey, UnreadableDefinitionException> unreadable = new();
    private readonly ImmutableDictionary<string, DefinitionKey> carried;
    private readonly Func<DefinitionKey, Definition?> fetch;
    private readonly Lock fetching = new();

    /// <param name="definitions">What the program carries; of several versions of a process, new cases start with the last.</param>
    /// <param name="fetch">A registered definition the program does not carry, or null when there is none; asked once for each that it has.</param>
    public ProcessLibrary(IEnumerable<Definition> definitions, Func<DefinitionKey, Definition?>? fetch = null)
    {
        var all = definitions.ToImmutableArray();
        foreach (var definition in all)
        {
            known[definition.Key] = definition;
        }

        carried = all.GroupBy(d => d.ProcessId).ToImmutableDictionary(g => g.Key, g => g.Last().Key);
        this.fetch = fetch ?? (_ => null);
    }

    /// <summary>The definitions new cases start with, one of each process.</summary>
    public IEnumerable<Definition> Carried => carried.Values.Select(k => known[k]);

    /// <summary>A pinned definition, or null when it was never registered or this program cannot read it: a page leaves it out.</summary>
    public Definition? Find(DefinitionKey key)
    {
        try
        {
            return Demand(key);
        }
        catch (UnreadableDefinitionException)
        {
            return null;
        }
    }

    /// <summary>A pinned definition that a step needs.</summary>
    /// <exception cref="UnreadableDefinitionException">Another program registered what this one cannot read.</exception>
    private Definition? Demand(DefinitionKey key)
    {
        if (unreadable.TryGetValue(key, out var refusal))
        {
            throw refusal;
        }

        if (known.TryGetValue(key, out var definition))
        {
            return definition;
        }

        lock (fetching)
        {
            try
            {
                if (!known.TryGetValue(key, out definition) && fetch(key) is { } fetched)
                {
                    known[key] = definition = fetched;
                }

                return definition;
            }
            catch (UnreadableDefinitionException e)
            {
                unreadable[key] = e;
                throw;
            }
        }
    }

    /// <summary>
    /// The version of a process new cases start with: the one this program carries, whatever another node has registered since. So a program that is
    /// rolled back starts what it knows, and during a rolling upgrade each node starts its own.
    /// </summary>
    public DefinitionKey? Latest(string processId) => carried.GetValueOrDefault(processId);

    /// <summary>The definition new cases of a machine start with; null for machines that live inside others (correction, poll, listing).</summary>
    public Definition? For(Machine machine) => ProcessIds.Of(machine) is { } id && Latest(id) is { } key ? Find(key) : null;

    /// <summary>What the engine needs for a step at this moment.</summary>
    public EngineContext Context(World world) => new()
    {
        Now = world.Now,
        Definitions = Demand,
        Latest = Latest,
        Calendar = world.Calendar,
        Knobs = world.Knobs,
    };
}

/// <summary>A version was registered by a program that knows more than this one; the message says what cannot be read.</summary>
public sealed class UnreadableDefinitionException(string message) : Exception(message);

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
