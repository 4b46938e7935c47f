using Otasuketai.Review.Evidence;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Cases;

/// <summary>What the entry says now about the thing a change notice is about, so that nobody has to copy it by hand.</summary>
internal static class Published
{
    /// <summary>The present words; empty when the entry says nothing, or the thing has no single place.</summary>
    public static string Of(Dossier dossier, Life notice, Lang l, ItemCatalogue items) => notice.Fact("field") switch
    {
        "serviceName" => dossier.ServiceName,
        "monitoringType" => dossier.MonitoringType,
        "claim" => dossier.Claims.GetValueOrDefault(notice.Fact("items")) is { Can: true } claim ? $"{claim.Value}{claim.Unit}" : string.Empty,
        var name => Stated(dossier, name, l, items),
    };

    private static string Stated(Dossier dossier, string name, Lang l, ItemCatalogue items)
    {
        var value = (dossier.Registration ?? dossier.Listing)?.Fact(name) ?? string.Empty;
        var field = ApplicationForms.Overview.Concat(ApplicationForms.Prices).FirstOrDefault(f => f.Name == name);
        return field is null ? value : FormViews.Said(field, value, l, items);
    }
}
