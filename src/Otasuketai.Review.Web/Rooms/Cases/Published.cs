using Otasuketai.Review.Evidence;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Cases;

/// <summary>What the entry says now about the thing a change notice is about, so that nobody has to copy it by hand.</summary>
internal static class Published
{
    /// <summary>The present words; empty when the thing has no single place.</summary>
    public static string Of(Dossier dossier, Life notice, Lang l, ItemCatalogue items) => notice.Fact("field") switch
    {
        "serviceName" => dossier.ServiceName,
        "monitoringType" => Said("monitoringType", dossier.MonitoringType, l, items),
        "claim" => dossier.Claims.GetValueOrDefault(notice.Fact("items")) switch
        {
            { Can: true } claim => $"{claim.Value}{claim.Unit}",
            { } => l.Pick("できない", "No"),
            null => string.Empty,
        },
        var name when StatedChoices.Find(name) is { } choice => (Fact(dossier, name), Fact(dossier, choice.Note)) switch
        {
            ("", "") => l.Pick("記載なし", "Nothing stated"),
            ("", var note) => note,
            (var codes, "") => Said(name, codes, l, items),
            (var codes, var note) => l.Pick($"{Said(name, codes, l, items)}（{note}）", $"{Said(name, codes, l, items)} ({note})"),
        },
        var name => Said(name, Fact(dossier, name), l, items),
    };

    /// <summary>What a notice about fixed choices starts with: those published now, and the words beside them. Empty for any other field.</summary>
    public static string Start(Dossier dossier, Life notice, string field) => (field, StatedChoices.Find(notice.Fact("field"))) switch
    {
        ("after", { } choice) => Fact(dossier, choice.Name),
        ("afterNote", { } choice) => Fact(dossier, choice.Note),
        _ => string.Empty,
    };

    private static string Fact(Dossier dossier, string name) => (dossier.Registration ?? dossier.Listing)?.Fact(name) ?? string.Empty;

    private static string Said(string name, string value, Lang l, ItemCatalogue items) =>
        ApplicationForms.Head.Concat(ApplicationForms.Overview).Concat(ApplicationForms.Prices).FirstOrDefault(f => f.Name == name) is { } field
            ? value.Length == 0 ? l.Pick("記載なし", "Nothing stated") : FormViews.Said(field, value, l, items)
            : value;
}
