using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Rooms;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Tests.Public;

/// <summary>What an entry that is over says about itself.</summary>
public sealed class EntryWordsTests
{
    private static readonly DateOnly Day = new(2026, 4, 1);

    [Theory]
    [InlineData("みほん承継株式会社", "2026年6月1日（月）にみほん承継株式会社へ引き継がれました。")]
    [InlineData("", "2026年6月1日（月）に別の事業者へ引き継がれました。")]
    public void Why_Transferred_NamesWhoTookItOver(string successor, string words)
    {
        var facts = ImmutableDictionary<string, string>.Empty.Add("endedOn", "2026-06-01").Add(FactNames.Successor, successor);
        var entry = new PublicEntry("2026-001", "みほん", "みほん社", "endpoint", Day, Day.AddYears(2), "", ImmutableDictionary<string, string>.Empty, []);

        Assert.Equal(words, Lang.Of(english: false).Why(new PublicListing(entry, Stage.Transferred, facts, DateTimeOffset.UnixEpoch, 1, default, "")));
    }

    [Theory]
    [InlineData("5", "", "5台以上", "5 or more")]
    [InlineData("", "200", "200台まで", "up to 200")]
    [InlineData("5", "200", "5〜200台", "5 to 200")]
    [InlineData("", "", "記載なし", "Not stated")]
    public void Range_WithAnOpenEnd_NamesTheEndThereIs(string from, string to, string ja, string en)
    {
        var entry = new PublicEntry("2026-001", "みほん", "みほん社", "endpoint", Day, Day.AddYears(2), "", ImmutableDictionary<string, string>.Empty.Add("min-pcs", from).Add("max-pcs", to), []);

        Assert.Equal((ja, en), (Lang.Of(english: false).Range(entry, "pcs", "台"), Lang.Of(english: true).Range(entry, "pcs", "")));
    }
}
