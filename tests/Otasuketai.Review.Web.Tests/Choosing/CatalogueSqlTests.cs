using Npgsql;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Choosing;

/// <summary>Hits equal to plain SQL: what the index finds is what ILIKE finds in a real database over the same text.</summary>
public sealed class CatalogueSqlTests(TestCluster cluster)
{
    private const int Questions = 2_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_TwoThousandRandomQuestions_FindsWhatIlikeFinds()
    {
        var random = new Random(7);
        var entries = Shelf.Random(random, 400);
        var index = new CatalogueIndex(entries);
        await using var database = new NpgsqlConnection(cluster.ConnectionString(await cluster.CreateDatabaseAsync()));
        await database.OpenAsync(Stop);
        await Put(database, entries.Select(e => (e.Listing.Entry.Number, e.Text)));
        var found = 0;
        for (var round = 0; round < Questions; round++)
        {
            var words = Shelf.Question(random, entries);

            var answer = index.Search(CatalogueQuestion.Everything with { Words = words, PageSize = entries.Length, Stages = [.. Enum.GetValues<Lifecycle.Stage>()] });

            Assert.Equal(await Ilike(database, CatalogueText.Terms(words)), string.Join(' ', answer.Entries.Select(e => e.Listing.Entry.Number)));
            found += answer.Total > 0 ? 1 : 0;
        }

        Assert.InRange(found, Questions / 4, Questions); // a comparison of empty lists would prove nothing
    }

    private static async Task Put(NpgsqlConnection database, IEnumerable<(string Number, string Text)> rows)
    {
        await using var create = new NpgsqlCommand("CREATE TEMP TABLE shelf (number text, words text)", database);
        await create.ExecuteNonQueryAsync(Stop);
        foreach (var (number, text) in rows)
        {
            await using var insert = new NpgsqlCommand("INSERT INTO shelf VALUES ($1, $2)", database) { Parameters = { new() { Value = number }, new() { Value = text } } };
            await insert.ExecuteNonQueryAsync(Stop);
        }
    }

    private static async Task<string> Ilike(NpgsqlConnection database, IEnumerable<string> terms)
    {
        var patterns = terms.Select(t => "%" + t.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%").ToArray();
        await using var command = new NpgsqlCommand("SELECT coalesce(string_agg(number, ' ' ORDER BY number COLLATE \"C\" DESC), '') FROM shelf WHERE words ILIKE ALL ($1)", database) { Parameters = { new() { Value = patterns } } };
        return (string)(await command.ExecuteScalarAsync(Stop))!;
    }
}
