using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Bpmn;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Policy;

/// <summary>
/// The settings in force from a day on. Every version holds every name of <see cref="KnobCatalogue"/>; a case keeps the version it
/// started under where its room says so.
/// </summary>
/// <param name="Version">Name of the version, for example 2026-1.</param>
/// <param name="EffectiveFrom">First JST day it applies to.</param>
/// <param name="Knobs">Every setting by name.</param>
public sealed record PolicyVersion(string Version, DateOnly EffectiveFrom, ImmutableDictionary<string, Knob> Knobs)
{
    /// <summary>The product's own defaults.</summary>
    public static readonly PolicyVersion Default = new(
        "2026-1", new DateOnly(2026, 4, 1), KnobCatalogue.Rows.ToImmutableDictionary(r => r.Name, r => r.Default));

    /// <summary>Reads a version from JSON that names only what differs from the default. See <see cref="PolicyFile"/> for the form.</summary>
    public static PolicyReading Read(string json) => PolicyFile.Read(json);

    /// <summary>The version that applies on a JST day: the latest one already effective, or the earliest when none is.</summary>
    public static PolicyVersion InForce(IEnumerable<PolicyVersion> versions, DateOnly day)
    {
        var ordered = versions.OrderBy(v => v.EffectiveFrom).ThenBy(v => v.Version, StringComparer.Ordinal).ToList();
        return ordered.LastOrDefault(v => v.EffectiveFrom <= day) ?? ordered[0];
    }

    /// <summary>
    /// A duration by name as the engine arms its timers; null for an unknown name or a setting that is no duration. A reminder that
    /// is meant "before due" comes back as the time ahead of the due date, in the kind of days of what it belongs to; the diagrams
    /// count it backwards (otr:before), so that it moves with an extended due date.
    /// </summary>
    public NamedDuration? Find(string name) => Knobs.GetValueOrDefault(name) switch
    {
        Knob.Span span => new NamedDuration(span.Iso, span.BusinessDays),
        Knob.DaysBefore before => AheadOfDue(before),
        _ => null,
    };

    /// <summary>The due date of a named duration counted from a JST day, with its reason.</summary>
    public DueDate Due(string name, DateOnly from, BusinessCalendar calendar) => DueDate.Count(Duration(name), from, 1, calendar);

    /// <summary>The last day that is still a named duration ahead of a JST day (renewal opens, notice before a change), with its reason.</summary>
    public DueDate Before(string name, DateOnly day, BusinessCalendar calendar) => DueDate.Count(Duration(name), day, -1, calendar);

    /// <summary>The duration itself, for pages and for adding by hand. Asking for anything else by this is a bug.</summary>
    public Knob.Span Duration(string name) =>
        Find(name) is { } found ? new Knob.Span(found.Iso, found.BusinessDays) : throw WrongName(name);

    /// <summary>A number of things by name.</summary>
    public int Count(string name) => Knobs.GetValueOrDefault(name) is Knob.Count count ? count.Value : throw WrongName(name);

    /// <summary>A share by name.</summary>
    public decimal Share(string name) => Knobs.GetValueOrDefault(name) is Knob.Share share ? share.Value : throw WrongName(name);

    /// <summary>An amount in yen by name, tax included.</summary>
    public int Yen(string name) => Knobs.GetValueOrDefault(name) is Knob.Yen yen ? yen.Value : throw WrongName(name);

    private NamedDuration? AheadOfDue(Knob.DaysBefore before)
    {
        var whole = Knobs.GetValueOrDefault(before.Of) as Knob.Span;
        var days = whole is null ? null : KnobText.Days(whole.Iso);
        return days > before.Days
            ? new NamedDuration(string.Create(CultureInfo.InvariantCulture, $"P{before.Days}D"), whole!.BusinessDays)
            : null;
    }

    private static ArgumentException WrongName(string name) => new($"The policy has no such setting of this kind: {name}.", nameof(name));
}
