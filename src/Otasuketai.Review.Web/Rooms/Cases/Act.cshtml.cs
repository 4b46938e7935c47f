using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.PostEvaluation;
using Otasuketai.Review.Process;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Rooms.EvidenceCheck;
using Otasuketai.Review.Web.Words;
using FormKind = Otasuketai.Review.Forms.FieldKind;

namespace Otasuketai.Review.Web.Rooms.Cases;

/// <summary>
/// The page of one act on a case: the act's own form, drawn from the rules, sent to the desk. A heavy act shows what the first person proposed and asks
/// the second one to confirm exactly that.
/// </summary>
public class ActModel(CaseFile cases, Desk.Desk desk, Rulebook rulebook, ItemCatalogue items, Lang l) : PageModel
{
    private ImmutableArray<CaseEntry> entries = [];

    /// <summary>Made with the form; sent with it.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    /// <summary>The life's version the form was made from.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>"yes" once the person confirmed an act that cannot be undone.</summary>
    [BindProperty]
    public string? Sure { get; set; }

    /// <summary>"yes" when the person goes back from the page that asks once more: the form again, with everything typed.</summary>
    [BindProperty]
    public string? Back { get; set; }

    /// <summary>The case as this person sees it.</summary>
    public OpenCase Case { get; private set; } = null!;

    /// <summary>The life the act is about.</summary>
    public Life Life { get; private set; } = null!;

    /// <summary>The act.</summary>
    public Act Act { get; private set; }

    /// <summary>Its form.</summary>
    public ActForm Form { get; private set; } = null!;

    /// <summary>What the first person proposed, when this is the second one's page.</summary>
    public Proposal? Proposal { get; private set; }

    /// <summary>True when the page asks once more before it happens.</summary>
    public bool Asking { get; private set; }

    /// <summary>Why the act cannot be done by this person now; then there is nothing to fill in. Null: it may be tried.</summary>
    public string? Blocked { get; private set; }

    /// <summary>What is needed to decide: the papers of this life and of those it belongs to, newest first.</summary>
    public IReadOnlyList<Paper> Papers { get; private set; } = [];

    /// <summary>What happened to this life since the form was made, when that made it stale; newest first.</summary>
    public IReadOnlyList<HistoryView> Meanwhile { get; private set; } = [];

    /// <summary>The strip of the 23 findings, where the act is about the application; null elsewhere.</summary>
    public StripView? Strip => Life.Machine == Machine.Registration && !Case.IsVendor ? ClaimLook.Strip(Case.Dossier, items) : null;

    /// <summary>The due date of the life, counted.</summary>
    public DueView? Due => Case.DueOf(Life, l);

    /// <summary>What was typed into a form that came too late.</summary>
    public IReadOnlyList<Fact> TypedInVain => Blocked is not null && Request.HasFormContentType ? [.. Summary] : [];

    /// <summary>What follows from the act.</summary>
    public IReadOnlyList<string> Consequences => NeedsSecondPerson && Proposal is null
        ? [l.Pick("別の人が確かめるまで、実行されません。", "Nothing happens until a second person has confirmed it."), .. ActConsequences.Of(Act, l)]
        : ActConsequences.Of(Act, l);

    /// <summary>True when the act starts something new.</summary>
    protected virtual bool IsBirth => false;

    /// <summary>True when another person must confirm.</summary>
    public bool NeedsSecondPerson => Law.Find(Life.Machine, Life.Stage, Act).Any(r => r.Needs.HasFlag(Needs.SecondPerson));

    /// <summary>True when the person who looks is the one who proposed.</summary>
    public bool IsOwnProposal => Proposal?.By == Case.Actor.Person;

    /// <summary>Address of the case.</summary>
    public string CaseUrl => l.Url($"/cases/{Case.Dossier.Id}");

    /// <summary>The drawn fields.</summary>
    public IEnumerable<FieldView> Fields => Form.Fields.Where(f => f.Kind != FormKind.Hidden).Select(f => FormViews.Of(f, l, items, Proposal?.Input.GetValueOrDefault(f.Name) ?? Start(f)));

    /// <summary>What will be done, field by field, for the page that asks once more and for the second person.</summary>
    public IEnumerable<Fact> Summary => Form.Fields.Where(f => f.Kind != FormKind.Hidden)
        .Select(f => new Fact(l.Pick(f.Ja, f.En), FormViews.Said(f, Proposal?.Input.GetValueOrDefault(f.Name) ?? string.Join(' ', Request.Form[f.Name].ToArray()), l, items)))
        .Where(f => f.Value.Length > 0);

    /// <summary>What the form carries without asking.</summary>
    public IEnumerable<Fact> Hidden => Form.Fields.Where(f => f.Kind == FormKind.Hidden)
        .Select(f => new Fact(f.Name, Request.HasFormContentType ? Request.Form[f.Name].ToString() : Start(f) ?? string.Empty));

