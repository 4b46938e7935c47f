using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Survey;

/// <summary>One question a page; each press keeps what was answered, forwards and backwards.</summary>
[AllowAnonymous]
public sealed class QuestionModel(SurveyStore store, SurveyPass pass, ItemCatalogue catalogue, Lang lang) : PageModel
{
    /// <summary>Most characters of the free words.</summary>
    public const int MostCharacters = 1000;

    private static readonly string[] Told = ["achieved", "not-achieved", "cannot-tell"];

    /// <summary>The survey; null when this visitor has none that is open.</summary>
    public OpenInvitation? Survey { get; private set; }

    /// <summary>Which page, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Step { get; set; }

    /// <summary>The answer chosen.</summary>
    [BindProperty]
    public string Answer { get; set; } = "";

    /// <summary>How important it is, 1 to 4.</summary>
    [BindProperty]
    public string Importance { get; set; } = "";

    /// <summary>Overall grade, 1 to 5.</summary>
    [BindProperty]
    public string Overall { get; set; } = "";

    /// <summary>Free words.</summary>
    [BindProperty]
    public string Comment { get; set; } = "";

    /// <summary>True on the page after the items.</summary>
    public bool IsLast => Survey is not null && Step == Survey.Steps;

    /// <summary>The item asked; null on the last page.</summary>
    public Item? Item => Survey?.Asked(Step).Item is { } id ? catalogue.Find(id) : null;

    /// <summary>True when the page asks how important the item is, false when it asks whether it holds.</summary>
    public bool AsksImportance => Survey?.Asked(Step).Importance ?? false;

    /// <summary>Shows a question with the answer kept.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return Closed();
        }

        if (Step < 1 || Step > Survey!.Steps)
        {
            return LocalRedirect(lang.Url("/survey/q/1"));
        }

        if (IsLast && Survey.FirstOpen is { } open)
        {
            return ToOpen(open);
        }

        var kept = Kept;
        if (AsksImportance && kept is null)
        {
            // the importance belongs to an answer
            return LocalRedirect(lang.Url($"/survey/q/{Step - 1}"));
        }

        (Answer, Importance) = (kept?.Told ?? "", kept?.Importance?.ToString(lang.Culture) ?? "");
        (Overall, Comment) = (Survey.Overall?.ToString(lang.Culture) ?? "", Survey.Comment);
        return Page();
    }

    /// <summary>Keeps the answer and goes on, or back.</summary>
    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct)
    {
        if (!await Find(ct) || Step < 1 || Step > Survey!.Steps)
        {
            return Closed();
        }

        Comment = InputText.Paragraph(Comment);
        var back = go == "back";
        if (!back && !Complete())
        {
            return Page();
        }

        if (!back && IsLast && Survey.FirstOpen is { } open)
        {
            return ToOpen(open);
        }

        if (!await Keep(ct))
        {
            return Closed();
        }

        return LocalRedirect(lang.Url(back ? $"/survey/q/{Math.Max(1, Step - 1)}" : IsLast ? "/survey/done" : $"/survey/q/{Step + 1}"));
    }

    /// <summary>The last page was reached by its address.</summary>
    private LocalRedirectResult ToOpen(int step)
    {
        TempData["Open"] = lang.Pick("まだ答えていない質問があります。「わからない」も選べます。", "This question has no answer yet. “Cannot tell” is an answer too.");
        return LocalRedirect(lang.Url($"/survey/q/{step}"));
    }

    private ItemAnswer? Kept => Item is { } item ? Survey!.Answers.GetValueOrDefault(item.Id) : null;

    private bool Complete()
    {
        if (Item is not null && !AsksImportance && !Told.Contains(Answer))
        {
            ModelState.AddModelError(nameof(Answer), lang.Pick("どれかを選んでください（「わからない」も選べます）", "Please choose one (“cannot tell” is an answer too)"));
        }

        if (AsksImportance && Grade(Importance, 4) is null)
        {
            ModelState.AddModelError(nameof(Importance), lang.Pick("大切さを選んでください", "Please choose how important it is"));
        }

        if (IsLast && Grade(Overall, 5) is null)
        {
            ModelState.AddModelError(nameof(Overall), lang.Pick("総合の評価を選んでください", "Please choose an overall grade"));
        }

        if (Comment.Length > MostCharacters)
        {
            ModelState.AddModelError(nameof(Comment), lang.Pick($"{MostCharacters}文字までで書いてください（いま{Comment.Length}文字）", $"At most {MostCharacters} characters, please (now {Comment.Length})"));
        }

        return ModelState.IsValid;
    }

    /// <summary>False when the round closed meanwhile. Going back from a page not yet answered keeps nothing.</summary>
    private async Task<bool> Keep(CancellationToken ct)
    {
        if (IsLast)
        {
            return Grade(Overall, 5) is not { } overall || Comment.Length > MostCharacters || await store.HandIn(Survey!.Id, overall, Comment, ct);
        }

        var answer = AsksImportance
            ? Grade(Importance, 4) is { } grade && Kept is { } kept ? kept with { Importance = grade } : null
            : Told.Contains(Answer) ? new ItemAnswer(Answer, null) : null;
        return answer is null || await store.Keep(Survey!.Id, Item!.Id, answer, ct);
    }

    private async Task<bool> Find(CancellationToken ct)
    {
        Survey = pass.Find(HttpContext) is { } invitation ? await store.Read(invitation, ct) : null;
        return Survey is not null;
    }

    private PageResult Closed()
    {
        Survey = null;
        ModelState.Clear();
        Response.StatusCode = (int)HttpStatusCode.NotFound;
        return Page();
    }

    private static int? Grade(string raw, int most) => InputText.Whole(raw) is { IsOk: true, Value: var grade } && grade >= 1 && grade <= most ? grade : null;
}
