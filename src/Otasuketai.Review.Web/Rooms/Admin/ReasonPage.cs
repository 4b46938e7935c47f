using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Admin;

/// <summary>A list whose rows are each settled with a reason; a missing one is said beside its own field.</summary>
public abstract class ReasonPage(CurrentActor current, Lang l) : PageModel
{
    private const int Longest = 500;

    /// <summary>Words.</summary>
    protected Lang Words => l;

    /// <summary>Who acts.</summary>
    protected async Task<Actor> Who() => (await current.Find())!;

    /// <summary>The field of one row.</summary>
    public FieldView Reason(string row) => new($"reason-{row}", FieldKind.Text, l.Pick("理由", "Reason"))
    {
        Required = true,
        Visibility = new Visibility(l.Pick("経緯に残ります", "Kept in the history"), true),
    };

    /// <summary>The reason given for a row; null when it is missing or too long, with the problem said.</summary>
    protected string? ReasonFor(string row)
    {
        var name = $"reason-{row}";
        var typed = Request.Form[name];
        ModelState.SetModelValue(name, new ValueProviderResult(typed));
        ModelState.MarkFieldValid(name);
        var reason = InputText.Line(typed.ToString());
        if (reason.Length is > 0 and <= Longest)
        {
            return reason;
        }

        ModelState.AddModelError(name, reason.Length == 0
            ? l.Pick("理由を入力してください", "Please give the reason")
            : l.Pick($"理由は{Longest}文字以内で入力してください（いま{reason.Length}文字）", $"Please keep the reason within {Longest} characters (now {reason.Length})"));
        return null;
    }
}
