using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Otasuketai.Review.Evidence;

/// <summary>An entry that may be drawn for surveillance.</summary>
/// <param name="Number">Registration number.</param>
/// <param name="Signals">What spoke against it in the last twelve months: incidents, measures, contradictions by users, complaints.</param>
public sealed record SampledEntry(string Number, int Signals)
{
    /// <summary>Chances in the draw: one for being listed, one more for each signal.</summary>
    public int Weight => 1 + Signals;
}

/// <summary>
/// 抜き取り調査: which entry is looked at without any other cause. The year's draws are spread evenly over its days; each is decided by the year's
/// stored seed and the facts of its day alone, so that anybody who holds both can draw again. Nobody can foresee or choose it.
/// </summary>
public static class SurveillanceSample
{
    /// <summary>How many draws of a year have come by a day. The days up to <paramref name="since"/>, when the seed was laid down, ask for none.</summary>
    public static int Due(int perYear, DateOnly since, DateOnly today) => Share(perYear, today) - Share(perYear, since);

    /// <summary>The entry of one draw; null when there is none to choose from. Chances are proportional to the weights.</summary>
    public static SampledEntry? Draw(ReadOnlySpan<byte> seed, int draw, IEnumerable<SampledEntry> entries)
    {
        SampledEntry? first = null;
        var least = double.PositiveInfinity;
        foreach (var entry in entries.OrderBy(e => e.Number, StringComparer.Ordinal))
        {
            // each waits an exponential time of its own rate; the first to come is drawn
            var wait = -Math.Log(Even(seed, draw, entry.Number)) / entry.Weight;
            (first, least) = wait < least ? (entry, wait) : (first, least);
        }

        return first;
    }

    private static int Share(int perYear, DateOnly day) => perYear * day.DayOfYear / (DateTime.IsLeapYear(day.Year) ? 366 : 365);

    /// <summary>A number above 0 and below 1, the same for the same seed, draw and entry.</summary>
    private static double Even(ReadOnlySpan<byte> seed, int draw, string number)
    {
        var named = Encoding.UTF8.GetBytes($"\u001f{draw}\u001f{number}");
        var hash = SHA256.HashData([.. seed, .. named]);
        return ((BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) + 0.5) / (1UL << 53);
    }
}
