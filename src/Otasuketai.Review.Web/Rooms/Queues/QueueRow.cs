using System.Collections.Immutable;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Queues;

/// <summary>One thing somebody is waited for.</summary>
/// <param name="Step">The step as the diagram calls it; for a proposal, the act.</param>
/// <param name="Role">Who is waited for.</param>
/// <param name="Proposer">Who proposed, when the row waits for a second person.</param>
/// <param name="IsStopped">True while the review clock stands.</param>
public sealed record QueueRow(
    Guid Dossier, Guid Life, Queue Queue, string Number, string Service, string Vendor, Machine Machine, string Step, ImmutableArray<Act> Acts, Role? Role, DateOnly? Due, bool IsStopped, string? Proposer)
{
    /// <summary>The step in the reader's language; diagrams speak Japanese, so in English its first act is named.</summary>
    public string StepIn(Lang l) => Proposer is not null || l.En ? Acts is [var first, ..] ? l.Of(first) : Step : Step;

    /// <summary>Where the work is done.</summary>
    public string Url(Lang l) => l.Url(Queue switch
    {
        Queue.Approvals => $"/cases/{Dossier}/lives/{Life}/{Step}",
        Queue.Intake => $"/cases/{Dossier}/intake",
        Queue.Evidence when Acts.Contains(Act.ProposeDossier) => $"/cases/{Dossier}/evidence",
        Queue.Evidence or Queue.Waiting or Queue.Committee or Queue.Changes or Queue.Listing => $"/cases/{Dossier}",
    });

    /// <summary>The due date counted from today; null when there is none.</summary>
    public DueView? DueIn(BusinessCalendar calendar, DateOnly today, Lang l) => Due is { } due
        ? new DueView(due, calendar.BusinessDaysBetween(today, due)) { Stopped = IsStopped ? l.Pick("期限の計算を止めています", "the clock stands") : null }
        : null;
}

/// <summary>How much lies on one heap, and the nearest date on it.</summary>
public sealed record QueueCount(Queue Queue, int Count, int Overdue, DateOnly? Nearest);

/// <summary>One page of a heap.</summary>
public sealed record QueuePage(ImmutableArray<QueueRow> Rows, int Total, DateOnly Today);
