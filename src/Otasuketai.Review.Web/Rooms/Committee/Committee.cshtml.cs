using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Rooms.Queues;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Committee;

/// <summary>評価会議: what each member is asked for, what the chair confirms, and what the secretariat puts on the agenda.</summary>
public sealed class CommitteeModel(PollStore polls, PollFile file, QueueStore queues, CurrentActor current, Rulebook rulebook, Lang l) : PageModel
{
    /// <summary>Polls with a seat for the reader.</summary>
    public ImmutableArray<PollRow> Mine { get; private set; } = [];

    /// <summary>Running polls, for the office.</summary>
    public ImmutableArray<PollRow> Running { get; private set; } = [];

    /// <summary>Polls that wait for the secretariat to record an election.</summary>
    public ImmutableArray<SeenPoll> ToElect { get; private set; } = [];

    /// <summary>Cases the secretariat is waited for.</summary>
    public ImmutableArray<QueueRow> Waiting { get; private set; } = [];

    /// <summary>True for the secretariat and the auditor.</summary>
    public bool IsOffice { get; private set; }

    /// <summary>True for those with a seat.</summary>
    public bool HasSeat { get; private set; }

    /// <summary>Today.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Business days.</summary>
    public BusinessCalendar Calendar => rulebook.Calendar;

    /// <summary>The sections of a member's list, in the order of urgency.</summary>
    public IEnumerable<(string Heading, ImmutableArray<PollRow> Rows)> Sections =>
        from section in new (string Heading, PollDuty Duty)[]
        {
            (l.Pick("利害関係を申告してください", "Please declare"), PollDuty.Declare),
            (l.Pick("投票してください", "Please vote"), PollDuty.Vote),
            (l.Pick("議決を確認してください（座長・代行）", "Please confirm (presiding)"), PollDuty.Confirm),
            (l.Pick("投票済み（締切までは変更できます）", "Voted (may be changed until the close)"), PollDuty.Voted),
            (l.Pick("除斥", "Recused"), PollDuty.Recused),
            (l.Pick("これまでの議題", "Earlier items"), PollDuty.Nothing),
        }
        let rows = Mine.Where(p => p.Duty == section.Duty).ToImmutableArray()
        where !rows.IsEmpty
        select (section.Heading, rows);

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        var actor = (await current.Find())!;
        HasSeat = actor.MayActAs([Role.Chair, Role.Member]);
        IsOffice = actor.MayActAs([Role.Secretariat, Role.Auditor]);
        Mine = HasSeat ? await polls.Mine(actor, ct) : [];
        Today = await polls.Today(ct);
        if (IsOffice)
        {
            var page = await queues.List(actor, Queue.Committee, string.Empty, 1, ct);
            Waiting = [.. page.Rows.Where(r => r.Acts.Contains(Act.PlaceOnAgenda))];
            Running = await polls.Running(ct);
            ToElect = await file.ToElect(ct);
        }
    }

    /// <summary>The due date of a poll, counted from today.</summary>
    public DueView? DueOf(PollRow row) => row.Due is { } due ? new DueView(due, Calendar.BusinessDaysBetween(Today, due)) : null;

    /// <summary>The address of a poll.</summary>
    public string UrlOf(PollRow row) => l.Url($"/committee/polls/{row.Life}");
}
