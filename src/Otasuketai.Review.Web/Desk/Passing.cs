using Npgsql;

namespace Otasuketai.Review.Web.Desk;

/// <summary>Faults that say nothing about the act itself: the line broke, the server went away, another transaction was in the way.</summary>
internal static class Passing
{
    /// <summary>True when the same may succeed a moment later. Whether a COMMIT arrived can be unknown: only what carries a key is tried again.</summary>
    public static bool Is(Exception e) => e switch
    {
        PostgresException p => p.IsTransient || HasRolledBack(p) || IsKeyTwice(p)
            || p.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or "25P03",
        NpgsqlException => true,
        _ => false,
    };

    /// <summary>True when the server itself said that nothing was kept.</summary>
    public static bool HasRolledBack(Exception e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable };

    /// <summary>The same key arrived twice at the same moment and the other one was first: the next try finds its answer.</summary>
    private static bool IsKeyTwice(PostgresException p) => p is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "idempotency_pkey" };
}
