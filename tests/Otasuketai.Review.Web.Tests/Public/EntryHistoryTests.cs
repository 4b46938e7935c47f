using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Clock;
using Otasuketai.Review.Web.Store;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.House;
using Otasuketai.Review.Web.Tests.Queues;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Web.Tests.Public;

/// <summary>One service listed, changed, suspended, listed again and delisted on different days, through the desk.</summary>
public sealed class EntryLife(TestCluster cluster) : IAsyncLifetime
{
    private readonly TestApp app = new(cluster);

    /// <summary>What the page said about the day on that day, by day.</summary>
    public SortedDictionary<DateOnly, string> Read { get; } = [];

    public string Number { get; private set; } = "";

    /// <summary>The days something happened, in order: listed, changed, suspended, reinstated, delisted.</summary>
    public List<DateOnly> Days { get; } = [];

    public TestApp App => app;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        var desk = await CastDesk.Listed(app);
        Number = await desk.Ask<string>($"SELECT number FROM review.entry WHERE dossier_id = '{desk.Id}'");
        await DayIsOver(desk);

        await desk.Do(Machine.ChangeNotice, DraftNotice, Cast.Vendor, ("field", "hours-codes"));
        await desk.Do(Machine.ChangeNotice, FileNotice, Cast.Vendor,
            ("after", "always"), ("effectiveOn", Days[^1].AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("affectsUsers", "yes"), ("affectsRequirements", "no"), ("emergency", "no"), ("why", "夜間の体制を増やしました。"));
        await desk.Do(Machine.ChangeNotice, ClassifyForReview, Cast.Intake, ("class", "user-affecting"));
        await desk.Do(Machine.ChangeNotice, AcceptChange, Cast.Checker, ("note", "当番表で確認しました。"));
        await DayIsOver(desk);

        (string, string)[] protect = [("reasonClass", "incident"), ("reason", "ないしょの理由")];
        await desk.Do(Machine.Listing, SuspendInterim, Cast.Checker, protect);
        await desk.Do(Machine.Listing, SuspendInterim, Cast.Approver, protect);
        await DayIsOver(desk);

        await desk.Do(Machine.Listing, Reinstate, Cast.Approver, ("reason", "復旧を確かめました。"));
        await DayIsOver(desk);

        await Delist(desk);
        await DayIsOver(desk);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>The page's own content; the header links to the same page in the other language.</summary>
    public async Task<string> Main(string url)
    {
        using var visitor = app.Visitor();
        using var answer = await visitor.Get(url);
        return Regex.Match(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "<main.*</main>", RegexOptions.Singleline).Value;
    }

    private static async Task Delist(CastDesk desk)
    {
        await desk.Do(Machine.Measure, ProposeMeasure, Cast.Checker, ("ground", "false-statement"), ("rung", "delisting"), ("facts", "ないしょの事実"), ("reason", "ないしょの理由"));
        await desk.Do(Machine.Measure, GiveNotice, Cast.Approver, ("intended", "取り消します"));
        await desk.Do(Machine.Measure, AcknowledgeNotice, Cast.Vendor, ("read", "yes"));
        await desk.Do(Machine.Measure, Reply, Cast.Vendor, ("stance", "accept"), ("reply", "ないしょの弁明"));
        await desk.Do(Machine.Measure, ReferDelisting, Cast.Approver, ("proposal", "取消し"), ("reason", "虚偽"));
        await desk.Do(Machine.Poll, OpenPoll, Cast.Secretariat);
        foreach (var member in (CastMember[])[Cast.Chair, Cast.MemberOne, Cast.MemberTwo, Cast.MemberThree])
        {
            await desk.Do(Machine.Poll, DeclareConflict, member, ("conflict", "none"));
            await desk.Do(Machine.Poll, CastBallot, member, ("q-decision", "adopt"));
        }

        await desk.Do(Machine.Poll, ConfirmPoll, Cast.Chair, ("statement", "虚偽の記載のため"));
        (string, string)[] executed = [("resolutionRead", "yes"), ("publicNote", "根拠の資料が実在しませんでした。")];
        await desk.Do(Machine.Measure, ExecuteDelisting, Cast.Checker, executed);
        await desk.Do(Machine.Measure, ExecuteDelisting, Cast.Approver, executed);
    }

    private async Task DayIsOver(CastDesk desk)
    {
        var today = await desk.Ask<DateOnly>("SELECT (review.now() AT TIME ZONE 'Asia/Tokyo')::date");
        Days.Add(today);
        Read[today] = await Main($"/services/{Number}?asOf={today:yyyy-MM-dd}");
        await app.Services.GetRequiredService<DevelopmentClock>().Advance(TimeSpan.FromDays(3), CancellationToken.None);
    }
}

/// <summary>What the entry page says about days that are over.</summary>
public sealed class EntryHistoryTests(EntryLife life) : IClassFixture<EntryLife>
{
    [Fact]
    public async Task Entry_AsOfADay_ReadsToTheLetterAsItReadOnThatDay()
    {
        Assert.Equal(5, life.Read.Count);
        foreach (var (day, then) in life.Read)
        {
            Assert.Equal(then, await life.Main($"/services/{life.Number}?asOf={day:yyyy-MM-dd}"));
        }
    }

