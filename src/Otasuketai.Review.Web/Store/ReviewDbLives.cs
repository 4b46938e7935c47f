using Microsoft.EntityFrameworkCore;

namespace Otasuketai.Review.Web.Store;

/// <summary>案件: one service's whole file.</summary>
public sealed class DossierRow
{
    /// <summary>Own id.</summary>
    public Guid Id { get; set; }

    /// <summary>The organisation that provides the service.</summary>
    public Guid VendorId { get; set; }

    /// <summary>As the vendor calls it; empty in a fresh draft.</summary>
    public required string ServiceName { get; set; }

    /// <summary><c>endpoint</c>, <c>network</c>, <c>combined</c>, or empty.</summary>
    public required string MonitoringType { get; set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>One life of one machine inside a dossier. It moves along legal pairs only; the database refuses anything else.</summary>
public sealed class LifeRow
{
    /// <summary>Own id.</summary>
    public Guid Id { get; set; }

    /// <summary>Inside which dossier.</summary>
    public Guid DossierId { get; set; }

    /// <summary>Which small law it follows.</summary>
    public required string Machine { get; set; }

    /// <summary>Where it stands.</summary>
    public required string Stage { get; set; }

    /// <summary>Counted up by every act; the guard against lost updates.</summary>
    public int Version { get; set; }

    /// <summary>The life it was born from.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>What was decided, as JSON.</summary>
    public required string Facts { get; set; }

    /// <summary>Birth.</summary>
    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>When the present stage began.</summary>
    public DateTimeOffset StageSince { get; set; }

    /// <summary>The stage an interruption goes back to.</summary>
    public string? ReturnsTo { get; set; }

    /// <summary>The present stage's due date, a calendar day in Japan.</summary>
    public DateOnly? Due { get; set; }
}

/// <summary>経緯: one act, append-only.</summary>
public sealed class HistoryRow
{
    /// <summary>Order of writing.</summary>
    public long Id { get; set; }

    /// <summary>Inside which dossier.</summary>
    public Guid DossierId { get; set; }

    /// <summary>Which life moved.</summary>
    public Guid LifeId { get; set; }

    /// <summary>Which small law.</summary>
    public required string Machine { get; set; }

    /// <summary>From.</summary>
    public required string FromStage { get; set; }

    /// <summary>By which act.</summary>
    public required string Act { get; set; }

    /// <summary>To.</summary>
    public required string ToStage { get; set; }

    /// <summary>Who.</summary>
    public Guid ActorId { get; set; }

    /// <summary>The name at that moment.</summary>
    public required string ActorName { get; set; }

    /// <summary>The roles at that moment.</summary>
    public required string[] ActorRoles { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Reason, evidence and the like, as JSON.</summary>
    public required string Facts { get; set; }
}

/// <summary>What happened beside moves: proposals, downloads, mended steps. Append-only.</summary>
public sealed class JournalRow
{
    /// <summary>Order of writing.</summary>
    public long Id { get; set; }

    /// <summary>Inside which dossier.</summary>
    public Guid DossierId { get; set; }

    /// <summary>Which life, if one.</summary>
    public Guid? LifeId { get; set; }

    /// <summary>What kind of thing happened.</summary>
    public required string Kind { get; set; }

    /// <summary>Who.</summary>
    public Guid ActorId { get; set; }

    /// <summary>The name at that moment.</summary>
    public required string ActorName { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Particulars, as JSON.</summary>
    public required string Facts { get; set; }
}

/// <summary>A heavy act proposed by one person and waiting for a second one.</summary>
public sealed class ProposalRow
{
    /// <summary>Own id.</summary>
    public Guid Id { get; set; }

    /// <summary>Inside which dossier.</summary>
    public Guid DossierId { get; set; }

    /// <summary>Which life it would move.</summary>
    public Guid LifeId { get; set; }

    /// <summary>The act.</summary>
    public required string Act { get; set; }

    /// <summary>The first person.</summary>
    public Guid ProposedBy { get; set; }

    /// <summary>The name at that moment.</summary>
    public required string ProposedByName { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset ProposedAt { get; set; }

    /// <summary>The form as filled in, as JSON.</summary>
    public required string Input { get; set; }

    /// <summary>The second person.</summary>
    public Guid? TakenBy { get; set; }

    /// <summary>When the second person answered.</summary>
    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>The answer.</summary>
    public bool? Confirmed { get; set; }
}

public sealed partial class ReviewDb
{
    /// <summary>Dossiers.</summary>
    public DbSet<DossierRow> Dossiers => Set<DossierRow>();

    /// <summary>Lives.</summary>
    public DbSet<LifeRow> Lives => Set<LifeRow>();

    /// <summary>History, oldest first by id.</summary>
    public DbSet<HistoryRow> History => Set<HistoryRow>();

    /// <summary>The journal, oldest first by id.</summary>
    public DbSet<JournalRow> Journal => Set<JournalRow>();

    /// <summary>Proposals, open while nobody has taken them.</summary>
    public DbSet<ProposalRow> Proposals => Set<ProposalRow>();

    private static void MapLives(ModelBuilder builder)
    {
        builder.Entity<DossierRow>(row =>
        {
            row.ToTable("dossier");
            row.Property(r => r.CreatedAt).HasDefaultValueSql("review.now()");
        });
        builder.Entity<LifeRow>(row =>
        {
            row.ToTable("life");
            row.Property(r => r.Facts).HasColumnType("jsonb");
        });
        builder.Entity<HistoryRow>(row =>
        {
            row.ToTable("history");
            row.Property(r => r.Id).UseIdentityAlwaysColumn();
            row.Property(r => r.Facts).HasColumnType("jsonb");
        });
        builder.Entity<JournalRow>(row =>
        {
            row.ToTable("journal");
            row.Property(r => r.Id).UseIdentityAlwaysColumn();
            row.Property(r => r.At).HasDefaultValueSql("review.now()");
            row.Property(r => r.Facts).HasColumnType("jsonb");
        });
        builder.Entity<ProposalRow>(row =>
        {
            row.ToTable("proposal");
            row.Property(r => r.Input).HasColumnType("jsonb");
        });
    }
}