    /// <summary>What the form is about and does not ask any more: the subject of a change notice.</summary>
    public IReadOnlyList<Fact> Settled => [.. Form.Fields.Where(f => f.Kind == FormKind.Hidden && f.Options.Length == 1).Select(f => new Fact(l.Pick(f.Ja, f.En), l.Pick(f.Options[0].Ja, f.Options[0].En)))];

    /// <summary>What is about to be published of an evaluation round, as the public will read it; empty where nobody is asked to comment on one.</summary>
    public IReadOnlyList<Fact> Results => Act == Act.CommentOnResults
        ? RoundResults.Of(Case.Dossier.Rounds.GetValueOrDefault(Life.Id, []), EvaluationRule.Of(rulebook.Policy), items, l)
        : [];

    /// <summary>Where another subject can be chosen: the draft is given up for a new one. Null when this is no draft.</summary>
    public string? ChooseAgain => Act == Act.FileNotice ? l.Url($"/cases/{Case.Dossier.Id}/lives/{Life.Id}/{Act.DiscardNotice}") : null;

    /// <summary>The hidden values the confirmation carries: the whole form again.</summary>
    public IEnumerable<Fact> Carried =>
        Form.Fields.Select(f => new Fact(f.Name, string.Join(' ', Request.Form[f.Name].ToArray()))).Concat([new Fact("Key", Key.ToString()), new Fact("Seen", Seen.ToString()), new Fact("Sure", "yes")]);

    /// <summary>Shows the form, when the act may be done now.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, Guid? life, string act, string? machine, CancellationToken ct)
    {
        if (!await Load(id, life, act, machine, ct))
        {
            return NotFound();
        }

        (Key, Seen) = (Guid.CreateVersion7(), Life.Version);
        return IsBirth || Offered() ? Page() : NotNow();
    }

    /// <summary>Performs the act, or shows why not with everything typed still there.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, Guid? life, string act, string? machine, CancellationToken ct)
    {
        if (!await Load(id, life, act, machine, ct))
        {
            return NotFound();
        }

        var raw = ModelState.Keep(Form.Fields, Request.Form);
        var input = ImmutableDictionary<string, string>.Empty;
        if (Proposal is null || IsOwnProposal)
        {
            var reading = FormReader.Read(Form, raw, Case.Today);
            ModelState.Tell(reading.Problems, l);
            input = reading.Input;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Back == "yes")
        {
            return Page();
        }

        return Form.Irreversible && Proposal is null && Sure != "yes" ? await Ask(input, ct) : await Perform(input, ct);
    }

    /// <summary>The second person (or the proposer) takes the proposal back.</summary>
    public async Task<IActionResult> OnPostDeclineAsync(Guid id, Guid? life, string act, string? machine, CancellationToken ct)
    {
        if (!await Load(id, life, act, machine, ct) || Proposal is null)
        {
            return NotFound();
        }

        return Answered(await desk.Decline(Case.Dossier.Id, Life.Id, Proposal.Id, Case.Actor, ct), IsOwnProposal
            ? l.Pick("提案を取り下げました。", "The proposal was taken back.")
            : l.Pick("提案を戻しました。", "The proposal was declined."));
    }

    /// <summary>Asks once more, unless the answer would be no anyway. What a publication comes to is only known when it has its number.</summary>
    private async Task<IActionResult> Ask(ImmutableDictionary<string, string> input, CancellationToken ct)
    {
        if (Act != Act.PublishListing && await desk.Foresee(Case.Dossier.Id, Asked(input), ct) is { } no)
        {
            return Answered(no, string.Empty);
        }

        Asking = true;
        return Page();
    }

    private ActRequest Asked(ImmutableDictionary<string, string> input) =>
        new(IsBirth ? new LifeId(Key) : Life.Id, Life.Machine, Act, input, Case.Actor, IsBirth ? null : Seen);

    private async Task<IActionResult> Perform(ImmutableDictionary<string, string> input, CancellationToken ct)
    {
        var request = Asked(input);
        return Answered(await desk.Perform(new DeskRequest(Case.Dossier.Id, request, Key), ct), l.Pick($"「{l.Of(Act)}」を記録しました。", $"Recorded: {l.Of(Act)}."));
    }

    private IActionResult Answered(DeskAnswer answer, string said)
    {
        switch (answer)
        {
            case DeskAnswer.Done done:
                TempData["Done"] = done.AwaitsSecondPerson ? l.Pick("提案しました。別の承認者の確認を待ちます。", "Proposed. It waits for another approver.") : said;
                return Redirect(Act == Act.DraftNotice ? l.Url($"/cases/{Case.Dossier.Id}/lives/{Key}/{Act.FileNotice}") : CaseUrl);
            case DeskAnswer.No no:
                ModelState.Tell(no.Fields, l);
                return no.Reason == Refusal.NotFound ? NotFound() : Refused(no.Reason);
            default:
                throw new InvalidOperationException("The desk says yes or no.");
        }
    }

