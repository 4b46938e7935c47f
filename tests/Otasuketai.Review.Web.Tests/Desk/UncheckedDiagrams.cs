using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Review.Process;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Tests.Desk;

/// <summary>
/// Diagrams stored past the check that would refuse them, as another program may have left them: for tests of what the desk does when a procedure is
/// wrong. Nothing that is to be deployed goes this way.
/// </summary>
internal static class UncheckedDiagrams
{
    public static async Task<ProcessLibrary> Store(NpgsqlDataSource source, ImmutableArray<DiagramFile> diagrams)
    {
        foreach (var (diagram, definition) in diagrams.Select(d => (d, d.Result.Definition!)))
        {
            await using var command = source.CreateCommand("INSERT INTO review.process_definition (process_id, version, hash, xml) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING");
            foreach (var value in new[] { definition.ProcessId, definition.Version, definition.Hash, diagram.Text })
            {
                command.Parameters.Add(new() { Value = value });
            }

            await command.ExecuteNonQueryAsync();
        }

        return new ProcessLibrary(diagrams.Select(d => d.Result.Definition!));
    }
}
