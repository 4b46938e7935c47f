using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Desk;

/// <summary>
/// One act at a time per case within this process: two hundred members who vote at once queue here, first come first served, and hold one
/// connection, not two hundred. Other processes queue at the dossier's row.
/// </summary>
internal sealed class Turns
{
    private readonly Lock door = new();
    private readonly Dictionary<DossierId, Place> places = [];

    /// <summary>Waits for the turn; disposing gives it to the next.</summary>
    public async Task<IDisposable> Take(DossierId dossier, CancellationToken ct)
    {
        var place = Enter(dossier);
        try
        {
            await place.Gate.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            Leave(dossier, place);
            throw;
        }

        return new Turn(this, dossier, place);
    }

    private Place Enter(DossierId dossier)
    {
        lock (door)
        {
            if (!places.TryGetValue(dossier, out var place))
            {
                places[dossier] = place = new Place();
            }

            place.People++;
            return place;
        }
    }

    private void Leave(DossierId dossier, Place place)
    {
        lock (door)
        {
            if (--place.People == 0)
            {
                places.Remove(dossier);
            }
        }
    }

    private sealed class Place
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        /// <summary>Those who wait and the one whose turn it is.</summary>
        public int People { get; set; }
    }

    private sealed class Turn(Turns turns, DossierId dossier, Place place) : IDisposable
    {
        public void Dispose()
        {
            place.Gate.Release();
            turns.Leave(dossier, place);
        }
    }
}
