using System.Collections.Immutable;
using Otasuketai.Review.Evidence;

namespace Otasuketai.Review.Publication;

/// <summary>What an entry says about itself beside its facts and items.</summary>
public enum EntryPart
{
    /// <summary>Name of the service.</summary>
    ServiceName,

    /// <summary>Its provider.</summary>
    Vendor,

    /// <summary>What is watched.</summary>
    MonitoringType,

    /// <summary>Day of the listing.</summary>
    ListedOn,

    /// <summary>Last day of the validity.</summary>
    ValidUntil,

    /// <summary>What a carried-over entry rests on.</summary>
    Source,
}

/// <summary>One difference between two frozen versions of an entry.</summary>
public abstract record EntryChange
{
    private EntryChange()
    {
    }

    /// <summary>Name, provider, type, day of listing, validity or source; days as yyyy-MM-dd.</summary>
    public sealed record Part(EntryPart What, string Before, string After) : EntryChange;

    /// <summary>A fact the provider states; empty where it is not stated.</summary>
    public sealed record Fact(string Name, string Before, string After) : EntryChange;

    /// <summary>The answer to an item; null where the version states none.</summary>
    public sealed record Answer(string Item, bool? Before, bool? After) : EntryChange;

    /// <summary>The figures or documents behind an answer that stayed "yes".</summary>
    public sealed record Figures(string Item, PublicItem Before, PublicItem After) : EntryChange;

    /// <summary>What the operator found, or until when the finding holds; null where the version states no such item.</summary>
    public sealed record Check(string Item, PublicItem? Before, PublicItem? After) : EntryChange;

    /// <summary>Everything in which two versions differ, in reading order: the entry itself, its facts, its items.</summary>
    public static ImmutableArray<EntryChange> Between(PublicEntry before, PublicEntry after) =>
        [.. Parts(before, after), .. Facts(before, after), .. Items(before, after)];

    private static IEnumerable<EntryChange> Parts(PublicEntry before, PublicEntry after) => Enum.GetValues<EntryPart>()
        .Select(part => new Part(part, Text(before, part), Text(after, part))).Where(p => p.Before != p.After);

    private static string Text(PublicEntry e, EntryPart part) => part switch
    {
        EntryPart.ServiceName => e.ServiceName,
        EntryPart.Vendor => e.Vendor,
        EntryPart.MonitoringType => e.MonitoringType,
        EntryPart.ListedOn => e.ListedOn.ToString("O"),
        EntryPart.ValidUntil => e.ValidUntil.ToString("O"),
        EntryPart.Source => e.Source,
    };

    private static IEnumerable<EntryChange> Facts(PublicEntry before, PublicEntry after) => PublicEntry.PublicFacts
        .Select(name => new Fact(name, before.Facts.GetValueOrDefault(name, ""), after.Facts.GetValueOrDefault(name, ""))).Where(f => f.Before != f.After);

    private static IEnumerable<EntryChange> Items(PublicEntry before, PublicEntry after)
    {
        var (was, isNow) = (before.Items.ToDictionary(i => i.Item), after.Items.ToDictionary(i => i.Item));
        return was.Keys.Union(isNow.Keys).Order(StringComparer.Ordinal).SelectMany(item => Of(item, was.GetValueOrDefault(item), isNow.GetValueOrDefault(item)));
    }

    private static IEnumerable<EntryChange> Of(string item, PublicItem? before, PublicItem? after)
    {
        if (before?.Claimed != after?.Claimed)
        {
            yield return new Answer(item, before?.Claimed, after?.Claimed);
        }
        else if (before is { Claimed: true } && after is { Claimed: true } && Basis(before) != Basis(after))
        {
            yield return new Figures(item, before, after);
        }

        if (Found(before) != Found(after))
        {
            yield return new Check(item, before, after);
        }
    }

    private static (string, string, string, DateOnly?, string, string) Basis(PublicItem i) => (i.Metric, i.Value, i.Unit, i.MeasuredOn, i.Source, i.Note);

    private static (Finding?, DateOnly?)? Found(PublicItem? i) => i is { Claimed: true } ? (i.Verified, i.VerifiedUntil) : null;
}
