using System.Numerics;

namespace Otasuketai.Review.Web.Choosing;

/// <summary>A set of the whole numbers below a bound, one bit each.</summary>
internal sealed class BitSet
{
    private readonly ulong[] words;

    private BitSet(ulong[] words) => this.words = words;

    /// <summary>How many are in it.</summary>
    internal int Count
    {
        get
        {
            var count = 0;
            foreach (var word in words)
            {
                count += BitOperations.PopCount(word);
            }
            return count;
        }
    }

    internal static BitSet Empty(int bound) => new(new ulong[(bound + 63) / 64]);

    internal static BitSet Full(int bound)
    {
        var set = Empty(bound);
        Array.Fill(set.words, ulong.MaxValue);
        if (bound % 64 != 0)
        {
            set.words[^1] = (1UL << (bound % 64)) - 1;
        }
        return set;
    }

    internal static BitSet Of(int bound, IEnumerable<int> numbers)
    {
        var set = Empty(bound);
        foreach (var number in numbers)
        {
            set.Add(number);
        }
        return set;
    }

    internal BitSet Copy() => new([.. words]);

    /// <summary>A copy with room for more.</summary>
    internal BitSet Grown(int bound)
    {
        var grown = Empty(bound);
        words.CopyTo(grown.words, 0);
        return grown;
    }

    internal bool Has(int number) => (words[number >> 6] & (1UL << (number & 63))) != 0;

    internal void Add(int number) => words[number >> 6] |= 1UL << (number & 63);

    internal void Remove(int number) => words[number >> 6] &= ~(1UL << (number & 63));

    /// <summary>Keeps what is in both; the other's bound may be smaller.</summary>
    internal void And(BitSet other)
    {
        for (var at = 0; at < other.words.Length; at++)
        {
            words[at] &= other.words[at];
        }
        words.AsSpan(other.words.Length).Clear();
    }

    internal void Or(BitSet other)
    {
        for (var at = 0; at < words.Length; at++)
        {
            words[at] |= other.words[at];
        }
    }

    /// <summary>How many are in both.</summary>
    internal int CountWith(BitSet other)
    {
        var count = 0;
        for (var at = 0; at < words.Length; at++)
        {
            count += BitOperations.PopCount(words[at] & other.words[at]);
        }
        return count;
    }

    /// <summary>Keeps those that are among some numbers as well.</summary>
    internal void KeepOnly(int[] numbers)
    {
        var kept = new ulong[words.Length];
        foreach (var number in numbers)
        {
            kept[number >> 6] |= words[number >> 6] & (1UL << (number & 63));
        }
        kept.CopyTo(words, 0);
    }

    internal void RemoveWhere(Func<int, bool> unwanted)
    {
        for (var at = 0; at < words.Length; at++)
        {
            for (var left = words[at]; left != 0; left &= left - 1)
            {
                var bit = BitOperations.TrailingZeroCount(left);
                if (unwanted((at << 6) + bit))
                {
                    words[at] &= ~(1UL << bit);
                }
            }
        }
    }
}
