namespace Otasuketai.Review.Web.Choosing;

/// <summary>
/// The catalogue of this moment: an index that is never older than <see cref="Patience"/>. Whoever finds it older asks whether the register
/// has changed, and builds the next one if so; who comes meanwhile waits for that answer. Everybody else reads the one there is. Nothing runs while nobody asks.
/// </summary>
/// <param name="version">A word that differs whenever the public register does; asked often, so it must be cheap.</param>
/// <param name="load">Reads everything, or what changed since an index.</param>
public sealed class Catalogue(Func<CancellationToken, Task<string>> version, Func<CatalogueIndex?, CancellationToken, Task<CatalogueIndex>> load, TimeProvider clock)
{
    /// <summary>A change is visible on every node after so long at the latest, and the time it takes to read it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim one = new(1, 1);
    private volatile Seen? seen;

    /// <summary>The index in force.</summary>
    public ValueTask<CatalogueIndex> Current(CancellationToken ct) => IsFresh(seen) ? ValueTask.FromResult(seen!.Index) : new ValueTask<CatalogueIndex>(Look(ct));

    /// <summary>A word that differs whenever the index in force does.</summary>
    public async ValueTask<string> Version(CancellationToken ct)
    {
        await Current(ct);
        return seen!.Version;
    }

    private async Task<CatalogueIndex> Look(CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            if (IsFresh(seen))
            {
                return seen!.Index;
            }

            // asked before the reading: a change during it is found by the next look
            var asked = clock.GetTimestamp();
            var now = await version(ct);
            var index = seen is { } old && old.Version == now ? old.Index : await load(seen?.Index, ct);
            seen = new Seen(index, now, asked);
            return index;
        }
        finally
        {
            one.Release();
        }
    }

    private bool IsFresh(Seen? found) => found is not null && clock.GetElapsedTime(found.At) < Patience;

    private sealed record Seen(CatalogueIndex Index, string Version, long At);
}
