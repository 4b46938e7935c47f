using Microsoft.EntityFrameworkCore;

namespace Otasuketai.Review.Web.Store;

/// <summary>主張: one answer to one of the items, with what was found.</summary>
public sealed class ClaimRow
{
    /// <summary>Inside which dossier.</summary>
    public Guid DossierId { get; set; }

    /// <summary>Code of the item.</summary>
    public required string Item { get; set; }

    /// <summary>The vendor says yes.</summary>
    public bool Can { get; set; }

    /// <summary>What was measured.</summary>
    public required string Metric { get; set; }

    /// <summary>How much.</summary>
    public required string Value { get; set; }

    /// <summary>Of what.</summary>
    public required string Unit { get; set; }

    /// <summary>When.</summary>
    public DateOnly? MeasuredOn { get; set; }

    /// <summary>How.</summary>
    public required string Method { get; set; }

    /// <summary>By whom or from where.</summary>
    public required string Source { get; set; }

    /// <summary>In the vendor's words.</summary>
    public required string Note { get; set; }

    /// <summary>Where the claim stands.</summary>
    public required string State { get; set; }

    /// <summary>What the check found.</summary>
    public string? Finding { get; set; }

    /// <summary>Why.</summary>
    public required string FindingNote { get; set; }

    /// <summary>Name of the checker.</summary>
    public required string CheckedBy { get; set; }

    /// <summary>When it was checked.</summary>
    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>A confirmation grows old.</summary>
    public DateOnly? ConfirmedUntil { get; set; }
}

/// <summary>裏付け資料: one file with its hash. A removed one keeps its row.</summary>
public sealed class EvidenceFileRow
{
    /// <summary>Own id; the name of the stored file.</summary>
    public Guid Id { get; set; }

    /// <summary>Inside which dossier.</summary>
    public Guid DossierId { get; set; }

    /// <summary>Code of the item it supports.</summary>
    public required string Item { get; set; }

    /// <summary>As the vendor named it.</summary>
    public required string Name { get; set; }

    /// <summary>Bytes.</summary>
    public long Size { get; set; }

    /// <summary>Lower-case hex.</summary>
    public required string Sha256 { get; set; }

    /// <summary>As found by looking inside.</summary>
    public required string MediaType { get; set; }

    /// <summary><c>Received</c>, <c>Clean</c>, <c>Refused</c> or <c>Pending</c>.</summary>
    public required string State { get; set; }

    /// <summary>Who sent it.</summary>
    public Guid UploadedBy { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset UploadedAt { get; set; }

    /// <summary>When it was taken off the claim.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}

/// <summary>An entry of the public register.</summary>
public sealed class EntryRow
{
    /// <summary>The listing's life.</summary>
    public Guid LifeId { get; set; }

    /// <summary>Inside which dossier.</summary>
    public Guid DossierId { get; set; }

    /// <summary>登録番号 <c>YYYY-NNN</c>, never reused.</summary>
    public required string Number { get; set; }

    /// <summary>First day.</summary>
    public DateOnly ListedOn { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly ValidUntil { get; set; }

    /// <summary>Number of the newest frozen version.</summary>
    public int LastVersion { get; set; }
}

/// <summary>What the register said from an instant on; frozen.</summary>
public sealed class EntryVersionRow
{
    /// <summary>Whose.</summary>
    public Guid LifeId { get; set; }

    /// <summary>Counted from 1.</summary>
    public int Number { get; set; }

    /// <summary>From when.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Why it changed.</summary>
    public required string Reason { get; set; }

    /// <summary>The whole entry, as JSON.</summary>
    public required string Snapshot { get; set; }
}

public sealed partial class ReviewDb
{
    /// <summary>Claims.</summary>
    public DbSet<ClaimRow> Claims => Set<ClaimRow>();

    /// <summary>Evidence.</summary>
    public DbSet<EvidenceFileRow> EvidenceFiles => Set<EvidenceFileRow>();

    /// <summary>Entries of the register.</summary>
    public DbSet<EntryRow> Entries => Set<EntryRow>();

    /// <summary>Frozen public versions.</summary>
    public DbSet<EntryVersionRow> EntryVersions => Set<EntryVersionRow>();

    private static void MapClaims(ModelBuilder builder)
    {
        builder.Entity<ClaimRow>().ToTable("claim").HasKey(r => new { r.DossierId, r.Item });
        builder.Entity<EvidenceFileRow>(row =>
        {
            row.ToTable("evidence_file");
            row.Property(r => r.UploadedAt).HasDefaultValueSql("review.now()");
        });
        builder.Entity<EntryRow>().ToTable("entry").HasKey(r => r.LifeId);
        builder.Entity<EntryVersionRow>(row =>
        {
            row.ToTable("entry_version").HasKey(r => new { r.LifeId, r.Number });
            row.Property(r => r.Snapshot).HasColumnType("jsonb");
        });
    }
}
