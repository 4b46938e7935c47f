using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Process;

namespace Otasuketai.Review.Web.Desk;

/// <summary>The diagrams as shipped and as registered: a version, once registered, never changes; running cases keep theirs.</summary>
public static class DefinitionStore
{
    /// <summary>The diagrams inside the program, read and without problems.</summary>
    /// <exception cref="DefinitionsRefusedException">A diagram has problems; all of them are listed.</exception>
    public static ImmutableArray<(Definition Definition, string Xml)> Shipped() => Read(Resources.All("workflows/"));

    /// <summary>Diagrams by name and text, read and without problems.</summary>
    /// <exception cref="DefinitionsRefusedException">A diagram has problems; all of them are listed.</exception>
    public static ImmutableArray<(Definition Definition, string Xml)> Read(IEnumerable<(string Name, string Text)> diagrams)
    {
        var all = diagrams.Select(r => (r.Name, r.Text, Read: BpmnReader.Read(r.Text))).ToList();
        var problems = all.SelectMany(r => r.Read.Problems.Select(p => $"{r.Name}:{p.Line} {p.Code} {p.ElementId}: {p.Ja} / {p.En}")).ToList();
        return problems.Count == 0
            ? [.. all.Select(r => (r.Read.Definition!, r.Text))]
            : throw new DefinitionsRefusedException(string.Join('\n', problems));
    }

    /// <summary>Registers the shipped diagrams; see <see cref="Register(NpgsqlDataSource, ImmutableArray{ValueTuple{Definition, string}}, CancellationToken)"/>.</summary>
    public static Task<ProcessLibrary> Register(NpgsqlDataSource source, CancellationToken ct) => Register(source, Shipped(), ct);

    /// <summary>Registers what is new, all or nothing, refuses a changed file under an old version, and returns the library: these, and on demand every version ever registered.</summary>
    public static async Task<ProcessLibrary> Register(NpgsqlDataSource source, ImmutableArray<(Definition Definition, string Xml)> diagrams, CancellationToken ct)
    {
        if (DiagramCheck.Lint([.. diagrams.Select(d => d.Definition)]) is { Count: > 0 } disagreements)
        {
            throw new DefinitionsRefusedException(string.Join('\n', disagreements));
        }

        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        List<string> changed = [];
        foreach (var (definition, xml) in diagrams)
        {
            if (!await Register(connection, definition, xml, ct))
            {
                changed.Add($"{definition.ProcessId}.bpmn changed but still says version {definition.Version}. Running cases keep the version they started with: give the changed diagram a new otr:version.");
            }
        }

        if (changed.Count > 0)
        {
            throw new DefinitionsRefusedException(string.Join('\n', changed));
        }

        await transaction.CommitAsync(ct);
        return new ProcessLibrary(diagrams.Select(d => d.Definition), key => Fetch(source, key));
    }

    /// <summary>False when the version is registered with another text.</summary>
    private static async Task<bool> Register(NpgsqlConnection connection, Definition definition, string xml, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            WITH fresh AS (INSERT INTO review.process_definition (process_id, version, hash, xml) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING hash)
            SELECT hash FROM fresh UNION ALL SELECT hash FROM review.process_definition WHERE process_id = $1 AND version = $2
            """, connection);
        command.Parameters.Add(new() { Value = definition.ProcessId });
        command.Parameters.Add(new() { Value = definition.Version });
        command.Parameters.Add(new() { Value = definition.Hash });
        command.Parameters.Add(new() { Value = xml });
        return await command.ExecuteScalarAsync(ct) is not string hash || hash == definition.Hash;
    }

    /// <summary>
    /// A version that this program does not carry, as registered; null when there is none. In one go and not asynchronous: the pure floor asks in the
    /// middle of a step, once for each version.
    /// </summary>
    /// <exception cref="UnreadableDefinitionException">A newer program registered what this one cannot read; the message says what.</exception>
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
