using System.Diagnostics;

namespace Otasuketai.Review.Bench;

/// <summary>Closed-loop load: so many clients, so many seconds, each starting again as soon as it is answered.</summary>
internal static class Load
{
    /// <summary>What the clients did per second.</summary>
    /// <param name="one">One round of one client; returns how much it did.</param>
    public static async Task<double> Run(int clients, TimeSpan duration, Func<int, Task<int>> one)
    {
        var watch = Stopwatch.StartNew();
        var done = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var sum = 0;
            while (watch.Elapsed < duration)
            {
                sum += await one(client);
            }

            return sum;
        })));
        return done.Sum() / watch.Elapsed.TotalSeconds;
    }
}
