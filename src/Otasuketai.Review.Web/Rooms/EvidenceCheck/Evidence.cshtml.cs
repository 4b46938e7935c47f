using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Rooms.Cases;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.EvidenceCheck;

/// <summary>
/// One of the 23 answers beside its evidence and the finding on it. Two checkers may work on one case at once: a finding is refused as stale
/// only when somebody touched the same item since the form was shown.
/// </summary>
public sealed class EvidenceModel(CaseFile cases, Desk.Desk desk, ItemCatalogue items, ItemHistory history, Rulebook rulebook, Lang l) : PageModel
{
    private (string Note, string Compared)? last;

    /// <summary>Made with the form; sent with it.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    /// <summary>Fingerprint of the claim the form was made from.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>"open" lists only what still needs a finding.</summary>
    [BindProperty(SupportsGet = true, Name = "only")]
    public string? Only { get; set; }

    private static ActForm Form { get; } = ActForms.For(Machine.Registration, Act.RecordFinding);

    /// <summary>The case.</summary>
    public OpenCase Case { get; private set; } = null!;

    /// <summary>The item looked at.</summary>
    public Item Item { get; private set; } = null!;

    /// <summary>The answer; null when the vendor gave none.</summary>
    public Claim? Claim { get; private set; }

    /// <summary>What happened to this item.</summary>
    public ImmutableArray<HistoryView> History { get; private set; } = [];

    /// <summary>The 23 items.</summary>
    public ItemCatalogue Items => items;

    /// <summary>Where a finding may be recorded now; null when it may not.</summary>
    public Life? Checking => Case.Offers.FirstOrDefault(o => o.Act == Act.RecordFinding)?.Life;

    /// <summary>Items without open work.</summary>
    public int Settled => items.Items.Count(i => ClaimLook.IsSettled(Case.Dossier.Claims.GetValueOrDefault(i.Id)));

    /// <summary>Files given for this item, and those given for the whole application.</summary>
    public IEnumerable<EvidenceFile> Files => Case.Dossier.Files.Where(f => f.Item == Item.Id || f.Item.Length == 0);

    /// <summary>The head of the page.</summary>
    public CaseHeadView Head => CaseHeads.Of(Case, CaseTab.Evidence, l);

    /// <summary>The steps of the procedure.</summary>
    public IReadOnlyList<StepView> Steps => Case.Dossier.Registration is { } life && Case.Dossier.Instances.TryGetValue(life.Id, out var instance)
        ? CaseSteps.Of(instance, rulebook.Library, l, life)
        : [];

    /// <summary>The fields of the finding, as drawn.</summary>
    public IEnumerable<FieldView> Fields => Form.Fields.Where(f => f.Kind != Forms.FieldKind.Hidden)
        .Select(f => FormViews.Of(f, l, items, Start(f.Name))).Select(Dressed);

    /// <summary>Acts on the case that the office's procedure offers beside the finding.</summary>
    public IEnumerable<(string Label, string Url)> Acts => Case.Offers
        .Where(o => o.Life.Machine == Machine.Registration && o.Act is not (Act.RecordFinding or Act.Withdraw))
        .OrderBy(o => Settled == items.Items.Length ? o.Act != Act.ProposeDossier : o.Act == Act.ProposeDossier)
        .Select(o => (l.Of(o.Act), l.Url($"/cases/{Case.Dossier.Id}/lives/{o.Life.Id}/{o.Act}")));

    /// <summary>Shows an item; without one, the first that needs a finding.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, string? item, CancellationToken ct)
    {
        if (!await Load(id, item, ct))
        {
            return NotFound();
        }

        (Key, Seen) = (Guid.CreateVersion7(), Claim is null ? string.Empty : ClaimLook.Fingerprint(Claim));
        return Page();
    }

    /// <summary>Records the finding and goes on to the next open item, or shows why not with everything typed still there.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, string? item, CancellationToken ct)
    {
        if (!await Load(id, item, ct))
        {
            return NotFound();
        }

        var sent = ModelState.Keep(Form.Fields, Request.Form);
        var reading = FormReader.Read(Form, sent.ToImmutableDictionary().SetItem("item", Item.Id), Case.Today);
        ModelState.Tell(reading.Problems, l);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Checking is not { } life || Claim is null)
        {
            return Refused(Refusal.NotInThisStage);
        }

