using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Queues;

/// <summary>The office's first page: what waits, by due date, on one heap or on all of one's own.</summary>
public sealed class DeskModel(QueueStore store, CurrentActor current, Rulebook rulebook, Lang l) : PageModel
{
    /// <summary>The heap looked at; null: all that waits for the reader.</summary>
    [BindProperty(SupportsGet = true, Name = "queue")]
    public Queue? Heap { get; set; }

    /// <summary>Part of a number, a service's or a vendor's name.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Typed { get; set; }

    /// <summary>The same, as it is looked for.</summary>
    public string Search { get; private set; } = string.Empty;

    /// <summary>From 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public string? Number { get; set; }

    /// <summary>What is found.</summary>
    public QueuePage Found { get; private set; } = new([], 0, default);

    /// <summary>What lies on each heap.</summary>
    public ImmutableArray<QueueCount> Counts { get; private set; } = [];

    /// <summary>The reader's heaps.</summary>
    public ImmutableArray<Queue> Heaps { get; private set; } = [];

    /// <summary>The page shown.</summary>
    public int At { get; private set; } = 1;

    /// <summary>Business days, to say how late something is.</summary>
    public BusinessCalendar Calendar => rulebook.Calendar;

    /// <summary>Overdue on what is looked at.</summary>
    public int Overdue => Counts.Where(c => Heap is null ? c.Queue != Queue.Waiting : c.Queue == Heap).Sum(c => c.Overdue);

    /// <summary>Shows the heap. Who has none is sent to the own first page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var actor = (await current.Find())!;
        Heaps = QueueWords.For(actor);
        if (Heaps.IsEmpty)
        {
            return LocalRedirect(l.Url(actor.MayActAs([Role.Chair, Role.Member]) ? "/committee" : "/admin/incidents"));
        }

        if (!ModelState.IsValid || (Heap is { } asked && !Heaps.Contains(asked)))
        {
            return NotFound();
        }

        Search = InputText.Line(Typed);
        At = int.TryParse(Number, out var at) && at is > 0 and < 10_000 ? at : 1;
        Counts = (await store.Counts(actor, ct)).Counts;
        Found = await store.List(actor, Heap, Search, At, ct);
        return Page();
    }

    /// <summary>The address of a heap, a search and a page.</summary>
    public string UrlOf(Queue? queue, int page = 1)
    {
        string?[] parts = [queue is null ? null : $"queue={queue}", Search.Length == 0 ? null : $"q={Uri.EscapeDataString(Search)}", page == 1 ? null : $"p={page}"];
        var query = string.Join('&', parts.Where(p => p is not null));
        return l.Url(query.Length == 0 ? "/desk" : $"/desk?{query}");
    }

    /// <summary>How much lies on a heap; on all of one's own without one.</summary>
    public int CountOf(Queue? queue) => Counts.Where(c => queue is null ? c.Queue != Queue.Waiting : c.Queue == queue).Sum(c => c.Count);

    /// <summary>Pages of what is found.</summary>
    public PagerView Pager() => new(At, QueueStore.PageSize, Found.Total, n => UrlOf(Heap, n));
}
