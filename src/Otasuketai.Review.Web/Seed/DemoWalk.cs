using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Seed;

/// <summary>
/// The acts of one demo service, one after the other through the desk. Each step has a key of its own, so that a walk that was cut off goes on
/// where it stopped. A refused step is a mistake in the demo data and ends the seeding.
/// </summary>
internal sealed class DemoWalk(Desk.Desk desk, DossierId dossier, string service, CancellationToken ct)
{
    private int step;

    /// <summary>The dossier walked over.</summary>
    public DossierId Dossier => dossier;

    /// <summary>An id that this service always gets for this name.</summary>
    public Guid Id(string name) => SeedIds.Of("demo life", $"{service} {name}");

    /// <summary>One act on a life.</summary>
    public async Task Do(LifeId life, Machine machine, Act act, Actor actor, params (string Name, string Value)[] input)
    {
        var key = SeedIds.Of("demo step", $"{service} {++step} {act}");
        var request = new ActRequest(life, machine, act, input.ToImmutableDictionary(i => i.Name, i => i.Value), actor, null);
        if (await desk.Perform(new DeskRequest(dossier, request, key), ct) is DeskAnswer.No no)
        {
            var fields = string.Join(' ', no.Fields.Select(f => $"{f.Field}: {f.En}"));
            throw new SeedException($"Demo data: {service}, step {step}: {act} by {actor.Name} was refused: {no.Reason} {no.Detail} {fields}".TrimEnd());
        }
    }

    /// <summary>The newest life of a machine.</summary>
    public async Task<LifeId> Newest(Machine machine)
    {
        var now = await desk.Read(dossier, ct) ?? throw new SeedException($"Demo data: {service} has no dossier.");
        return now.Lives.Values.Where(l => l.Machine == machine).MaxBy(l => l.OpenedAt)?.Id
            ?? throw new SeedException($"Demo data: {service} has no {machine}.");
    }
}

/// <summary>The demo data could not be made; the message says where.</summary>
public sealed class SeedException(string message) : Exception(message);
