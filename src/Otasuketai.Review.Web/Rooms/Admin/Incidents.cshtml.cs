using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Admin;

/// <summary>Steps that failed. Nothing skips them silently: somebody tries again or lets them pass, and says why.</summary>
public sealed class IncidentsModel(IncidentStore store, Rulebook rulebook, CurrentActor current, Lang l) : ReasonPage(current, l)
{
    /// <summary>All open ones.</summary>
    public ImmutableArray<StuckStep> Steps { get; private set; } = [];

    /// <summary>True for readers who may open the cases.</summary>
    public bool MayOpenCases { get; private set; }

    /// <summary>"yes" once the person confirmed that a step is let pass.</summary>
    [BindProperty]
    public string? Sure { get; set; }

    /// <summary>"yes" when the person goes back from the page that asks once more.</summary>
    [BindProperty]
    public string? Back { get; set; }

    /// <summary>The step to be let pass that the page asks about once more, with the reason; null while it shows the list.</summary>
    public ConfirmView? Asking { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Steps = await store.All(ct);
        MayOpenCases = (await Who()).Roles.Contains(Role.Approver);
    }

    /// <summary>Tries one again.</summary>
    public Task<IActionResult> OnPostRetryAsync(long id, CancellationToken ct) => Mend(id, isSkip: false, ct);

    /// <summary>Lets one pass.</summary>
    public Task<IActionResult> OnPostSkipAsync(long id, CancellationToken ct) => Mend(id, isSkip: true, ct);

    /// <summary>The part of a row's field names that tells it from the others.</summary>
    public static string RowOf(StuckStep step) => step.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The step as the diagram calls it: of the case's own procedure, else of one that it called.</summary>
    public string Where(StuckStep step)
    {
        var library = rulebook.Library;
        var node = library.For(step.Machine)?.Find(step.Element) ?? library.Carried.Select(d => d.Find(step.Element)).FirstOrDefault(n => n is not null);
        return node is not null && Words.Of(node) is { Length: > 0 } name ? name : library.Carried.FirstOrDefault(d => d.ProcessId == step.Element) is { } whole ? Words.Of(whole) : step.Element;
    }

    /// <summary>The button that ends an incident without another try.</summary>
    public string PassOf(StuckStep step) => step.IsUnheard ? Words.Pick("この知らせをあきらめる", "Give the message up") : Words.Pick("この手順を飛ばす", "Let it pass");

    private ConfirmView Question(StuckStep step, string reason) =>
        new(step.IsUnheard ? Words.Pick("この知らせをあきらめますか", "Give this message up?") : Words.Pick("この手順を飛ばしますか", "Let this step pass?"), PassOf(step), Words.Url("/admin/incidents"))
        {
            Facts = [new(Words.Pick("案件", "Case"), $"{Words.Of(step.Machine)}　{step.Number}"), new(Words.Pick("止まった所", "Where"), Where(step)), new(Words.Pick("止まった理由", "Why it stopped"), Words.WhyOf(step)), new(step.IsUnheard ? Words.Pick("あきらめる理由", "Reason to give it up") : Words.Pick("飛ばす理由", "Reason to let it pass"), reason)],
            Consequences =
            [
                .. step.IsUnheard ? GivenUp : LetPass,
                Words.Pick("取り消せません。理由とあなたの名前が経緯に残ります。", "It cannot be undone. The reason and your name are kept in the history."),
            ],
            Hidden = [new("id", RowOf(step)), new($"reason-{RowOf(step)}", reason), new("Sure", "yes")],
            PostUrl = Words.Url("/admin/incidents?handler=Skip"),
            Grave = true,
        };

    private ImmutableArray<string> LetPass =>
    [
        Words.Pick("済んだものとして、次の手順へ進みます。", "It counts as done, and the procedure goes on."),
        Words.Pick("この手順がするはずだったことは行われません。要るときは、人の手で行ってください。", "What it should have done is not done. Where it is needed, somebody does it by hand."),
    ];

    private ImmutableArray<string> GivenUp =>
    [
        Words.Pick("知らせは送り直されません。手順はいまの所から動きません。", "The message is not sent again. The procedure stays where it is."),
        Words.Pick("行われた行為はそのまま残ります。手順の続きが要るときは、人の手で進めてください。", "The act that was done stands. Where the procedure should have gone on, somebody sees to it by hand."),
    ];

    private async Task<IActionResult> Mend(long id, bool isSkip, CancellationToken ct)
    {
        await OnGetAsync(ct);
        if (Steps.FirstOrDefault(s => s.Id == id) is not { } step)
        {
            TempData["Done"] = Words.Pick("この手順はすでに片づいています。", "This step was settled already.");
            return Redirect(Words.Url("/admin/incidents"));
        }

        if (isSkip && step.IsTimer)
        {
            return BadRequest();
        }

        if (ReasonFor(RowOf(step)) is not { } reason || Back == "yes")
        {
            return Page();
        }

        if (isSkip && Sure != "yes")
        {
            Asking = Question(step, reason);
            return Page();
        }

        await (isSkip ? store.Skip(step, await Who(), reason, ct) : store.Retry(step, await Who(), reason, ct));
        TempData["Done"] = Words.Pick("記録して再開しました。同じ所で再び止まったときは、この一覧に出ます。", "Recorded and resumed. If it stops again, it appears here again.");
        return Redirect(Words.Url("/admin/incidents"));
    }
}