        // A repeated press shows another claim than the form did; the key finds its first answer.
        var act = new ActRequest(life.Id, Machine.Registration, Act.RecordFinding, reading.Input, Case.Actor, ClaimLook.Fingerprint(Claim) == Seen ? life.Version : -1);
        return Answered(await desk.Perform(new DeskRequest(Case.Dossier.Id, act, Key), ct));
    }

    /// <summary>The address of an item, keeping the filter.</summary>
    public string UrlOf(string item) => l.Url($"/cases/{Case.Dossier.Id}/evidence/{item}{(Only == "open" ? "?only=open" : string.Empty)}");

    /// <summary>The items of a viewpoint that the filter shows; the present one always.</summary>
    public IEnumerable<Item> Shown(Viewpoint viewpoint) => items.Of(viewpoint).Where(i => Only != "open" || i == Item || !ClaimLook.IsSettled(Case.Dossier.Claims.GetValueOrDefault(i.Id)));

    private IActionResult Answered(DeskAnswer answer)
    {
        switch (answer)
        {
            case DeskAnswer.Done:
                var next = NextOpen();
                TempData["Done"] = next is null
                    ? l.Pick($"{Item.Id} の判定を記録しました。判定を待つ項目はもうありません。", $"Finding on {Item.Id} recorded. No item waits any more.")
                    : l.Pick($"{Item.Id} の判定を記録しました。", $"Finding on {Item.Id} recorded.");
                return Redirect(UrlOf((next ?? Item).Id));
            case DeskAnswer.No no:
                ModelState.Tell(no.Fields, l);
                return no.Reason == Refusal.NotFound ? NotFound() : Refused(no.Reason);
            default:
                throw new InvalidOperationException("The desk says yes or no.");
        }
    }

    private PageResult Refused(Refusal reason)
    {
        if (ModelState.IsValid)
        {
            ModelState.AddModelError(string.Empty, l.Of(reason));
            Response.StatusCode = StatusCodes.Status409Conflict;
        }

        ModelState.Remove(nameof(Seen));
        Seen = Claim is null ? string.Empty : ClaimLook.Fingerprint(Claim);
        return Page();
    }

    private Item? NextOpen()
    {
        var after = items.Items.SkipWhile(i => i != Item).Skip(1);
        return after.Concat(items.Items.TakeWhile(i => i != Item)).FirstOrDefault(i => !ClaimLook.IsSettled(Case.Dossier.Claims.GetValueOrDefault(i.Id)));
    }

    private async Task<bool> Load(Guid id, string? item, CancellationToken ct)
    {
        if (await cases.Open(id, ct) is not { Dossier.Registration: not null } found)
        {
            return false;
        }

        Case = found;
        var chosen = item is null
            ? items.Items.FirstOrDefault(i => !ClaimLook.IsSettled(found.Dossier.Claims.GetValueOrDefault(i.Id))) ?? items.Items[0]
            : items.Find(item);
        if (chosen is null)
        {
            return false;
        }

        Item = chosen;
        Claim = found.Dossier.Claims.GetValueOrDefault(chosen.Id);
        History = await history.Of(found.Dossier.Id, chosen.Id, l, ct);
        last = await history.LastFinding(found.Dossier.Id, chosen.Id, ct);
        return true;
    }

    private string? Start(string field) => Claim is { Finding: { } finding } ? field switch
    {
        "finding" => finding.ToString(),
        "note" => Written.Note,
        "comparedWith" => Written.Compared,
        _ => null,
    } : null;

    /// <summary>The finding keeps note and comparison in one text; the form asks for them apart, as they were typed. What another act recorded is all note.</summary>
    private (string Note, string Compared) Written => last is { } typed && Claim!.FindingNote.Contains(typed.Note, StringComparison.Ordinal) && Claim.FindingNote.EndsWith(typed.Compared, StringComparison.Ordinal)
        ? typed
        : (Claim!.FindingNote, string.Empty);

    private static FieldView Dressed(FieldView field) => field with
    {
        Options = [.. field.Options.Select(o => Enum.TryParse<Finding>(o.Value, out var finding) ? o with { Icon = ClaimLook.Picture(finding) } : o)],
    };
}
