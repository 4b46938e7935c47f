using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Store;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Bench;

/// <summary>
/// Rows 5 to 8 and 14: public pages of the real program in a process of its own, by the clock and by that process's processor time, in which
/// neither the client nor anybody else on the machine counts. Rounds are interleaved, medians told.
/// </summary>
internal static class CatalogueBench
{
    private const int Rounds = 5;
    private const int Questions = 400;

    /// <summary>10,000 entries, and the rows that hang on no register.</summary>
    public static Task<IReadOnlyList<Figure>> Small() => Run(10_000, more: true);

    /// <summary>100,000 entries.</summary>
    public static Task<IReadOnlyList<Figure>> Large() => Run(100_000, more: false);

    private static async Task<IReadOnlyList<Figure>> Run(int entries, bool more)
    {
        await using var cluster = await PrivateCluster.StartAsync(CancellationToken.None);
        var admin = new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString) { Database = "review" }.ConnectionString;
        await Migrator.Run(admin, CancellationToken.None);
        await Synthetic.Register(admin, entries);
        var environment = new Dictionary<string, string>
        {
            ["ConnectionStrings__Review"] = $"Host=127.0.0.1;Port={cluster.Port};Username=review_app;Database=review",
            ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Review__Var"] = Directory.CreateTempSubdirectory("otasuketai-bench").FullName,
        };
        await CatalogueNode.Prepare(admin, environment["ConnectionStrings__Review"]);
        await using var node = await Node.Start("--catalogue", environment);
        await using var bare = await Node.Start("--bare", environment);
        var questions = Mixed(new Random(5));

        var ways = Ways(node, bare, questions, more);
        var rates = ways.Keys.ToDictionary(name => name, _ => new List<Rate>());
        for (var round = -1; round < Rounds; round++)
        {
            foreach (var (name, one) in ways)
            {
                var rate = await one();
                if (round >= 0)
                {
                    rates[name].Add(rate); // the first round warms
                }
            }
        }

        var size = entries.ToString("N0", CultureInfo.InvariantCulture);
        List<Figure> figures =
        [
            .. Told($"catalogue page, mixed questions, {size} entries", "catalogue", "static Razor page", "static"),
            Clock($"catalogue page, mixed questions, {size} entries", "catalogue", "the same page over SQL", "sql"),
        ];
        if (more)
        {
            figures.AddRange([.. Told("Razor page", "static", "plain text", "plain"), .. Told("kept page", "kept", "plain text", "plain"), .. Told("Razor page with one query", "query", "plain text", "plain"), .. await PageWeight.Of(node.Url)]);
        }
        figures.Add(await Visible(admin, environment, node, entries));
        return figures;

        Figure[] Told(string name, string what, string limit, string of) => [Clock(name, what, limit, of), Processor(name, what, limit, of)];

        Figure Clock(string name, string what, string limit, string of) => One(name, "pages/s", Of(what, r => r.Wall), Of(of, r => r.Wall), limit);

        Figure Processor(string name, string what, string limit, string of) => One(name + ", by processor time", "pages per CPU second", Of(what, r => r.Cpu), Of(of, r => r.Cpu), limit);

        double Of(string what, Func<Rate, double> by) => Figure.Median(rates[what].Select(by));

        static Figure One(string name, string unit, double value, double limit, string what) => new(name, value, unit, value / limit, string.Create(CultureInfo.InvariantCulture, $"{what} ({limit:0})"));
    }

    private static Dictionary<string, Func<Task<Rate>>> Ways(Node node, Node bare, string[] questions, bool more)
    {
        var (turn, next) = (0, 0);
        Dictionary<string, Func<Task<Rate>>> ways = new()
        {
            ["static"] = () => node.Run(() => Page("/guide")),
            ["catalogue"] = () => node.Run(() => Page(questions[Interlocked.Increment(ref turn) % questions.Length])),
            ["sql"] = () => node.Run(() => Page(questions[Interlocked.Increment(ref next) % questions.Length], CatalogueNode.PlainSql)),
        };
        if (more)
        {
            ways["plain"] = () => bare.Run(() => Page("/"));
            ways["kept"] = () => node.Run(() => new HttpRequestMessage(HttpMethod.Get, "/services") { Headers = { { "Accept-Encoding", "br" } } });
            ways["query"] = () => node.Run(() => Page("/guide", CatalogueNode.OneQuery));
        }
        return ways;
    }

    /// <summary>What visitors ask: words cut from names and descriptions, one to four characters long, conditions, orders and later pages.</summary>
    private static string[] Mixed(Random random)
    {
        string[] words = ["見", "守", "EDR", "端末", "夜間", "研修", "ランサムウェア", "共有", "北斗", "復旧 電話", "みほん見守り1", "サーバー", "ｻｰﾊﾞｰ", "報告", "ない言葉", "2001-0"];
        var values = Facets.All.SelectMany(f => f.Values.Select(v => $"{f.Code}={v.Code}")).ToArray();
        string[] sorts = ["number", "verified", "price", "date", "users"];
        return [.. Enumerable.Range(0, Questions).Select(_ =>
        {
            List<string> parts = [];
            if (random.Next(2) == 0)
            {
                parts.Add("q=" + Uri.EscapeDataString(words[random.Next(words.Length)]));
            }
            parts.AddRange(Enumerable.Range(0, random.Next(3)).Select(_ => values[random.Next(values.Length)]));
            if (random.Next(3) == 0)
            {
                parts.Add("sort=" + sorts[random.Next(sorts.Length)]);
            }
            if (random.Next(4) == 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"page={random.Next(2, 6)}"));
            }
            return "/services?" + string.Join('&', parts);
        })];
    }

    /// <summary>Seconds until a new entry is found on two nodes, each asked over and over.</summary>
    private static async Task<Figure> Visible(string admin, Dictionary<string, string> environment, Node node, int entries)
    {
        await using var other = await Node.Start("--catalogue", environment);
        List<double> seconds = [];
        for (var round = 1; round <= 3; round++)
        {
            await Task.WhenAll(node.Finds("みほん見守り1番"), other.Finds("みほん見守り1番"));
            await Synthetic.Entry(admin, entries + round);
            var since = Stopwatch.StartNew();
            await Task.WhenAll(node.Finds(Synthetic.Name(entries + round)), other.Finds(Synthetic.Name(entries + round)));
            seconds.Add(since.Elapsed.TotalSeconds);
        }
        return new Figure($"new entry visible on both nodes, {entries} entries", Figure.Median(seconds), "s", 1 / Figure.Median(seconds), "one second");
    }

    /// <summary>A page made anew: who sends a cookie gets no kept one.</summary>
    private static HttpRequestMessage Page(string path, string? first = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", "a=b" } } };
        if (first is not null)
        {
            request.Headers.Add(CatalogueNode.Header, first);
        }
        return request;
    }
}
