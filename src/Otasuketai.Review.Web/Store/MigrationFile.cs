using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Otasuketai.Review.Web.Store;

/// <summary>
/// One forward-only step of the schema. Its leading comment lines may carry two markers:
/// <c>-- as administrator</c> (roles, extensions, database settings; every other file runs as review_owner) and
/// <c>-- no transaction</c> (for what PostgreSQL refuses inside one, such as CREATE INDEX CONCURRENTLY; such a file holds one re-runnable statement).
/// </summary>
public sealed record MigrationFile(string Name, string Sql)
{
    private const string Prefix = "migrations/";

    /// <summary>Hex SHA-256 of the text with line ends as LF, so that a checkout's line ends alter nothing.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>Whether the file runs with the administrator's own rights instead of the owner's.</summary>
    public bool AsAdministrator => HasMarker("as administrator");

    /// <summary>Whether the file runs outside a transaction.</summary>
    public bool NoTransaction => HasMarker("no transaction");

    /// <summary>The files embedded in this build, in the order in which they are applied.</summary>
    public static ImmutableArray<MigrationFile> Embedded { get; } = ReadEmbedded();

    private static ImmutableArray<MigrationFile> ReadEmbedded()
    {
        var assembly = typeof(MigrationFile).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new MigrationFile(name[Prefix.Length..], ReadText(assembly, name)))];
    }

    private static string ReadText(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The embedded file {name} cannot be read.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private bool HasMarker(string marker) => Sql
        .Split('\n', StringSplitOptions.TrimEntries)
        .TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal))
        .Any(line => string.Equals(line[2..].Trim(), marker, StringComparison.OrdinalIgnoreCase));
}
