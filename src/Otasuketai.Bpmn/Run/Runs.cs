using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace Otasuketai.Bpmn;

/// <summary>
/// Neighbours in the list of activities that differ in nothing but their number and whom they are for: the runs of one of many that still wait.
/// They are counted and written as one entry, so that a vote of ten thousand takes a bit each, and no more as ballots come in.
/// </summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many follow each other, itself included.</param>
internal readonly record struct Runs(ActivityInstance First, int Count)
{
    /// <summary>All activities in their order, neighbours taken together.</summary>
    public static IEnumerable<(int At, Runs Runs)> Of(ImmutableArray<ActivityInstance> activities)
    {
        for (var at = 0; at < activities.Length; at += CountAt(activities, at))
        {
            yield return (at, new(activities[at], CountAt(activities, at)));
        }
    }

    /// <summary>How many follow each other there.</summary>
    public static int CountAt(ImmutableArray<ActivityInstance> activities, int at)
    {
        var end = at + 1;
        while (end < activities.Length && AreAlike(activities[end - 1], activities[end]))
        {
            end++;
        }

        return end - at;
    }

    /// <summary>Their numbers, the first one's being bit 0 of the first byte, in base 64.</summary>
    public static string Numbers(ReadOnlySpan<ActivityInstance> runs)
    {
        var first = Number(runs[0]);
        var bytes = new byte[((Number(runs[^1]) - first) / 8) + 1];
        foreach (var run in runs)
        {
            var bit = Number(run) - first;
            bytes[bit / 8] |= (byte)(1 << (bit % 8));
        }

        return Convert.ToBase64String(bytes);
    }

    /// <summary>What was written together, one by one: with the first one's number, the numbers of all, and whom they are for (empty = nobody in particular).</summary>
    public static IEnumerable<ActivityInstance> Each(ActivityInstance first, string numbers, ImmutableArray<string> members)
    {
        var (from, nth) = (Number(first), 0);
        var bits = new BitArray(Convert.FromBase64String(numbers));
        for (var bit = 0; bit < bits.Length; bit++)
        {
            if (bits[bit])
            {
                yield return first with { Id = string.Create(CultureInfo.InvariantCulture, $"a{from + bit}"), Assignee = members.IsEmpty ? null : members[nth] };
                nth++;
            }
        }
    }

    private static bool AreAlike(ActivityInstance a, ActivityInstance b) =>
        a.OuterId is not null && a.Loop is null && Number(a) < Number(b) && a.Assignee is null == b.Assignee is null
        && a with { Id = b.Id, Assignee = b.Assignee } == b;

    private static int Number(ActivityInstance activity) => int.Parse(activity.Id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);
}
