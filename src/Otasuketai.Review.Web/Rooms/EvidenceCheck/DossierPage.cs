using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Rooms.Cases;
using Otasuketai.Review.Web.Words;
using FormKind = Otasuketai.Review.Forms.FieldKind;

namespace Otasuketai.Review.Web.Rooms.EvidenceCheck;

/// <summary>A page that only reads a dossier: the application's own words, its 23 answers, its files and its corrections.</summary>
public abstract class DossierPage(CaseFile cases, ItemCatalogue items, Rulebook rulebook, Lang l) : PageModel
{
    /// <summary>Statements only the operator and the committee read, and contacts only the operator reads.</summary>
    private static readonly ImmutableHashSet<string> OfficeOnly = ["contactPerson", "contactPhone"];

    /// <summary>The case.</summary>
    public OpenCase Case { get; private set; } = null!;

    /// <summary>The newest registration.</summary>
    public Life Registration => Case.Dossier.Registration!;

    /// <summary>The 23 items.</summary>
    public ItemCatalogue Items => items;

    /// <summary>Policy and calendar.</summary>
    protected Rulebook Rulebook => rulebook;

    /// <summary>Words.</summary>
    protected Lang Words => l;

    /// <summary>Which page of the case this is.</summary>
    protected abstract CaseTab Tab { get; }

    /// <summary>The head of the page.</summary>
    public CaseHeadView Head => CaseHeads.Of(Case, Tab, l);

    /// <summary>The parts of the application with what was entered; empty fields are said to be empty.</summary>
    public IEnumerable<(string Name, IReadOnlyList<Fact> Facts)> Parts =>
    [
        (l.Pick("事業者の状況と誓約", "The company"), Facts(ApplicationForms.Profile)),
        (l.Pick("サービスの概要", "The service"), Facts(ApplicationForms.Overview)),
        (l.Pick("料金と、向いている企業の規模", "Prices and fit"), Facts(ApplicationForms.Prices)),
    ];

    /// <summary>Every correction and question of this case, oldest first.</summary>
    public IReadOnlyList<Life> Corrections => [.. Case.Dossier.Lives.Values.Where(x => x.Machine == Machine.Correction).OrderBy(x => x.OpenedAt)];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await cases.Open(id, ct) is not { Dossier.Registration: not null } found)
        {
            return NotFound();
        }

        Case = found;
        return Page();
    }

    private IReadOnlyList<Fact> Facts(ImmutableArray<FormField> fields) =>
    [
        .. from field in fields
           where !OfficeOnly.Contains(field.Name) || Case.Actor.MayActAs([Role.Intake, Role.Checker, Role.Approver, Role.Secretariat, Role.Auditor])
           let value = Registration.Fact(field.Name)
           select new Fact(l.Pick(field.Ja, field.En), value.Length == 0 ? l.Pick("記載なし", "not stated") : Said(field, value)),
    ];

    private string Said(FormField field, string value) => field.Kind switch
    {
        FormKind.Choice => field.Options.FirstOrDefault(o => o.Value == value) is { } option ? l.Pick(option.Ja, option.En) : value,
        FormKind.Several => l.Of(field.Chosen(value)),
        FormKind.Agree => l.Pick("はい", "Yes"),
        FormKind.Number => decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? l.Number(number) : value,
        FormKind.Date => DateOnly.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var day) ? l.Day(day) : value,
        FormKind.Text or FormKind.LongText or FormKind.Items or FormKind.Hidden => value,
    };
}

/// <summary>形式確認: what a machine can see of the application, beside its words, and the acts of this stage.</summary>
public sealed class IntakeModel(CaseFile cases, ItemCatalogue items, Rulebook rulebook, Lang l) : DossierPage(cases, items, rulebook, l)
{
    /// <inheritdoc/>
    protected override CaseTab Tab => CaseTab.Intake;

    /// <summary>The points of the formal check.</summary>
    public ImmutableArray<CheckPoint> Points => Checklist.Of(Case.Dossier, Registration, Items, Rulebook.Policy, Rulebook.Calendar, Case.Today);

    /// <summary>What may be done now on the registration.</summary>
    public IEnumerable<(string Label, string Url, bool IsMain)> Acts => Case.Offers
        .Where(o => o.Life.Id == Registration.Id && o.Act != Act.RecordFinding).OrderBy(o => ActConsequences.IsGrave(o.Act))
        .Select(o => (Words.Of(o.Act), Words.Url($"/cases/{Case.Dossier.Id}/lives/{o.Life.Id}/{o.Act}"), o.Act == Act.AcceptIntake));
}

/// <summary>案件資料: everything the committee decides on, to read and to print.</summary>
public sealed class DossierModel(CaseFile cases, ItemCatalogue items, Rulebook rulebook, Lang l) : DossierPage(cases, items, rulebook, l)
{
    /// <inheritdoc/>
    protected override CaseTab Tab => CaseTab.Dossier;

    /// <summary>The strip of the 23 findings.</summary>
    public StripView Strip => ClaimLook.Strip(Case.Dossier, Items);
}
