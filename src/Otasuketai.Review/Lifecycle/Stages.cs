namespace Otasuketai.Review.Lifecycle;

/// <summary>Who acts next in a stage: the queues and the words "we wait for …" read it.</summary>
public static class Stages
{
    /// <summary>The role that is waited for: the committee where a vote decides, else whoever the procedure asks, else whoever may act; null when the life has ended.</summary>
    public static Role? WaitsFor(Machine machine, Stage stage)
    {
        var rows = Law.From(machine, stage);
        if (rows.IsEmpty)
        {
            return null;
        }

        return rows.Any(r => r.Needs.HasFlag(Needs.Vote) && !r.Free)
            ? Role.Member
            : Person(rows.Where(r => !r.Free)) ?? Person(rows.Where(_ => rows.All(r => r.Free || r.By is [Role.System]))) ?? Role.System;
    }

    private static Role? Person(IEnumerable<LawRow> rows) => rows.SelectMany(r => r.By).Where(r => r != Role.System).Cast<Role?>().FirstOrDefault();
}
