using Microsoft.EntityFrameworkCore;

namespace Otasuketai.Review.Web.Store;

/// <summary>A deployed diagram; fixed for ever.</summary>
public sealed class ProcessDefinitionRow
{
    /// <summary>The diagram's process.</summary>
    public required string ProcessId { get; set; }

    /// <summary>Its version.</summary>
    public required string Version { get; set; }

    /// <summary>Hash of its canonical text.</summary>
    public required string Hash { get; set; }

    /// <summary>The file.</summary>
    public required string Xml { get; set; }

    /// <summary>When it was deployed.</summary>
    public DateTimeOffset RegisteredAt { get; set; }

    /// <summary>Order of deployment.</summary>
    public long Seq { get; set; }
}

/// <summary>A running procedure and the diagram it is pinned to. Its inner state is the driver's business and not mapped.</summary>
public sealed class InstanceRow
{
    /// <summary>The life it drives.</summary>
    public Guid LifeId { get; set; }

    /// <summary>Inside which dossier.</summary>
    public Guid DossierId { get; set; }

    /// <summary>Which diagram.</summary>
    public required string ProcessId { get; set; }

    /// <summary>Which version.</summary>
    public required string Version { get; set; }

    /// <summary>Which text.</summary>
    public required string Hash { get; set; }

    /// <summary><c>Running</c> and how it ended.</summary>
    public required string Status { get; set; }
}

/// <summary>仕事: what waits for a person.</summary>
public sealed class WorkItemRow
{
    /// <summary>Of which procedure.</summary>
    public Guid InstanceId { get; set; }

    /// <summary>Own id inside the procedure.</summary>
    public required string ActivityId { get; set; }

    /// <summary>Inside which dossier.</summary>
    public Guid DossierId { get; set; }

    /// <summary>The diagram's element.</summary>
    public required string ElementId { get; set; }

    /// <summary>Its label.</summary>
    public required string Name { get; set; }

    /// <summary>Who is waited for.</summary>
    public string? Role { get; set; }

    /// <summary>The acts that answer it.</summary>
    public required string[] Acts { get; set; }

    /// <summary>Who took it.</summary>
    public Guid? Assignee { get; set; }

    /// <summary>Until when.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>When it was done or fell away.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>How.</summary>
    public string? ClosedAs { get; set; }
}

/// <summary>An armed timer.</summary>
public sealed class TimerRow
{
    /// <summary>Of which procedure.</summary>
    public Guid InstanceId { get; set; }

    /// <summary>Own id inside the procedure.</summary>
    public required string TimerId { get; set; }

    /// <summary>The diagram's element.</summary>
    public required string ElementId { get; set; }

    /// <summary>When it rings.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>When ringing it failed.</summary>
    public DateTimeOffset? FailedAt { get; set; }
}

/// <summary>A procedure that could not go on; an operator's to mend. Not a vendor's security incident.</summary>
public sealed class IncidentRow
{
    /// <summary>Order of writing.</summary>
    public long Id { get; set; }

    /// <summary>Of which procedure.</summary>
    public Guid InstanceId { get; set; }

    /// <summary>Inside which dossier.</summary>
    public Guid DossierId { get; set; }

    /// <summary>Where it stands.</summary>
    public required string ActivityId { get; set; }

    /// <summary>The diagram's element.</summary>
    public required string ElementId { get; set; }

    /// <summary>What is wrong.</summary>
    public required string Code { get; set; }

    /// <summary>In words.</summary>
    public required string Message { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>When it was mended.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>By whom.</summary>
    public Guid? ResolvedBy { get; set; }

    /// <summary>How.</summary>
    public string? Resolution { get; set; }
}

public sealed partial class ReviewDb
{
    /// <summary>Deployed diagrams.</summary>
    public DbSet<ProcessDefinitionRow> ProcessDefinitions => Set<ProcessDefinitionRow>();

    /// <summary>Procedures.</summary>
    public DbSet<InstanceRow> Instances => Set<InstanceRow>();

    /// <summary>Work, open while <c>closed_at</c> is null.</summary>
    public DbSet<WorkItemRow> WorkItems => Set<WorkItemRow>();

    /// <summary>Armed timers.</summary>
    public DbSet<TimerRow> Timers => Set<TimerRow>();

    /// <summary>Stuck procedures, open while <c>resolved_at</c> is null.</summary>
    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();

    private static void MapProcess(ModelBuilder builder)
    {
        builder.Entity<ProcessDefinitionRow>(row =>
        {
            row.ToTable("process_definition").HasKey(r => new { r.ProcessId, r.Version, r.Hash });
            row.Property(r => r.Seq).UseIdentityAlwaysColumn();
            row.Property(r => r.RegisteredAt).HasDefaultValueSql("review.now()");
        });
        builder.Entity<InstanceRow>().ToTable("instance").HasKey(r => r.LifeId);
        builder.Entity<WorkItemRow>().ToTable("work_item").HasKey(r => new { r.InstanceId, r.ActivityId });
        builder.Entity<TimerRow>().ToTable("timer").HasKey(r => new { r.InstanceId, r.TimerId });
        builder.Entity<IncidentRow>(row =>
        {
            row.ToTable("incident");
            row.Property(r => r.Id).UseIdentityAlwaysColumn();
            row.Property(r => r.At).HasDefaultValueSql("review.now()");
        });
    }
}
