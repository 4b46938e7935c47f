using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>One of the 23 items: the answer, its figures and its files.</summary>
[RequestSizeLimit(Uploads.LargestForm)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.LargestForm)]
public sealed class ItemPageModel(VendorCases cases, Saving saving, Uploads uploads, Lang lang) : PageModel
{
    /// <summary>The case.</summary>
    public VendorCase Case { get; private set; } = null!;

    /// <summary>Which item.</summary>
    public Item Item { get; private set; } = null!;

    /// <summary>The answer as saved; null before the first time.</summary>
    public Claim? Claim => Case.Dossier.Claims.GetValueOrDefault(Item.Id);

    /// <summary>What another page saved meanwhile, where it differs from what was typed.</summary>
    public IReadOnlyList<Fact> Elsewhere { get; private set; } = [];

    /// <summary>Carried unseen.</summary>
    public FormStamp Stamp { get; private set; } = null!;

    /// <summary>The item's files.</summary>
    public FilesView Files { get; private set; } = null!;

    /// <summary>What the open corrections say about this item.</summary>
    public IEnumerable<string> Asked => Case.Corrections.Where(l => l.Fact("items").Split(' ').Contains(Item.Id)).Select(l => l.Fact("mend")).Where(m => m.Length > 0);

    /// <summary>The item before this one; null at the first.</summary>
    public Item? Before => At(-1);

    /// <summary>The item after this one; null at the last.</summary>
    public Item? After => At(1);

    private IEnumerable<string> Present => ItemForm.Fields.Select(f => ItemForm.Value(Claim, f.Name));

    /// <summary>Shows the item; when nothing can be changed, what was handed in.</summary>
    public async Task<IActionResult> OnGetAsync(Guid dossier, string item, CancellationToken ct)
    {
        if (!await Load(dossier, item, ct))
        {
            return NotFound();
        }

        return Case.IsOpen ? await Show(ct) : LocalRedirect(To("/check"));
    }

    /// <summary>Saves the answer. A yes without all its figures is kept too; it is asked for before submission.</summary>
    public async Task<IActionResult> OnPostAsync(Guid dossier, string item, CancellationToken ct)
    {
        if (!await Load(dossier, item, ct))
        {
            return NotFound();
        }

        var form = Request.Form;
        var input = DraftFields.Read(ItemForm.Fields, form, ModelState, (lang, Case.Today));
        if (await uploads.Remove(Case, form, ct))
        {
            return await Show(ct);
        }

        await uploads.Receive(Case, Item.Id, form, ModelState, ct);
        if (input.GetValueOrDefault("can") is "")
        {
            ModelState.AddModelError("can", lang.Pick("できる・できないのどちらかを選んでください", "Please choose yes or no"));
        }

        if (ItemForm.Fields.All(f => ModelState[f.Name]!.Errors.Count == 0)
            && await saving.Save(Case, input.SetItem("item", Item.Id), FormStamp.From(form), Present, ct) is DeskAnswer.No no)
        {
            ModelState.AddModelError("", StaleWords.Of(no, lang));
            Elsewhere = no.Reason == Refusal.Stale ? StaleWords.Differing(ItemForm.Fields, f => ItemForm.Value(Claim, f.Name), input, lang) : [];
        }

        if (!ModelState.IsValid)
        {
            await Load(dossier, item, ct);
            return await Show(ct);
        }

        TempData["Done"] = lang.Pick($"{Item.Id}「{Item.Label.Ja}」を保存しました", $"Saved: {Item.Id} {Item.Label.En}");
        return LocalRedirect(form["go"] == "list" ? To("") : After is { } next ? To($"/items/{next.Id}") : To(""));
    }

    /// <summary>An address inside this application.</summary>
    public string To(string rest) => lang.Url($"/vendor/applications/{Case.Dossier.Id}{rest}");

    private Item? At(int step)
    {
        var at = EvaluationItems.All.IndexOf(Item) + step;
        return at >= 0 && at < EvaluationItems.All.Length ? EvaluationItems.All[at] : null;
    }

    private async Task<bool> Load(Guid dossier, string item, CancellationToken ct)
    {
        if (EvaluationItems.Find(item) is not { } known || await cases.Find(dossier, ct) is not { } found)
        {
            return false;
        }

        (Item, Case) = (known, found);
        return true;
    }

    private async Task<PageResult> Show(CancellationToken ct)
    {
        Stamp = FormStamp.Of(Case, Present);
        Files = await uploads.View(
            Case, Item.Id, (lang.Pick("資料を送る", "Send files"), lang.Pick("料金表・手順書・試験の報告書など。", "Price list, manual, test report.")), ct);
        return Page();
    }
}
