using System.Collections.Immutable;
using System.Net.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Monitors;

/// <summary>モニター企業の名簿: enrol by proof of use, end.</summary>
public sealed class MonitorsModel(MonitorPanel panel, CurrentActor current, Lang lang) : PageModel
{
    /// <summary>Listed services.</summary>
    public ImmutableArray<ListedService> Services { get; private set; } = [];

    /// <summary>Everybody enrolled.</summary>
    public ImmutableArray<EnrolledMonitor> Enrolled { get; private set; } = [];

    /// <summary>Which service.</summary>
    [BindProperty]
    public string Service { get; set; } = "";

    /// <summary>The firm.</summary>
    [BindProperty]
    public string Company { get; set; } = "";

    /// <summary>The person.</summary>
    [BindProperty]
    public string Person { get; set; } = "";

    /// <summary>Where the link is sent.</summary>
    [BindProperty]
    public string Address { get; set; } = "";

    /// <summary>ja or en.</summary>
    [BindProperty]
    public string Language { get; set; } = "ja";

    /// <summary>How the use was shown.</summary>
    [BindProperty]
    public string Proof { get; set; } = "";

    /// <summary>"yes" on the second post, from the page that asks once more.</summary>
    [BindProperty]
    public string? Sure { get; set; }

    /// <summary>"yes" when the person goes back from that page.</summary>
    [BindProperty]
    public string? Back { get; set; }

    /// <summary>Whose end is asked about once more; null while the list is shown.</summary>
    public EnrolledMonitor? Ending { get; private set; }

    /// <summary>Shows the list.</summary>
    public Task OnGetAsync(CancellationToken ct) => Load(ct);

    /// <summary>Enrols.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        (Company, Person, Address, Proof) = (InputText.Line(Company), InputText.Line(Person), InputText.Code(Address), InputText.Paragraph(Proof));
        if (await current.Find() is not { } actor)
        {
            return NotFound();
        }

        if (IsComplete() && Told(await panel.Enrol(new Enrolment(Guid.Parse(Service), Company, Person, Address, Language == "en" ? "en" : "ja", Proof), actor, ct)))
        {
            TempData["Done"] = lang.Pick($"{Company}を名簿に加えました", $"{Company} is enrolled");
            return RedirectToPage();
        }

        await Load(ct);
        return Page();
    }

    /// <summary>Ends one, after asking once more: the links are gone for good.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid monitor, CancellationToken ct)
    {
        if (Back == "yes")
        {
            return RedirectToPage();
        }

        if (Sure != "yes")
        {
            await Load(ct);
            Ending = Enrolled.FirstOrDefault(m => m.Id == monitor);
            return Ending is null ? NotFound() : Page();
        }

        if (await current.Find() is not { } actor || !await panel.End(monitor, actor, ct))
        {
            return NotFound();
        }

        TempData["Done"] = lang.Pick("名簿から外しました。まだ使われていないリンクは無効になりました", "The enrolment has ended; links not used yet are revoked");
        return RedirectToPage();
    }

    private async Task Load(CancellationToken ct) => (Services, Enrolled) = (await panel.Services(ct), await panel.Enrolled(ct));

    private bool IsComplete()
    {
        Check(Guid.TryParse(Service, out _), nameof(Service), "サービスを選んでください", "Please choose the service");
        Check(Company.Length is > 0 and <= 200, nameof(Company), "会社名を200文字までで入力してください", "Please enter the company (at most 200 characters)");
        Check(Person.Length is > 0 and <= 100, nameof(Person), "担当者名を100文字までで入力してください", "Please enter the person (at most 100 characters)");
        Check(Address.Length <= 254 && MailAddress.TryCreate(Address, out var mail) && mail.Address == Address && !Address.Any(c => c is ',' or ';'), nameof(Address), "メールアドレスを1つ入力してください（例：name@example.jp）", "Please enter one e-mail address (for example name@example.jp)");
        Check(Proof.Length is > 0 and <= 1000, nameof(Proof), "利用を確かめた方法を1,000文字までで入力してください", "Please say how the use was proven (at most 1,000 characters)");
        return ModelState.IsValid;
    }

    private void Check(bool good, string field, string ja, string en)
    {
        if (!good)
        {
            ModelState.AddModelError(field, lang.Pick(ja, en));
        }
    }

    private bool Told(EnrolmentAnswer answer)
    {
        switch (answer)
        {
            case EnrolmentAnswer.Enrolled:
                break;
            case EnrolmentAnswer.NotListed:
                Check(false, nameof(Service), "このサービスは掲載中ではありません", "This service is not listed");
                break;
            case EnrolmentAnswer.Tied:
                Check(false, nameof(Company), "提供事業者とその関連会社の方は、モニターになれません", "The provider's own people and its group cannot be monitor users");
                break;
            case EnrolmentAnswer.Twice:
                Check(false, nameof(Address), "このメールアドレスは、このサービスの名簿にあります", "This address is enrolled for this service already");
                break;
        }

        return answer == EnrolmentAnswer.Enrolled;
    }
}
