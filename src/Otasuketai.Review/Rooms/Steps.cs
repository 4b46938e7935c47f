using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Rooms;

/// <summary>The small steps decisions are made of: facts, days, notices, joint moves and births.</summary>
internal static class Steps
{
    /// <summary>A day as facts keep it.</summary>
    public static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day kept in a fact; null when there is none.</summary>
    public static DateOnly? Day(string fact) =>
        DateOnly.TryParseExact(fact, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The day a named deadline ends, counted from a day. An unknown name is a bug of the policy and fails loudly.</summary>
    public static DateOnly After(this World world, string knob, DateOnly from) => world.Policy.Due(knob, from, world.Calendar).Day;

    /// <summary>The last day that is still a named deadline ahead of a day.</summary>
    public static DateOnly Before(this World world, string knob, DateOnly day) => world.Policy.Before(knob, day, world.Calendar).Day;

    /// <summary>Facts of a life beside a move.</summary>
    public static DossierEvent.FactsSet Set(this LifeId life, params (string Name, string Value)[] facts) => new(life, Facts(facts));

    /// <summary>Facts by name.</summary>
    public static ImmutableDictionary<string, string> Facts(params (string Name, string Value)[] facts) =>
        facts.ToImmutableDictionary(f => f.Name, f => f.Value);

    /// <summary>A mail about this life; the service and the public or application number come along.</summary>
    public static DossierEvent.Notified Tell(this Case c, string template, Role to, params (string Name, string Value)[] args) =>
        c.TellOf(c.Life, template, to, args);

    /// <summary>A mail about another life of the dossier.</summary>
    public static DossierEvent.Notified TellOf(this Case c, Life life, string template, Role to, params (string Name, string Value)[] args)
    {
        var number = c.Dossier.Entry?.Number ?? c.Dossier.Registration?.Fact(FactNames.Number) ?? string.Empty;
        return new(life.Id, template, to, Facts(("service", c.Dossier.ServiceName), ("number", number)).SetItems(Facts(args)));
    }

    /// <summary>A joint move of another life by the system; nothing when the law does not allow it from where that life stands.</summary>
    public static ImmutableArray<DossierEvent> Joint(this Case c, Life life, Act act, params (string Name, string Value)[] facts) =>
        Law.Find(life.Machine, life.Stage, act).FirstOrDefault(r => r.By.Contains(Role.System)) is { } row
            ? [c.Moved(life.Id, row, facts)]
            : [];

    /// <summary>A new life with its first act by the system.</summary>
    public static ImmutableArray<DossierEvent> Bear(this Case c, LifeId id, Machine machine, LifeId? parent, Act act, params (string Name, string Value)[] facts) =>
        [new DossierEvent.Born(id, machine, parent), c.Moved(id, Law.Find(machine, Stage.None, act)[0], facts)];

    /// <summary>A move of the law by the system, now.</summary>
    public static DossierEvent.Moved Moved(this Case c, LifeId life, LawRow row, params (string Name, string Value)[] facts) =>
        new(life, row.Machine, row.From, row.Act, row.To, Actor.System, c.World.Now, Facts(facts));

    /// <summary>A fresh life id.</summary>
    public static LifeId NewLife(this Case c) => new(c.World.NewId());

    /// <summary>No, with a problem beside one field.</summary>
    public static Decision.No Bad(string field, string ja, string en) =>
        new(Refusal.BadInput, field) { Fields = [new FieldProblem(field, ja, en)] };

    /// <summary>The ids in a fact or field, separated by spaces.</summary>
    public static ImmutableArray<string> Ids(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>True when the entry is public now (in force or suspended): the law would let it publish a version.</summary>
    public static bool IsCurrent(this Life? listing) => listing is not null && !Law.Find(Machine.Listing, listing.Stage, Act.PublishVersion).IsEmpty;
}
