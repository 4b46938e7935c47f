using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>A difference between two versions as people read it.</summary>
public sealed record ChangeLine(string What, string Before, string After);

/// <summary>Differences between two versions in words.</summary>
public sealed class ChangeWords(ItemCatalogue catalogue, Lang l)
{
    /// <summary>All differences, in the order of the entry page.</summary>
    public ImmutableArray<ChangeLine> Lines(PublicEntry before, PublicEntry after) => [.. EntryChange.Between(before, after).Select(c => Line(c, before, after))];

    private ChangeLine Line(EntryChange change, PublicEntry before, PublicEntry after) => change switch
    {
        EntryChange.Part p => new(l.Pick(Name(p.What)), Part(p.What, p.Before), Part(p.What, p.After)),
        EntryChange.Fact f => new(l.Pick(PublicFactWords.Of(f.Name)), l.Fact(before, f.Name), l.Fact(after, f.Name)),
        EntryChange.Answer a => new(Item(a.Item) + l.Pick("：申請者の主張", ": claimed"), Answer(a.Before), Answer(a.After)),
        EntryChange.Figures f => new(Item(f.Item) + l.Pick("：根拠", ": basis"), Figures(f.Before), Figures(f.After)),
        EntryChange.Check c => new(Item(c.Item) + l.Pick("：運営者の確認", ": verified"), Check(c.Before), Check(c.After)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Text.Bilingual Name(EntryPart part) => part switch
    {
        EntryPart.ServiceName => new("サービス名", "Name of the service"),
        EntryPart.Vendor => new("事業者", "Provider"),
        EntryPart.MonitoringType => new("見守る対象", "What is watched"),
        EntryPart.ListedOn => new("掲載日", "Listed on"),
        EntryPart.ValidUntil => new("有効期間の満了日", "Valid until"),
        EntryPart.Source => new("引継ぎの出典", "Carried over from"),
    };

    private string Part(EntryPart part, string value) => value.Length == 0 ? l.NotStated() : part switch
    {
        EntryPart.ServiceName or EntryPart.Vendor or EntryPart.Source => value,
        EntryPart.MonitoringType => MonitoringTypes.Read(value) is { } type ? l.Pick(type.Words()) : l.NotStated(),
        EntryPart.ListedOn or EntryPart.ValidUntil => l.Day(DateOnly.ParseExact(value, "O", CultureInfo.InvariantCulture)),
    };

    private string Item(string id) => catalogue.Find(id) is { } item ? $"{id} {l.Pick(item.Label)}" : id;

    private string Answer(bool? claimed) => claimed switch
    {
        null => l.NotStated(),
        true => l.Pick("できる", "Yes"),
        false => l.Pick("できない", "No"),
    };

    private string Figures(PublicItem i) => l.Figures(i) is { Length: > 0 } figures ? figures : l.NotStated();

    /// <summary>The finding as it was frozen, with its last day.</summary>
    private string Check(PublicItem? item)
    {
        if (item is not { Claimed: true })
        {
            return "－";
        }

        var found = l.Pick(PublicClaim.Words(EntryWords.Found(item)));
        return item.VerifiedUntil is { } until ? found + l.Pick($"（{l.Day(until)}まで）", $" (until {l.Day(until)})") : found;
    }
}
