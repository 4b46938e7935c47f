using Microsoft.EntityFrameworkCore;

namespace Otasuketai.Review.Web.Store;

/// <summary>議決の手続. The ballots themselves are out of reach.</summary>
public sealed class PollRow
{
    /// <summary>The poll's life.</summary>
    public Guid LifeId { get; set; }

    /// <summary>Inside which dossier.</summary>
    public Guid DossierId { get; set; }

    /// <summary>What is asked, with its options, as JSON.</summary>
    public required string Questions { get; set; }

    /// <summary>When the members and questions were fixed.</summary>
    public DateTimeOffset? FrozenAt { get; set; }

    /// <summary>When the box was closed; written by the box itself.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The member elected to decide this item, where neither chair nor deputy could.</summary>
    public Guid? ElectedPerson { get; set; }
}

/// <summary>One member in one poll: whether, never what, the member voted.</summary>
public sealed class PollMemberRow
{
    /// <summary>Which poll.</summary>
    public Guid PollId { get; set; }

    /// <summary>Who.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The name at that moment.</summary>
    public required string Name { get; set; }

    /// <summary>座長.</summary>
    public bool IsChair { get; set; }

    /// <summary>副座長.</summary>
    public bool IsDeputy { get; set; }

    /// <summary>Has answered about conflicts of interest.</summary>
    public bool Declared { get; set; }

    /// <summary>除斥: not counted.</summary>
    public bool Recused { get; set; }

    /// <summary>What was declared.</summary>
    public required string ConflictText { get; set; }

    /// <summary>When a ballot was cast; written by the box itself.</summary>
    public DateTimeOffset? VotedAt { get; set; }
}

/// <summary>A round of the post-evaluation.</summary>
public sealed class RoundRow
{
    /// <summary>The round's life.</summary>
    public Guid LifeId { get; set; }

    /// <summary>Inside which dossier.</summary>
    public Guid DossierId { get; set; }

    /// <summary>Codes of the items asked about.</summary>
    public required string[] Items { get; set; }

    /// <summary>Last day to answer.</summary>
    public DateOnly ClosesOn { get; set; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When its result was published.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Too few answers for figures.</summary>
    public bool? CountsOnly { get; set; }
}

/// <summary>A monitor user's link into one round, known by its hash only.</summary>
public sealed class InvitationRow
{
    /// <summary>Own id.</summary>
    public Guid Id { get; set; }

    /// <summary>Which round.</summary>
    public Guid RoundId { get; set; }

    /// <summary>Who.</summary>
    public Guid MonitorId { get; set; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary><c>Issued</c> to <c>Revoked</c>.</summary>
    public required string State { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset IssuedAt { get; set; }

    /// <summary>When the answer came.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>1 to 5.</summary>
    public int? Overall { get; set; }

    /// <summary>In the monitor user's words.</summary>
    public required string Comment { get; set; }
}

/// <summary>One answer about one item.</summary>
public sealed class ResponseRow
{
    /// <summary>Whose.</summary>
    public Guid InvitationId { get; set; }

    /// <summary>Code of the item.</summary>
    public required string Item { get; set; }

    /// <summary><c>achieved</c>, <c>not-achieved</c> or <c>cannot-tell</c>.</summary>
    public required string Answer { get; set; }

    /// <summary>1 to 4.</summary>
    public int? Importance { get; set; }
}

/// <summary>モニター企業: uses a listed service and reports on it; comes by a link, never signs in.</summary>
public sealed class MonitorUserRow
{
    /// <summary>Own id.</summary>
    public Guid Id { get; set; }

    /// <summary>Of which service.</summary>
    public Guid DossierId { get; set; }

    /// <summary>The firm.</summary>
    public required string Company { get; set; }

    /// <summary>The person.</summary>
    public required string Name { get; set; }

    /// <summary>Where the link is sent.</summary>
    public required string Address { get; set; }

    /// <summary>Of the mails.</summary>
    public required string Language { get; set; }

    /// <summary>How the use of the service was shown.</summary>
    public required string Proof { get; set; }

    /// <summary>By whom.</summary>
    public Guid EnrolledBy { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset EnrolledAt { get; set; }

    /// <summary>When they stopped.</summary>
    public DateTimeOffset? LeftAt { get; set; }
}

public sealed partial class ReviewDb
{
    /// <summary>Polls.</summary>
    public DbSet<PollRow> Polls => Set<PollRow>();

    /// <summary>Members of polls.</summary>
    public DbSet<PollMemberRow> PollMembers => Set<PollMemberRow>();

    /// <summary>Rounds of the post-evaluation.</summary>
    public DbSet<RoundRow> Rounds => Set<RoundRow>();

    /// <summary>Invitations.</summary>
    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    /// <summary>Answers of monitor users.</summary>
    public DbSet<ResponseRow> Responses => Set<ResponseRow>();

    /// <summary>Monitor users.</summary>
    public DbSet<MonitorUserRow> MonitorUsers => Set<MonitorUserRow>();

    private static void MapCommittee(ModelBuilder builder)
    {
        builder.Entity<PollRow>(row =>
        {
            row.ToTable("poll").HasKey(r => r.LifeId);
            row.Property(r => r.Questions).HasColumnType("jsonb");
        });
        builder.Entity<PollMemberRow>().ToTable("poll_member").HasKey(r => new { r.PollId, r.PersonId });
        builder.Entity<RoundRow>().ToTable("evaluation_round").HasKey(r => r.LifeId);
        builder.Entity<InvitationRow>(row =>
        {
            row.ToTable("invitation");
            row.Property(r => r.IssuedAt).HasDefaultValueSql("review.now()");
        });
        builder.Entity<ResponseRow>().ToTable("response").HasKey(r => new { r.InvitationId, r.Item });
        builder.Entity<MonitorUserRow>(row =>
        {
            row.ToTable("monitor_user");
            row.Property(r => r.EnrolledAt).HasDefaultValueSql("review.now()");
        });
    }
}
