using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Rooms;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Rooms.EvidenceCheck;
using Otasuketai.Review.Web.Rooms.SignIn;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Cases;

/// <summary>The case page: where everything about one service stands, who is waited for until when, and what the reader may do now.</summary>
public sealed class CaseModel(CaseFile cases, Rulebook rulebook, ItemCatalogue items, Lang l) : PageModel
{
    private ImmutableArray<CaseEntry> entries = [];

    /// <summary>The case as this person sees it.</summary>
    public OpenCase Case { get; private set; } = null!;

    /// <summary>What happened, newest first.</summary>
    public IReadOnlyList<HistoryView> History { get; private set; } = [];

    /// <summary>Lives that have not ended, the registration first.</summary>
    public IEnumerable<Life> Lives => Case.Dossier.Lives.Values.Where(x => !x.Over && x.Machine != Machine.Poll && x.Machine != Machine.Correction)
        .OrderBy(x => x.Machine).ThenBy(x => x.OpenedAt);

    /// <summary>Lives that ended.</summary>
    public IEnumerable<Life> Ended => Case.Dossier.Lives.Values.Where(x => x.Over && x.Machine is not (Machine.Poll or Machine.Correction)).OrderByDescending(x => x.StageSince);

    /// <summary>Open corrections of this case.</summary>
    public IEnumerable<Life> Corrections => Case.Dossier.OpenLives(Machine.Correction);

    /// <summary>Shows the case.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await cases.Open(id, ct) is not { } found)
        {
            return NotFound();
        }

