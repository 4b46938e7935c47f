using Otasuketai.Review.Evidence;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;
using FieldKind = Otasuketai.Review.Forms.FieldKind;

namespace Otasuketai.Review.Web.Rooms.Cases;

/// <summary>What somebody filled in with an act: the report, the reply, the notice to decide about.</summary>
/// <param name="Before">What a change replaces; shown beside <paramref name="After"/>. Null when the paper changes nothing.</param>
/// <param name="After">What it is replaced by.</param>
public sealed record Paper(HistoryView Filled, string? Before, string? After)
{
    private const string BeforeField = "before";
    private const string AfterField = "after";

    /// <summary>The last paper of each kind of act on these lives, newest first. Polls have none: what is in the box stays there. A draft says nothing its filing does not.</summary>
    public static IEnumerable<Paper> Of(IEnumerable<CaseEntry> newestFirst, IEnumerable<LifeId> lives, Lang l, ItemCatalogue items, bool forVendor)
    {
        var asked = lives.Select(x => x.Value).ToHashSet();
        return newestFirst.Where(e => asked.Contains(e.Life) && e.Kind is null && e.Machine != Machine.Poll && e.Act is not (Act.StartApplication or Act.SaveApplication or Act.RecordFinding or Act.DraftNotice))
            .DistinctBy(e => (e.Life, e.Act)).Select(e => Of(Told(e), l, items, forVendor)).Where(p => p.Filled.Facts.Count > 0 || p.Before is not null);
    }

    /// <summary>Ticked statements say nothing more once the act is done; they stay in the history.</summary>
    private static CaseEntry Told(CaseEntry entry) => entry with
    {
        Facts = entry.Facts.RemoveRange(ActForms.For(entry.Machine!.Value, entry.Act!.Value).Fields.Where(f => f.Kind == FieldKind.Agree).Select(f => f.Name)),
    };

    private static Paper Of(CaseEntry entry, Lang l, ItemCatalogue items, bool forVendor)
    {
        var (before, after) = (entry.Facts.GetValueOrDefault(BeforeField, string.Empty), entry.Facts.GetValueOrDefault(AfterField, string.Empty));
        return before.Length > 0 && after.Length > 0
            ? new Paper((entry with { Facts = entry.Facts.Remove(BeforeField).Remove(AfterField) }).View(l, items, forVendor), before, Said(entry, after, l, items))
            : new Paper(entry.View(l, items, forVendor), null, null);
    }

    /// <summary>A choice is kept as its code and read in words, as what it replaces is.</summary>
    private static string Said(CaseEntry entry, string after, Lang l, ItemCatalogue items) =>
        ActForms.For(entry.Machine!.Value, entry.Act!.Value, entry.Facts).Fields.FirstOrDefault(f => f.Name == AfterField) is { } field ? FormViews.Said(field, after, l, items) : after;
}
