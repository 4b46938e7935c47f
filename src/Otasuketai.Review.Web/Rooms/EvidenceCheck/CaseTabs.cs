using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Rooms.Cases;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.EvidenceCheck;

/// <summary>The pages of one case the office and the committee move between.</summary>
public enum CaseTab
{
    /// <summary>The case page itself.</summary>
    Case,

    /// <summary>形式確認.</summary>
    Intake,

    /// <summary>裏付け確認.</summary>
    Evidence,

    /// <summary>The dossier to read.</summary>
    Dossier,
}

/// <summary>The head every page of a case has in common.</summary>
public static class CaseHeads
{
    private static readonly ImmutableArray<Role> Office = [Role.Intake, Role.Checker, Role.Approver, Role.Secretariat, Role.Auditor];

    /// <summary>The tabs this reader may open; the one without an address is the present page.</summary>
    public static IReadOnlyList<Link> Tabs(OpenCase open, CaseTab at, Lang l) =>
    [
        .. from tab in Enum.GetValues<CaseTab>()
           where tab is CaseTab.Case or CaseTab.Dossier || open.Actor.MayActAs(Office)
           select new Link(Name(tab, l), tab == at ? null : l.Url(Path(open.Dossier.Id, tab))),
        .. open.Dossier.Lives.Values.Where(x => x.Machine == Machine.Poll && !x.Over).OrderBy(x => x.OpenedAt)
            .Select(x => new Link(l.Of(Machine.Poll), l.Url($"/committee/polls/{x.Id}"))),
    ];

    /// <summary>Number, name, vendor, due date and tabs.</summary>
    public static CaseHeadView Of(OpenCase open, CaseTab at, Lang l)
    {
        var dossier = open.Dossier;
        var registration = dossier.Registration;
        return new CaseHeadView(open.Number, dossier.ServiceName)
        {
            NumberLabel = dossier.Entry is null ? l.Pick("申請番号", "Application") : l.Pick("登録番号", "Registration"),
            Crumbs = [new Link(open.Actor.MayActAs(Office) ? l.Pick("あなたの仕事", "Your work") : l.Pick("評価会議", "Meetings"), l.Url(open.Actor.MayActAs(Office) ? "/desk" : "/committee"))],
            Tags = [.. registration is null ? [] : new[] { new TagView(l.Of(registration.Stage), Tone.Key) }, .. Monitoring(dossier, l)],
            Facts = [new Fact(l.Pick("申請者", "Applicant"), dossier.Vendor.Name), .. Received(registration, l)],
            Due = registration is { Over: false } ? open.DueOf(registration, l) : null,
            Tabs = Tabs(open, at, l),
        };
    }

    private static IEnumerable<TagView> Monitoring(Dossier dossier, Lang l) =>
        MonitoringTypes.Read(dossier.MonitoringType) is { } type ? [new TagView(l.Pick(type.Words()), Tone.Line)] : [];

    private static IEnumerable<Fact> Received(Life? registration, Lang l) =>
        DateOnly.TryParse(registration?.Fact("submittedOn"), out var day) ? [new Fact(l.Pick("受付", "Received"), l.Day(day))] : [];

    private static string Name(CaseTab tab, Lang l) => tab switch
    {
        CaseTab.Case => l.Pick("案件と経緯", "Case and history"),
        CaseTab.Intake => l.Pick("形式確認", "Formal check"),
        CaseTab.Evidence => l.Pick("裏付け確認", "Evidence check"),
        CaseTab.Dossier => l.Pick("案件資料", "Dossier"),
    };

    private static string Path(DossierId id, CaseTab tab) => tab switch
    {
        CaseTab.Case => $"/cases/{id}",
        CaseTab.Intake => $"/cases/{id}/intake",
        CaseTab.Evidence => $"/cases/{id}/evidence",
        CaseTab.Dossier => $"/cases/{id}/dossier",
    };
}
