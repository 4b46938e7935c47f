using Npgsql;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Hosting;
using Otasuketai.Review.Web.Rooms.Public;

namespace Otasuketai.Review.Bench;

/// <summary>
/// The whole program as a node of its own, with two things a request can ask for by a header before its page: one small query, or the search of the
/// catalogue done by plain SQL. The SQL is given every help: text already comparable, facet values already known, counts of what was found only.
/// </summary>
internal static class CatalogueNode
{
    /// <summary>The header: <see cref="OneQuery"/> or <see cref="PlainSql"/>.</summary>
    public const string Header = "X-Bench";

    public const string OneQuery = "query";

    public const string PlainSql = "sql";

    public static async Task<int> Run(string port)
    {
        await using var app = WebHost.Build(["--urls", $"http://127.0.0.1:{port}"], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<IStartupFilter, Before>();
        });
        await app.RunAsync();
        return 0;
    }

    /// <summary>Writes what plain SQL looks at, from the index of the register that is there.</summary>
    public static async Task Prepare(string admin, string connectionString)
    {
        await using var app = WebHost.Build(["--ConnectionStrings:Review", connectionString]);
        var index = await app.Services.GetRequiredService<Catalogue>().Current(CancellationToken.None);
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await Sql(connection, "CREATE SCHEMA bench; CREATE TABLE bench.shelf (number text PRIMARY KEY, words text NOT NULL, held text[] NOT NULL); GRANT USAGE ON SCHEMA bench TO review_app; GRANT SELECT ON bench.shelf TO review_app");
        await using (var copy = await connection.BeginBinaryImportAsync("COPY bench.shelf FROM STDIN (FORMAT binary)"))
        {
            foreach (var entry in index.Search(CatalogueQuestion.Everything with { PageSize = index.Count }).Entries)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(entry.Listing.Entry.Number);
                await copy.WriteAsync(entry.Text);
                await copy.WriteAsync(Facets.All.SelectMany(f => f.Values.Where(v => v.Has(entry)).Select(v => $"{f.Code}={v.Code}")).ToArray());
            }
            await copy.CompleteAsync();
        }
        await Sql(connection, "CREATE INDEX ON bench.shelf USING gin (held); ANALYZE bench.shelf");
    }

    private static async Task Sql(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Before(NpgsqlDataSource database) : IStartupFilter
    {
        private const string Found = "WITH found AS MATERIALIZED (SELECT number, held FROM bench.shelf WHERE words ILIKE ALL ($1) AND held @> $2)";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                if (context.Request.Headers.TryGetValue(Header, out var what))
                {
                    await (what == OneQuery ? One() : Search(context.Request.Query));
                }
                await rest(context);
            });
            next(app);
        };

        private async Task One()
        {
            await using var command = database.CreateCommand("SELECT number FROM review.entry WHERE number = $1");
            command.Parameters.Add(new() { Value = "2001-001" });
            await command.ExecuteScalarAsync();
        }

        private async Task Search(IQueryCollection query)
        {
            var question = CatalogueQueryReader.Read(query).Question;
            await using var batch = database.CreateBatch();
            foreach (var sql in new[]
            {
                $"{Found} SELECT count(*) FROM found", $"{Found} SELECT one, count(*) FROM found, unnest(held) AS one GROUP BY one",
                $"{Found} SELECT v.snapshot FROM (SELECT number FROM found ORDER BY number DESC LIMIT {PublicRegister.PageSize} OFFSET {(question.Page - 1) * PublicRegister.PageSize}) f JOIN review.entry e USING (number) JOIN review.entry_version v ON v.life_id = e.life_id AND v.number = e.last_version",
            })
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(sql)
                {
                    Parameters =
                    {
                        new() { Value = CatalogueText.Terms(question.Words).Select(t => $"%{t}%").ToArray() }, new() { Value = question.Chosen.Select(c => $"{c.Facet.Code}={c.Value.Code}").ToArray() },
                    },
                });
            }
            await using var reader = await batch.ExecuteReaderAsync();
            do
            {
                while (await reader.ReadAsync())
                {
                }
            }
            while (await reader.NextResultAsync());
        }
    }
}
