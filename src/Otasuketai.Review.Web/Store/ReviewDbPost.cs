using Microsoft.EntityFrameworkCore;

namespace Otasuketai.Review.Web.Store;

/// <summary>One mail to one recipient, written with the act that causes it.</summary>
public sealed class OutboxRow
{
    /// <summary>Own id; also its Message-ID.</summary>
    public Guid Id { get; set; }

    /// <summary>About which dossier.</summary>
    public Guid? DossierId { get; set; }

    /// <summary>About which life.</summary>
    public Guid? LifeId { get; set; }

    /// <summary>Which text.</summary>
    public required string Template { get; set; }

    /// <summary>What is filled in, as JSON.</summary>
    public required string Args { get; set; }

    /// <summary>The recipient, if known.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>Where to.</summary>
    public required string Address { get; set; }

    /// <summary>To whom.</summary>
    public required string RecipientName { get; set; }

    /// <summary><c>ja</c> or <c>en</c>.</summary>
    public required string Language { get; set; }

    /// <summary><c>Queued</c> to <c>Dead</c>.</summary>
    public required string State { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the server took it.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>What went wrong last.</summary>
    public required string LastError { get; set; }
}

public sealed partial class ReviewDb
{
    /// <summary>Outgoing mail.</summary>
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    private static void MapPost(ModelBuilder builder)
    {
        builder.Entity<OutboxRow>(row =>
        {
            row.ToTable("outbox");
            row.Property(r => r.NextAt).HasDefaultValueSql("review.now()");
            row.Property(r => r.CreatedAt).HasDefaultValueSql("review.now()");
            row.Property(r => r.Args).HasColumnType("jsonb");
        });
    }
}