        Case = found;
        entries = [.. (await cases.History(found.Dossier.Id, ct)).Where(e => !found.IsVendor || e.IsForVendor)];
        History = [.. CaseEntry.Joined(entries).Select(e => e.View(l, items, found.IsVendor))];
        return Page();
    }

    /// <summary>The head of the page.</summary>
    public CaseHeadView Head() => new(Case.Number, Case.Dossier.ServiceName)
    {
        NumberLabel = Case.Dossier.Entry is null ? l.Pick("申請番号", "Application") : l.Pick("登録番号", "Registration"),
        Tags = [.. Lives.Select(x => new TagView(l.Of(x.Stage), x.Machine == Machine.Listing ? Tone.Ok : Tone.Key))],
        Facts = [new Fact(l.Pick("事業者", "Vendor"), Case.Dossier.Vendor.Name), .. Validity()],
        Due = NearestDue(),
        Crumbs = Case.IsVendor ? [] : [new Link(l.Pick("あなたの仕事", "Your work"), l.Url(HomePage.Path))],
        Tabs = Case.IsVendor ? [] : CaseHeads.Tabs(Case, CaseTab.Case, l),
    };

    /// <summary>The steps and the diagram of a procedure; null when it has none.</summary>
    public FlowView? Flow(Life life) => new CaseFlow(Case, rulebook.Library, l).Of(life);

    /// <summary>What was filled in last on a life by each kind of act, newest first. The registration's papers have pages of their own.</summary>
    public IEnumerable<Paper> Papers(Life life) => life.Machine == Machine.Registration ? [] : Paper.Of(entries, [life.Id], l, items, Case.IsVendor);

    /// <summary>Who is waited for and until when, in words.</summary>
    public string WaitsFor(Life life) => string.Join('　', new[] { Waiting.Words(Case.Dossier, life, rulebook.Library, l), Case.DueOf(life, l) is { } due ? l.Line(due with { What = null }) : string.Empty }.Where(w => w.Length > 0));

    /// <summary>The due date of a correction, in words.</summary>
    public string DueLine(Life life) => Case.DueOf(life, l) is { } due ? l.Line(due with { What = null }) : string.Empty;

    /// <summary>The filled button is the first thing the reader is waited for; what takes something away is red; what nobody asks for is quiet.</summary>
    public string? Look(Offer offer) => (IsMain(offer), ActConsequences.IsGrave(offer.Act), offer.Row.Free) switch
    {
        (true, _, _) => null,
        (_, true, true) => "btn--quiet btn--grave",
        (_, true, false) => "btn--line btn--grave",
        (_, _, true) => "btn--quiet",
        _ => "btn--line",
    };

    /// <summary>What may be done on a life now, with the address of the act's page.</summary>
    public IEnumerable<(Offer Offer, string Label, string Url)> Acts(Life life) => Case.Offers
        .Where(o => o.Life.Id == life.Id || (o.Life.Parent == life.Id && o.Life.Machine is Machine.Poll or Machine.Correction && o.Life.Parent == life.Id))
        .Select(o => (o, o.Act == Act.SaveApplication ? l.Pick("申請書を開く", "Open the application") : l.Of(o.Act), l.Url(PageOf(o))))
        .DistinctBy(a => a.Item3).OrderBy(a => ActConsequences.IsGrave(a.o.Act)).ThenBy(a => a.o.Row.Free);

    /// <summary>Some acts have a page of their own; the others share the page that draws any act's form.</summary>
    private string PageOf(Offer offer) => offer.Act is Act.SaveApplication or Act.Submit ? $"/vendor/applications/{Case.Dossier.Id}"
        : offer.Act == Act.RecordFinding ? $"/cases/{Case.Dossier.Id}/evidence"
        : offer.Act is Act.CastBallot or Act.ChangeBallot or Act.DeclareConflict or Act.EndVoting or Act.ElectPresiding or Act.ConfirmPoll ? $"/committee/polls/{offer.Life.Id}"
        : $"/cases/{Case.Dossier.Id}/lives/{offer.Life.Id}/{offer.Act}";

    /// <summary>What may be started on this case.</summary>
    public IEnumerable<(Act Act, string Label, string Url)> Starts() => Law.Rows
        .Where(r => r.From == Stage.None && r.Machine is not (Machine.Registration or Machine.Listing) && Case.Actor.MayActAs(r.By) && Offers.OwnSide(Case.Dossier, r, Case.Actor) && MayStart(r.Machine))
        .SelectMany(r => r.Machine == Machine.Appeal
            ? Appealable().Select(x => (r.Act, Label: $"{l.Of(r.Act)}（{l.Of(x.Machine)}：{l.Of(x.Stage)}）", Url: l.Url($"/cases/{Case.Dossier.Id}/start/{r.Machine}/{r.Act}?subject={x.Id}")))
            : [(r.Act, Label: l.Of(r.Act), Url: l.Url($"/cases/{Case.Dossier.Id}/start/{r.Machine}/{r.Act}"))]);

    // Whether the room says yes is the room's business; here only what makes no sense at all is left out.
    private bool MayStart(Machine machine) => machine switch
    {
        Machine.ChangeNotice or Machine.Incident or Machine.Measure or Machine.Succession or Machine.Recheck => Case.Dossier.Listing is { Over: false, Stage: not Stage.Unpublished },
        Machine.Appeal => true,
        Machine.Registration or Machine.Correction or Machine.Poll or Machine.Listing or Machine.Renewal or Machine.PostEvaluation => false,
    };

    private bool IsMain(Offer offer) =>
        Case.Offers.FirstOrDefault(o => (o.Work is not null || o.Act == Act.AcknowledgeNotice) && !ActConsequences.IsGrave(o.Act)) is { } first && first.Life.Id == offer.Life.Id && first.Act == offer.Act;

    /// <summary>Decisions whose appeal window is still open.</summary>
    private IEnumerable<Life> Appealable() => Case.Dossier.Lives.Values.Where(x => DateOnly.TryParse(x.Fact(FactNames.AppealUntil), out var until) && until >= Case.Today);

    private IEnumerable<Fact> Validity() => Case.Dossier.Entry is { } entry
        ? [new Fact(l.Pick("掲載日", "Listed on"), l.Day(entry.ListedOn)), new Fact(l.Pick("有効期限", "Valid until"), l.Day(entry.ValidUntil))]
        : [];

    /// <summary>What the reader is waited for comes before what others owe.</summary>
    private DueView? NearestDue()
    {
        var own = Case.Offers.Where(o => o.Work is not null && o.Life.Due is not null).Select(o => o.Life).MinBy(x => x.Due);
        return (own ?? Lives.Where(x => x.Due is not null).MinBy(x => x.Due)) is { } nearest ? Case.DueOf(nearest, l) : null;
    }
}