    private IActionResult Refused(Refusal reason)
    {
        if (!IsBirth && !Offered())
        {
            return NotNow();
        }

        if (ModelState.IsValid)
        {
            ModelState.AddModelError(string.Empty, l.Of(reason));
        }

        if (reason == Refusal.Stale)
        {
            Meanwhile = [.. Since(Seen)];
            ModelState.Remove(nameof(Seen));
            Seen = Life.Version;
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>Every move of a life makes its version one higher, so the newest moves are those the form has not seen.</summary>
    private IEnumerable<HistoryView> Since(int seen) =>
        entries.Where(e => e.Life == Life.Id.Value && e.Kind is null && (e.Machine != Machine.Poll || e.From != e.To)).Take(Math.Max(0, Life.Version - seen)).Select(e => e.View(l, items, Case.IsVendor));

    /// <summary>An act that may not be done now has no form; the page says where the matter stands, and what was typed in vain can still be copied.</summary>
    private PageResult NotNow()
    {
        Meanwhile = [.. Since(Seen)];
        ModelState.Clear();
        Blocked = Life.Over
            ? l.Pick($"この手続は「{l.Of(Life.Stage)}」で終わっています。", $"This procedure has ended: {l.Of(Life.Stage)}.")
            : l.Pick($"この手続はいま「{l.Of(Life.Stage)}」の段階です。「{l.Of(Act)}」は、いまのあなたには求められていません。", $"This procedure stands at “{l.Of(Life.Stage)}”. “{l.Of(Act)}” is not asked of you now.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> Load(Guid id, Guid? life, string act, string? machine, CancellationToken ct)
    {
        if (!Enum.TryParse<Act>(act, out var named) || named.ToString() != act || await cases.Open(id, ct) is not { } found)
        {
            return false;
        }

        Case = found;
        Act = named;
        if (life is { } known)
        {
            if (!found.Dossier.Lives.TryGetValue(new LifeId(known), out var existing) || !Law.Knows(existing.Machine, named))
            {
                return false;
            }

            Life = existing;
        }
        else if (Enum.TryParse<Machine>(machine, out var born) && Law.Find(born, Stage.None, named).Any(r => found.Actor.MayActAs(r.By)))
        {
            Life = new Life { Id = default, Machine = born, Stage = Stage.None };
        }
        else
        {
            return false;
        }

        Form = found.Dossier.Lives.ContainsKey(Life.Id) ? ActForms.For(found.Dossier, Life, named) : ActForms.For(Life.Machine, named);
        Proposal = found.Dossier.Proposals.FirstOrDefault(p => p.Life == Life.Id && p.Act == named);
        entries = [.. (await cases.History(found.Dossier.Id, ct)).Where(e => !found.IsVendor || e.IsForVendor)];
        Papers = [.. Paper.Of(entries, Concerned(), l, items, found.IsVendor)];
        return true;
    }

    /// <summary>Whose papers are needed: the life's own and its parent's; about a listing, those of what is going on against it.</summary>
    private IEnumerable<LifeId> Concerned() =>
    [
        Life.Id, .. Life.Parent is { } parent ? [parent] : ImmutableArray<LifeId>.Empty,
        .. Life.Machine is Machine.Listing or Machine.Measure ? Case.Dossier.OpenLives(Machine.Incident).Select(x => x.Id) : [],
        .. Life.Machine == Machine.Listing ? Case.Dossier.OpenLives(Machine.Measure).Select(x => x.Id) : [],
    ];

    private bool Offered() => Case.Offers.Any(o => o.Life.Id == Life.Id && o.Act == Act);

    /// <summary>
    /// Only a notice that goes on from its own draft starts with what is there, or with the choices published now. Fields of other acts share names (reason, note), and what one person
    /// wrote there is not for the next one to send on.
    /// </summary>
    private string? Start(FormField field) => field.Kind switch
    {
        FormKind.Hidden => field.Options is [var only] ? only.Value : Request.Query[field.Name].ToString(),
        _ when Act is not (Act.FileNotice or Act.ResubmitNotice) || field.Name == "answer" => null,
        _ when field.Name == "before" && Life.Fact("before").Length == 0 => Published.Of(Case.Dossier, Life, l, items),
        _ => Life.Facts.GetValueOrDefault(field.Name) ?? Published.Start(Case.Dossier, Life, field.Name),
    };
}

/// <summary>The page of an act that starts something new on a case: a report, a notice, an appeal.</summary>
public sealed class StartModel(CaseFile cases, Desk.Desk desk, Rulebook rulebook, ItemCatalogue items, Lang l) : ActModel(cases, desk, rulebook, items, l)
{
    /// <inheritdoc/>
    protected override bool IsBirth => true;
}
