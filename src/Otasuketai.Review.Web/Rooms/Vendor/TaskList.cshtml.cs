using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>The steps of an application, and what the operator asks to be mended.</summary>
public sealed class TaskListModel(VendorCases cases, Rulebook rulebook, Lang lang) : PageModel
{
    /// <summary>The case.</summary>
    public VendorCase Case { get; private set; } = null!;

    /// <summary>The sections in order.</summary>
    public IReadOnlyList<TasksView> Sections { get; private set; } = [];

    /// <summary>How many steps are finished, of how many.</summary>
    public (int Done, int All) Steps => (
        Sections.Sum(s => s.Rows.Count(r => r.State == TaskState.Completed)), Sections.Sum(s => s.Rows.Count));

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Guid dossier, CancellationToken ct)
    {
        if (await cases.Find(dossier, ct) is not { } found)
        {
            return NotFound();
        }

        Case = found;
        Sections =
        [
            new(lang.Pick("1　会社のこと", "1  Your company"), Rows(1)),
            new(lang.Pick("2　サービスのこと", "2  Your service"), Rows(2)),
            new(lang.Pick("3　評価項目（23項目）", "3  The 23 items"), [.. EvaluationItems.Viewpoints.Select(Row)],
                lang.Pick("「できる・できない」と、裏付けになる数値・資料を項目ごとに答えます。", "Answer yes or no, with figures and files as evidence.")),
            new(lang.Pick("4　提出", "4  Submission"), [SubmitRow()]),
        ];
        return Page();
    }

    /// <summary>The due date of something of this case, as the reader counts it.</summary>
    public DueView? Due(DateOnly? due, string what) =>
        due is { } day ? new DueView(day, rulebook.Calendar.BusinessDaysBetween(Case.Today, day)) { What = what } : null;

    /// <summary>The days reminders go out, and the day silence counts as withdrawal.</summary>
    public (IReadOnlyList<DateOnly> Reminders, DateOnly Silence) Clock(DateOnly due) => (
        [
            .. new[] { Knob.CorrectionReminder1, Knob.CorrectionReminder2 }.Select(knob => rulebook.Policy.Before(knob, due, rulebook.Calendar).Day),
        ],
        rulebook.Policy.Due(Knob.CorrectionDeemedWithdrawal, due, rulebook.Calendar).Day);

    /// <summary>An address inside this application.</summary>
    public string To(string rest) => lang.Url($"/vendor/applications/{Case.Dossier.Id}{rest}");

    /// <summary>The page of an act.</summary>
    public string ActUrl(Life life, Act act) => lang.Url($"/cases/{Case.Dossier.Id}/lives/{life.Id}/{act}");

    private List<TaskRow> Rows(int section) =>
        [.. Parts.All.Where(p => p.Section == section).Select(p => new TaskRow(lang.Pick(p.Title), To($"/{p.Slug}"), Progress.Of(Case, p), p.Files is { } files ? lang.Pick(files) : null))];

    private TaskRow Row(ViewpointItems v)
    {
        var gaps = Progress.Unfinished(Case, v);
        var hint = gaps == 0
            ? lang.Pick($"{v.Items.Length}項目", $"{v.Items.Length} items")
            : lang.Pick($"{v.Items.Length}項目中 {gaps}項目に入力もれ", $"{gaps} of {v.Items.Length} items lack something");
        return new TaskRow(lang.Pick(v.Label), To($"/items/{Progress.Next(Case, v).Id}"), Progress.Of(Case, v), hint);
    }

    private TaskRow SubmitRow()
    {
        var handedIn = Case.Application.Fact("number").Length > 0;
        var ready = Progress.Missing(Case).IsEmpty;
        var state = handedIn ? TaskState.Completed : ready ? TaskState.NotStarted : TaskState.CannotStart;
        return new TaskRow(
            handedIn ? lang.Pick("提出した内容を見る", "See what was handed in") : lang.Pick("内容を確かめて提出する", "Check and submit"),
            To("/check"), state,
            ready || handedIn ? null : lang.Pick("ほかの手順がすべて完了すると開けます", "Opens when all other steps are complete"));
    }
}