    [Theory]
    [InlineData(0, "（第1版）", "掲載中", "対応時間</dt><dd class=\"unstated\">記載なし")]
    [InlineData(1, "（第2版）", "掲載中", "対応時間</dt><dd>24時間365日")]
    [InlineData(2, "（第2版）", "掲載停止中", "仮の掲載停止中です。理由区分：事故への対応。運営者が")]
    [InlineData(3, "（第2版）", "掲載中", "掲載の再開")]
    [InlineData(4, "（第2版）", "掲載取消", "根拠の資料が実在しませんでした。")]
    public async Task Entry_BetweenTwoEvents_ShowsVersionStandingAndReasonOfThatTime(int happened, string version, string standing, string words)
    {
        var page = await life.Main($"/services/{life.Number}?asOf={life.Days[happened].AddDays(1):yyyy-MM-dd}");

        Assert.Contains(version, page, StringComparison.Ordinal);
        Assert.Contains($">{standing}</span>", page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Equal(happened == 4, page.Contains("掲載を取り消しました。理由区分：虚偽の記載。", StringComparison.Ordinal));
        Assert.DoesNotContain("ないしょ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EntryForPrograms_AsOfADay_HasVersionAndStatusOfThatDay()
    {
        using var visitor = life.App.Visitor();
        var told = new List<string>();
        foreach (var day in life.Days)
        {
            var entry = System.Text.Json.JsonDocument.Parse(await visitor.Read($"/api/v1/entries/{life.Number}?asOf={day:yyyy-MM-dd}")).RootElement.GetProperty("entry");
            told.Add($"{entry.GetProperty("version")} {entry.GetProperty("status")}");
        }

        Assert.Equal(["1 listed", "2 listed", "2 suspended", "2 listed", "2 delisted"], told);
    }

    [Fact]
    public async Task Entry_BeforeItsListing_SaysThatItWasNotListedYet()
    {
        var page = await life.Main($"/services/{life.Number}?asOf={life.Days[0].AddDays(-1):yyyy-MM-dd}");

        Assert.Contains("まだ掲載していません", page, StringComparison.Ordinal);
        Assert.DoesNotContain("みまもりEDRライト", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2999-01-01", "まだ来ていない日です")]
    [InlineData("2026-02-30", "日付として読めません")]
    [InlineData("0000-00-00", "日付として読めません")]
    [InlineData("<script>alert(1)</script>", "日付として読めません")]
    [InlineData("' OR 1=1 --", "日付として読めません")]
    [InlineData("\u0000\uFFFF-\uD83D", "日付として読めません")]
    public async Task Entry_AsOfNoDayThatCanBeShown_SaysWhyAndShowsNoEntry(string asked, string words)
    {
        using var visitor = life.App.Visitor();
        using var answer = await visitor.Get($"/services/{life.Number}?asOf={Uri.EscapeDataString(asked)}");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("みまもりEDRライト", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_AsOfAVeryLongText_IsAnsweredWithAFewOfItsCharacters()
    {
        var page = await life.Main($"/services/{life.Number}?asOf={new string('9', 4000)}");

        Assert.Contains("9…」は日付として読めません", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_OfTwo_SaysInWordsWhatChanged()
    {
        var page = await life.Main($"/services/{life.Number}/versions?from=1&to=2");

        Assert.Contains("第1版から第2版で変わったことは1件です", page, StringComparison.Ordinal);
        Assert.Matches("<th scope=\"row\">対応時間</th><td>記載なし</td><td>24時間365日</td>", page);
        Assert.Matches("<th scope=\"row\">対応時間</th><td>24時間365日</td><td>記載なし</td>", await life.Main($"/services/{life.Number}/versions?from=2&to=1"));
    }

    [Theory]
    [InlineData("from=0&to=2")]
    [InlineData("from=1&to=99")]
    [InlineData("from=x&to=2")]
    [InlineData("from=99999999999999999999999999&to=2")]
    public async Task Versions_ThatDoNotExist_AreRefusedWithTheRange(string query)
    {
        using var visitor = life.App.Visitor();
        using var answer = await visitor.Get($"/services/{life.Number}/versions?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("版は1から2までの番号で選んでください", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/services/{0}")]
    [InlineData("/services/{0}/versions?from=1&to=2")]
    [InlineData("/check/{0}")]
    [InlineData("/api/v1/check/{0}")]
    [InlineData("/api/v1/entries/{0}")]
    [InlineData("/api/v1/data/entries.csv")]
    [InlineData("/api/v1/data/items.json")]
    [InlineData("/api/v1/data/events.json")]
    public async Task PublicAnswer_HoldsNothingThatStaysInside(string address)
    {
        using var visitor = life.App.Visitor();
        var answer = await visitor.Read(string.Format(CultureInfo.InvariantCulture, address, life.Number));

        Assert.Contains(life.Number, answer, StringComparison.Ordinal);
        foreach (var inside in (string[])["ないしょ", "黒字", "訓練しています", "第三者試験", "資料と一致", "当番表で確認", "夜間の体制を増やし", "復旧を確かめました", "基準を満たす", "虚偽の記載のため", .. Cast.WithAccount.SelectMany(m => new[] { m.Name, m.UserName! })])
        {
            Assert.DoesNotContain(inside, answer, StringComparison.Ordinal);
        }

        Assert.DoesNotMatch("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", answer);
    }

    [Fact]
    public async Task Events_TellTheWholeLifeInOrder()
    {
        using var visitor = life.App.Visitor();
        var kinds = Regex.Matches(await visitor.Read("/api/v1/data/events.csv"), $"^{life.Number}-e([0-9]+),[^,]+,[^,]+,([a-z-]+),([a-z-]*)", RegexOptions.Multiline);

        Assert.Equal(["1 listed ", "2 version-published ", "3 suspended-interim incident", "4 reinstated ", "5 delisted false-statement"], kinds.Select(k => $"{k.Groups[1]} {k.Groups[2]} {k.Groups[3]}"));
    }

    [Fact]
    public async Task Migration_OverAHistoryThatIsThere_TellsWhereTheEntryStoodOnEachDay()
    {
        var sql = MigrationFile.Embedded.Single(m => m.Name.StartsWith("0023", StringComparison.Ordinal)).Sql;
        await using var connection = new NpgsqlConnection(life.App.AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var undone = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var anew = new NpgsqlCommand($"ALTER TABLE review.entry_state DISABLE TRIGGER USER; DELETE FROM review.entry_state; {sql[sql.LastIndexOf("INSERT INTO", StringComparison.Ordinal)..]}", connection);
        await anew.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await using var ask = new NpgsqlCommand("SELECT array_agg(concat_ws(' ', stage, facts ->> 'suspensionKind', facts ->> 'suspendedOn' = (at AT TIME ZONE 'Asia/Tokyo')::date::text, facts ->> 'reasonClass', facts ->> 'ground') ORDER BY id) FROM review.entry_state", connection);
        var told = (string[])(await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("Listed", told[0]);
        Assert.Contains("Suspended interim t incident", told);
        Assert.StartsWith("Delisted", told[^1], StringComparison.Ordinal);
        Assert.EndsWith("false-statement", told[^1], StringComparison.Ordinal);
    }
}
