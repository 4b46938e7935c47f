using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Web.Clock;

/// <summary>An act whose day has come.</summary>
/// <param name="Life">The life it moves; null when it begins a new one.</param>
/// <param name="Mark">What makes it this act and no other: the same mark is performed once, whoever asks.</param>
public sealed record DueAct(Guid Dossier, Guid? Life, Machine Machine, Act Act, string Mark, ImmutableDictionary<string, string> Input)
{
    /// <summary>The life a new one belongs to.</summary>
    public Guid? Parent { get; init; }
}

/// <summary>Which acts the calendar asks for on a day, by the policy in force. The law and the rooms still decide whether they happen.</summary>
public sealed class DueRounds(PolicyVersion policy, BusinessCalendar calendar)
{
    /// <summary>The acts of one entry, the end of its validity first.</summary>
    public IEnumerable<DueAct> Of(ListedEntry entry, DateOnly today) =>
        Expiry(entry, today) is { } end ? [end] : new[] { Renewal(entry, today), Recheck(entry, today), Round(entry, today) }.OfType<DueAct>();

    private static DueAct? Expiry(ListedEntry e, DateOnly today) =>
        e.ValidUntil < today && !e.RenewalPending
            ? new(e.Dossier, e.Listing, Machine.Listing, Act.Expire, $"expire {e.Listing} {Iso(e.ValidUntil)}", Input(("reason", "有効期限の経過")))
            : null;

    private DueAct? Renewal(ListedEntry e, DateOnly today)
    {
        var opens = policy.Before(Knob.RenewalOpens, e.ValidUntil, calendar).Day;
        return opens <= today && !e.RenewalPending && (e.LastRenewal is not { } last || last < opens)
            ? new(e.Dossier, null, Machine.Renewal, Act.OpenRenewal, $"renewal {e.Listing} {Iso(e.ValidUntil)}", Input(("validUntil", Iso(e.ValidUntil)))) { Parent = e.Listing }
            : null;
    }

    private DueAct? Recheck(ListedEntry e, DateOnly today)
    {
        var due = policy.Due(Knob.RecheckInterval, e.LastRecheck ?? e.ListedOn, calendar);
        return e.InForce && !e.RecheckOpen && due.Day <= today
            ? new(e.Dossier, null, Machine.Recheck, Act.OpenRecheck, $"recheck {e.Listing} {Iso(due.Day)}", Input(("cause", "schedule"), ("reason", "定期の再確認：" + due.Why.Ja))) { Parent = e.Listing }
            : null;
    }

    private DueAct? Round(ListedEntry e, DateOnly today)
    {
        var number = RoundsUntil(e.ListedOn, today);
        return e.InForce && e.HasMonitors && !e.RoundOpen && number > e.LastRound
            ? new(e.Dossier, null, Machine.PostEvaluation, Act.PlanRound, $"round {e.Listing} {number}", Input(("round", number.ToString(CultureInfo.InvariantCulture)))) { Parent = e.Listing }
            : null;
    }

    /// <summary>The number of the last round whose day has come; a service that gets its first user late is not asked about the years before.</summary>
    private int RoundsUntil(DateOnly listedOn, DateOnly today)
    {
        var number = policy.Due(Knob.PostEvaluationFirst, listedOn, calendar).Day <= today ? 1 : 0;
        for (var day = policy.Due(Knob.PostEvaluationSecond, listedOn, calendar).Day; number > 0 && day <= today; number++)
        {
            var next = policy.Due(Knob.PostEvaluationInterval, day, calendar).Day;
            day = next > day ? next : DateOnly.MaxValue;
        }

        return number;
    }

    private static ImmutableDictionary<string, string> Input(params (string Name, string Value)[] fields) => fields.ToImmutableDictionary(f => f.Name, f => f.Value);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
