using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Otasuketai.Bpmn;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Workflows;

/// <summary>
/// Running cases from one version to another: first what would happen to each, then, with a reason, the move itself. Looking changes nothing.
/// </summary>
public sealed class MigrateModel(WorkflowStore store, CaseMigration migration, CurrentActor current, Rulebook rulebook, Lang l) : WorkflowPage(rulebook, l)
{
    private const int LongestReason = 500;

    /// <summary>Cases shown by name; the counts speak of all.</summary>
    public const int Most = 50;

    /// <summary>What an entry of the element map is called in the form and the address.</summary>
    private const string MapPrefix = "map.";

    /// <summary>From which version to which, with the element map.</summary>
    public MigrationPlan Plan { get; private set; } = null!;

    /// <summary>What would become of each case.</summary>
    public ImmutableArray<DryCase> Cases { get; private set; } = [];

    /// <summary>Cases that can go.</summary>
    public IEnumerable<DryCase> Going => Cases.Where(c => c.Problems.IsEmpty);

    /// <summary>Cases that stay, and why.</summary>
    public IEnumerable<DryCase> Staying => Cases.Where(c => !c.Problems.IsEmpty);

    /// <summary>The semantic difference.</summary>
    public ImmutableArray<DefinitionChange> Changes => DefinitionDiff.Of(Plan.From, Plan.To, DiagramNames.Of);

    /// <summary>Elements that need an entry in the map: one select each.</summary>
    public IEnumerable<FieldView> MapFields => CaseMigration.Unmatched(Plan, Cases).Select(u => new FieldView(MapPrefix + u.Old.Id, FieldKind.Select, Words.Pick($"「{Words.Of(u.Old)}」の移る先", $"Where “{Words.Of(u.Old)}” goes"))
    {
        Value = Plan.Map.GetValueOrDefault(u.Old.Id, ""),
        Options = [new Choice("", Words.Pick("移る先なし", "nowhere")), .. u.Choices.Select(n => new Choice(n.Id, $"{Words.Of(n)}（{n.Id}）"))],
    });

    /// <summary>The reason, kept in the history of every case.</summary>
    public FieldView ReasonField => new("reason", FieldKind.Text, Words.Pick("移す理由", "Reason"))
    {
        Required = true,
        Visibility = new Visibility(Words.Pick("各案件の経緯に残ります", "Kept in the history of every case"), true),
    };

    /// <summary>The dry run.</summary>
    public Task<IActionResult> OnGetAsync(string id, string? from, string? to, CancellationToken ct) => Look(id, from, to, [.. Request.Query.Select(q => (q.Key, q.Value.ToString()))], ct);

    /// <summary>The move, one transaction for each case.</summary>
    public async Task<IActionResult> OnPostAsync(string id, string? from, string? to, CancellationToken ct)
    {
        if (await Look(id, from, to, [.. Request.Form.Select(f => (f.Key, f.Value.ToString()))], ct) is NotFoundResult none)
        {
            return none;
        }

        if (Reason() is not { } reason)
        {
            return Page();
        }

        var moved = await migration.Run(Plan, (await current.Find())!, reason, ct);
        TempData["Done"] = Words.Pick($"{moved}件を第{Plan.To.Version}版へ移し、各案件の経緯に残しました。移せなかった案件：{Cases.Length - moved}件。", $"{moved} cases moved to version {Plan.To.Version}, each with a line in its history. Not moved: {Cases.Length - moved}.");
        return Redirect(Words.Url($"/workflows/{id}/versions"));
    }

    /// <summary>The words for a timer of a case: its event and its moment.</summary>
    public string Timer(ArmedTimer timer, Definition definition) => $"{(definition.Find(timer.ElementId) is { } node ? Words.Of(node) : timer.ElementId)} {Words.Moment(timer.Due)}";

    /// <summary>Where a case stands, in words.</summary>
    public string Stands(DryCase c) => string.Join(Words.Pick("、", ", "), c.Case.Instance.Activities.Where(a => a.OuterId is null).Select(a => Plan.From.Find(a.ElementId)).OfType<Node>().Distinct().Select(n => Words.Of(n)));

    private async Task<IActionResult> Look(string id, string? from, string? to, ImmutableArray<(string Name, string Value)> sent, CancellationToken ct)
    {
        if (!Find(id))
        {
            return NotFound();
        }

        var versions = await store.Versions(id, ct);
        Definition? Of(string? version) => versions.FirstOrDefault(v => v.Key.Version == version) is { } known ? Registered(known.Key) : null;
        if (Of(from) is not { } old || Of(to) is not { } now || old.Key == now.Key)
        {
            return NotFound();
        }

        Plan = new MigrationPlan(old, now)
        {
            Map = sent.Where(s => s.Name.StartsWith(MapPrefix, StringComparison.Ordinal) && now.Find(s.Value) is not null).ToImmutableDictionary(s => s.Name[MapPrefix.Length..], s => s.Value),
        };
        Cases = await migration.DryRun(Plan, ct);
        return Page();
    }

    private string? Reason()
    {
        var typed = Request.Form["reason"];
        ModelState.SetModelValue("reason", new ValueProviderResult(typed));
        var reason = InputText.Line(typed.ToString());
        if (reason.Length is > 0 and <= LongestReason)
        {
            return reason;
        }

        ModelState.AddModelError("reason", reason.Length == 0
            ? Words.Pick("移す理由を入力してください", "Please give the reason")
            : Words.Pick($"理由は{LongestReason}文字以内で入力してください（いま{reason.Length}文字）", $"Please keep the reason within {LongestReason} characters (now {reason.Length})"));
        return null;
    }
}
