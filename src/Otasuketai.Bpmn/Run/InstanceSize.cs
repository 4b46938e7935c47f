namespace Otasuketai.Bpmn;

/// <summary>How large an instance would be as JSON, in characters, roughly and cheaply: every text a host can send is counted.</summary>
internal static class InstanceSize
{
    private const int Limit = 64 * 1024;
    private const int PerEntry = 60;

    public static bool IsTooLarge(Instance i)
    {
        var entries = i.Scopes.Length + i.Joins.Length + i.Timers.Length + i.Subscriptions.Length + i.Messages.Length + i.Incidents.Length;
        var size = entries * PerEntry;
        foreach (var (name, value) in i.Variables)
        {
            size += name.Length + value.Length;
        }

        for (int at = 0, count; at < i.Activities.Length; at += count)
        {
            count = Runs.CountAt(i.Activities, at);
            size += PerEntry + (count == 1 ? 0 : Runs.Numbers(i.Activities.AsSpan(at, count)).Length);
            for (var nth = at; nth < at + count; nth++)
            {
                size += i.Activities[nth].Assignee is { } assignee ? assignee.Length + 3 : 0;
            }

            size += i.Activities[at].Loop?.Pending.Sum(p => p.Length + 3) ?? 0;
            size += i.Activities[at].Loop?.Outcomes.Sum(o => o.Length + 3) ?? 0;
        }

        foreach (var message in i.Messages)
        {
            size += message.Name.Length + message.Key.Length + message.MessageId.Length;
            size += message.Patch?.Sum(p => p.Key.Length + p.Value.Length) ?? 0;
        }

        foreach (var incident in i.Incidents)
        {
            size += incident.Message.Length;
        }

        foreach (var id in i.Consumed)
        {
            size += id.Length;
        }

        foreach (var name in i.Visited)
        {
            size += name.Length + 3;
        }

        return size > Limit;
    }
}
