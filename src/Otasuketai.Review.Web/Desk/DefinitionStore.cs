using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Process;

namespace Otasuketai.Review.Web.Desk;

/// <summary>The diagrams as shipped and as registered: a version, once registered, never changes; running cases keep theirs.</summary>
public static class DefinitionStore
{
    /// <summary>The diagrams inside the program.</summary>
    public static ImmutableArray<DiagramFile> Shipped() => [.. Resources.All("workflows/").Select(r => new DiagramFile(r.Name, r.Text))];

    /// <summary>Registers what is new, all or nothing, and returns the library: these, and on demand every version ever registered.</summary>
    /// <exception cref="DefinitionsRefusedException">Something is against it: outside the subset, against the law, or changed under an old version; all of it is listed.</exception>
    public static async Task<ProcessLibrary> Register(NpgsqlDataSource source, ImmutableArray<DiagramFile> diagrams, CancellationToken ct)
    {
        var registered = await Registered(source, diagrams, ct);
        IEnumerable<string> against = DiagramCheck.Problems(diagrams, d => !registered.Contains(d.Key));
        against = against.Concat(diagrams.Where(d => d.Result.Definition is { } definition && IsChanged(definition, registered)).Select(Changed));
        if (against.ToArray() is { Length: > 0 } problems)
        {
            throw new DefinitionsRefusedException(string.Join('\n', problems));
        }

        if (!diagrams.All(d => registered.Contains(d.Result.Definition!.Key)))
        {
            await Insert(source, diagrams, ct);
        }

        return new ProcessLibrary(diagrams.Select(d => d.Result.Definition!), key => Fetch(source, key));
    }

    /// <summary>The versions of these processes that are registered.</summary>
    private static async Task<HashSet<DefinitionKey>> Registered(NpgsqlDataSource source, ImmutableArray<DiagramFile> diagrams, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await Registered(connection, diagrams, ct);
    }

    private static async Task<HashSet<DefinitionKey>> Registered(NpgsqlConnection connection, ImmutableArray<DiagramFile> diagrams, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            SELECT d.process_id, d.version, d.hash FROM review.process_definition d JOIN unnest($1, $2) AS carried (process_id, version) USING (process_id, version)
            """, connection);
        var carried = diagrams.Select(d => d.Result.Definition).OfType<Definition>().ToList();
        command.Parameters.Add(new() { Value = carried.Select(d => d.ProcessId).ToArray() });
        command.Parameters.Add(new() { Value = carried.Select(d => d.Version).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        HashSet<DefinitionKey> registered = [];
        while (await reader.ReadAsync(ct))
        {
            registered.Add(new DefinitionKey(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        return registered;
    }

    private static bool IsChanged(Definition d, HashSet<DefinitionKey> registered) => !registered.Contains(d.Key) && registered.Any(r => (r.ProcessId, r.Version) == (d.ProcessId, d.Version));

    private static string Changed(DiagramFile file) => $"{file.Name}:{file.Result.Definition!.Line} Version {file.Result.Definition.ProcessId}: "
        + $"図は変わったのに版は {file.Result.Definition.Version} のままです。進行中の案件は始めた版のまま進むので、変えた図には新しい otr:version を付けてください。 / "
        + $"The diagram changed but still says version {file.Result.Definition.Version}. Running cases keep the version they started with: give the changed diagram a new otr:version.";

    /// <summary>All or nothing; another node may have been quicker with the same, and never with another text under the same version.</summary>
    private static async Task Insert(NpgsqlDataSource source, ImmutableArray<DiagramFile> diagrams, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var diagram in diagrams)
        {
            var definition = diagram.Result.Definition!;
            await using var command = new NpgsqlCommand("INSERT INTO review.process_definition (process_id, version, hash, xml) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", connection);
            foreach (var value in new[] { definition.ProcessId, definition.Version, definition.Hash, diagram.Text })
            {
                command.Parameters.Add(new() { Value = value });
            }

            await command.ExecuteNonQueryAsync(ct);
        }

        var registered = await Registered(connection, diagrams, ct);
        if (diagrams.Where(d => IsChanged(d.Result.Definition!, registered)).Select(Changed).ToArray() is { Length: > 0 } changed)
        {
            throw new DefinitionsRefusedException(string.Join('\n', changed));
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>
    /// A version that this program does not carry, as registered; null when there is none. In one go and not asynchronous: the pure floor asks in the
    /// middle of a step, once for each version.
    /// </summary>
    /// <exception cref="UnreadableDefinitionException">Another program registered what this one cannot read; the message says what.</exception>
    private static Definition? Fetch(NpgsqlDataSource source, DefinitionKey key)
    {
        using var command = source.CreateCommand("SELECT xml FROM review.process_definition WHERE process_id = $1 AND version = $2 AND hash = $3");
        command.Parameters.Add(new() { Value = key.ProcessId });
        command.Parameters.Add(new() { Value = key.Version });
        command.Parameters.Add(new() { Value = key.Hash });
        if (command.ExecuteScalar() is not string xml)
        {
            return null;
        }

        var read = BpmnReader.Read(xml);
        return read.Definition ?? throw new UnreadableDefinitionException($"{key.ProcessId}, version {key.Version}, was registered by another program and cannot be read by this one: {string.Join(' ', read.Problems.Select(p => $"{p.Code} {p.ElementId}"))}");
    }
}

/// <summary>The program does not start with these diagrams; the message lists why.</summary>
public sealed class DefinitionsRefusedException(string message) : Exception(message);
