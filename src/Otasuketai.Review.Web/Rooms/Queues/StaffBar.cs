using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.Filters;
using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Rooms.Committee;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Queues;

/// <summary>
/// Fills the dark bar for everybody of the office and the committee, on every page: one query for the heaps and, where the role has
/// more to look at, one for the rest. Counts name no case and no choice.
/// </summary>
public sealed class StaffBar(CurrentActor current, QueueStore queues, PollFile elections, NpgsqlDataSource source, Rulebook rulebook, Navigation navigation, Lang l) : IAsyncPageFilter
{
    private static readonly ImmutableArray<Role> Staff = [Role.Approver, Role.Checker, Role.Intake, Role.Secretariat, Role.Chair, Role.Member, Role.Auditor, Role.Admin];

    /// <summary>Two business days before its date a piece of work is near.</summary>
    private const int Near = 2;

    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.Result is Microsoft.AspNetCore.Mvc.RazorPages.PageResult && await current.Find() is { } actor && Staff.FirstOrDefault(actor.Roles.Contains) is var role && actor.Roles.Contains(role))
        {
            navigation.Staff = new StaffNav(l.Of(role), await Items(actor, context.HttpContext.RequestAborted));
        }
    }

    private async Task<IReadOnlyList<NavItem>> Items(Actor actor, CancellationToken ct)
    {
        var items = new List<NavItem>();
        var heaps = QueueWords.For(actor);
        if (!heaps.IsEmpty)
        {
            var (counts, today) = await queues.Counts(actor, ct);
            items.AddRange(heaps.Select(heap => Heap(heap, counts.FirstOrDefault(c => c.Queue == heap), today)));
        }

        if (actor.MayActAs([Role.Intake, Role.Checker]))
        {
            items.Add(new NavItem("monitors", l.Pick("モニター", "Monitors"), l.Url("/monitors")));
        }

        var (polls, stuck, mail) = await Rest(actor, ct);
        if (actor.MayActAs([Role.Chair, Role.Member, Role.Secretariat, Role.Auditor]))
        {
            var waiting = polls + (await elections.ToElect(ct)).Length;
            items.Add(new NavItem("committee", l.Pick("会議", "Meetings"), l.Url("/committee")) { Count = waiting > 0 ? waiting : null });
        }

        if (actor.MayActAs(Workflows.WorkflowsAccess.Watchers))
        {
            items.Add(new NavItem("workflows", l.Pick("手続", "Procedures"), l.Url("/workflows")));
        }

        if (actor.MayActAs([Role.Admin, Role.Approver]))
        {
            items.Add(new NavItem("trouble", l.Pick("不具合", "Trouble"), l.Url(stuck == 0 && mail > 0 ? "/admin/mail" : "/admin/incidents")) { Count = stuck + mail, Hot = stuck + mail > 0 });
        }

        return items;
    }

    private NavItem Heap(Queue heap, QueueCount? count, DateOnly today) => new($"queue-{heap}", l.ShortOf(heap), l.Url($"/desk?queue={heap}"))
    {
        Count = count?.Count ?? 0,
        Hot = count?.Nearest is { } nearest && rulebook.Calendar.BusinessDaysBetween(today, nearest) <= Near,
    };

    private async Task<(int Polls, int Stuck, int Mail)> Rest(Actor actor, CancellationToken ct)
    {
        if (!actor.MayActAs([Role.Chair, Role.Member, Role.Admin, Role.Approver]))
        {
            return default;
        }

        await using var command = source.CreateCommand("""
            SELECT (SELECT count(*) FROM review.poll_member m JOIN review.poll p ON p.life_id = m.poll_id
                    WHERE m.person_id = $1 AND NOT m.recused AND m.voted_at IS NULL AND p.frozen_at IS NOT NULL AND p.closed_at IS NULL
                      AND EXISTS (SELECT FROM review.work_item w WHERE w.dossier_id = p.dossier_id AND w.assignee = $1 AND w.closed_at IS NULL))::integer,
                   (SELECT count(*) FROM review.incident WHERE resolved_at IS NULL)::integer,
                   (SELECT count(*) FROM review.outbox WHERE state IN ('Uncertain', 'Dead'))::integer
            """);
        command.Parameters.Add(new() { Value = actor.Person.Value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2));
    }
}
