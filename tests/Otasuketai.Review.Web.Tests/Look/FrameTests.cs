using System.Text.RegularExpressions;

namespace Otasuketai.Review.Web.Tests.Look;

/// <summary>What stands around every public page and is kept from one to the next.</summary>
public sealed partial class FrameTests(LookSite site) : IClassFixture<LookSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Menu_OfOnePageAfterAnother_MarksWhereItStandsInItsLanguage()
    {
        for (var round = 0; round < 2; round++)
        {
            foreach (var path in new[] { "/guide", "/vendor-guide", "/en/guide", "/en/vendor-guide" })
            {
                var menu = Menus().Match(await site.Client.GetStringAsync(path, Stop)).Value;

                Assert.Equal([path], Here().Matches(menu).Select(m => m.Groups[1].Value).Distinct());
                Assert.Equal(path.StartsWith("/en", StringComparison.Ordinal), menu.Contains("Compare", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Menu_OfSmallScreens_OffersWhatTheWideOneDoes()
    {
        var lists = Lists().Matches(Menus().Match(await site.Client.GetStringAsync("/guide", Stop)).Value);

        Assert.Equal(2, lists.Count);
        Assert.Equal(5, Here().Count(lists[0].Value) + Links().Count(lists[0].Value));
        Assert.Equal(lists[0].Value, lists[1].Value);
    }

    [Theory]
    [InlineData("/guide", "href=\"/about\"", "title=\"登録簿の出来事 (Atom)\"")]
    [InlineData("/en/guide", "href=\"/en/about\"", "title=\"Events of the register (Atom)\"")]
    public async Task Foot_AskedTwice_StaysInItsLanguage(string path, string link, string feed)
    {
        for (var round = 0; round < 2; round++)
        {
            var page = await site.Client.GetStringAsync(path, Stop);

            Assert.Contains(link, page, StringComparison.Ordinal);
            Assert.Contains(feed, page, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("""<div class="site">.*?</header>""", RegexOptions.Singleline)]
    private static partial Regex Menus();

    [GeneratedRegex("<ul>.*?</ul>", RegexOptions.Singleline)]
    private static partial Regex Lists();

    [GeneratedRegex("""<a href="([^"]+)" aria-current="page">""")]
    private static partial Regex Here();

    [GeneratedRegex("""<a href="[^"]+">""")]
    private static partial Regex Links();
}
