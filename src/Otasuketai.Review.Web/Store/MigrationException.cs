using Npgsql;

namespace Otasuketai.Review.Web.Store;

/// <summary>The database's history and this build do not fit together; nothing was changed.</summary>
public sealed class MigrationRefusedException : Exception
{
    private MigrationRefusedException(string message)
        : base(message)
    {
    }

    internal static MigrationRefusedException Altered(MigrationFile file, string landedHash) => new(
        $"Migration {file.Name} was altered after it had landed (landed as {landedHash[..12]}, now {file.Sha256[..12]}). " +
        "Put the landed text back and write the change as the next numbered file.");

    internal static MigrationRefusedException Unknown(IReadOnlyList<string> names) => new(
        $"The database is newer than this build: it has {string.Join(", ", names)}, which this build does not know. " +
        "Run the newer build, or use another database.");
}

/// <summary>PostgreSQL refused a statement of a migration; that file was rolled back, those before it have landed.</summary>
public sealed class MigrationFailedException : Exception
{
    internal MigrationFailedException(MigrationFile file, PostgresException inner)
        : base(string.Join(Environment.NewLine, Lines(file, inner)), inner)
    {
    }

    private static IEnumerable<string> Lines(MigrationFile file, PostgresException e)
    {
        string?[] all = [$"Migration {file.Name}: {e.MessageText} ({e.SqlState})", e.Detail, e.Hint, e.Where];
        return all.OfType<string>();
    }
}
