using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Rooms.Cases;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>What waits for the vendor, and where each service stands.</summary>
public sealed class HomeModel(VendorCases cases, Rulebook rulebook, Lang lang) : PageModel
{
    /// <summary>Something the vendor must do.</summary>
    public sealed record Todo(string Service, string What, string Url, DueView? Due);

    /// <summary>One running matter of a service.</summary>
    public sealed record Matter(string What, string Stage, string? WaitsFor, DueView? Due);

    /// <summary>One service.</summary>
    public sealed record Service(Dossier Dossier, string Number, ImmutableArray<Matter> Matters, ImmutableArray<Link> Links);

    /// <summary>The own organisation's name; empty while there is no case that tells it.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>The nearest due date first.</summary>
    public IReadOnlyList<Todo> Todos { get; private set; } = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Service> Services { get; private set; } = [];

    /// <summary>Shows the room's front.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await cases.All(ct) is not var (actor, all))
        {
            return NotFound();
        }

        Organisation = all.Count == 0 ? "" : all[0].Dossier.Vendor.Name;
        var offered = all.Select(c => (Case: c, Offers: Offers.For(c.Dossier, actor, rulebook.Library))).ToList();
        Services = [.. offered.Select(o => Show(o.Case, o.Offers))];
        Todos = [.. offered.SelectMany(o => TodosOf(o.Case, o.Offers)).OrderBy(t => t.Due?.Due ?? DateOnly.MaxValue)];
        return Page();
    }

    /// <summary>What the procedure asks of the vendor. A measure's notice counts too: reading it late costs days of the reply.</summary>
    private IEnumerable<Todo> TodosOf(LoadedDossier c, ImmutableArray<Offer> offers) =>
        from offer in offers
        where offer.Work is not null || offer.Act == Act.AcknowledgeNotice
        group offer by offer.Life.Id into asked
        let first = asked.First()
        select new Todo(c.Dossier.ServiceName, lang.Of(first.Act), UrlOf(c.Dossier, first), Due(c, first.Life));

    /// <summary>An application is worked on page by page; every other act has its one page.</summary>
    private string UrlOf(Dossier dossier, Offer offer) => lang.Url(offer.Act is Act.Submit or Act.Resubmit
        ? $"/vendor/applications/{dossier.Id}"
        : $"/cases/{dossier.Id}/lives/{offer.Life.Id}/{offer.Act}");

    private Service Show(LoadedDossier c, ImmutableArray<Offer> offers) => new(
        c.Dossier,
        c.Dossier.Entry?.Number ?? c.Dossier.Registration?.Fact("number") ?? "",
        [.. Shown(c.Dossier).Select(l => new Matter(lang.Of(l.Machine), lang.Of(l.Stage), WaitsFor(c.Dossier, l), Due(c, l) is { } due ? due with { IsOthers = !Waiting.IsFor(offers, l) } : null))],
        [.. LinksOf(c)]);

    /// <summary>Whom the procedure waits for; null when nothing is asked of anybody.</summary>
    private string? WaitsFor(Dossier dossier, Life life) => Waiting.For(dossier, life, rulebook.Library) is { Count: > 0 } roles && !life.Over
        ? string.Join(lang.Pick("、", ", "), roles.Select(lang.Of))
        : null;

    /// <summary>What goes on, or how it ended when nothing does.</summary>
    private static IEnumerable<Life> Shown(Dossier d)
    {
        var open = d.Lives.Values.Where(l => !l.Over && l.Machine is not Machine.Poll and not Machine.Correction).OrderBy(l => l.OpenedAt).ToList();
        return open.Count > 0 ? open : d.Lives.Values.OrderByDescending(l => l.StageSince).Take(1);
    }

    private IEnumerable<Link> LinksOf(LoadedDossier c)
    {
        var at = $"/cases/{c.Dossier.Id}";
        yield return new Link(lang.Pick("経過を見る", "History"), lang.Url(at));
        if (c.Dossier.Registration is { } application)
        {
            var draft = !Law.Find(application.Machine, application.Stage, Act.SaveApplication).IsEmpty;
            yield return new Link(draft ? lang.Pick("申請書の続き", "Go on with the application") : lang.Pick("申請書を見る", "The application"), lang.Url($"/vendor/applications/{c.Dossier.Id}"));
        }

        if (c.Dossier.Listing is { } listing && !Law.Find(Machine.Listing, listing.Stage, Act.PublishVersion).IsEmpty)
        {
            yield return new Link(lang.Of(Act.DraftNotice), lang.Url($"{at}/start/{Machine.ChangeNotice}/{Act.DraftNotice}"));
            yield return new Link(lang.Of(Act.ReportIncident), lang.Url($"{at}/start/{Machine.Incident}/{Act.ReportIncident}"));
            yield return new Link(lang.Of(Act.EndByVendor), lang.Url($"{at}/lives/{listing.Id}/{Act.EndByVendor}"));
        }

        if (c.Dossier.Registration?.Fact("appealUntil") is { Length: > 0 } until && DateOnly.TryParse(until, out var last) && Jst.Day(c.Now) <= last)
        {
            yield return new Link(lang.Of(Act.FileAppeal), lang.Url($"{at}/start/{Machine.Appeal}/{Act.FileAppeal}"));
        }
    }

    private DueView? Due(LoadedDossier c, Life life) => life.Due is { } due
        ? new DueView(due, rulebook.Calendar.BusinessDaysBetween(Jst.Day(c.Now), due)) { What = lang.Pick($"{lang.Of(life.Machine)}の期限", $"{lang.Of(life.Machine)} due") }
        : null;
}
