using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Mail;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Mail;

/// <summary>A database, a fake mail server and the product's own sender between them.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private PostOffice(NpgsqlDataSource source) => Source = source;

    public NpgsqlDataSource Source { get; }

    public FakeSmtp Server { get; } = new();

    public EphemeralDataProtectionProvider Protection { get; } = new();

    public Outbox Outbox => new(Source);

    public MailSettings Settings => new() { Host = "127.0.0.1", Port = Server.Port, SendTimeout = TimeSpan.FromSeconds(60), SiteAddress = "https://register.example" };

    public static async Task<PostOffice> Open(TestCluster cluster) =>
        new(NpgsqlDataSource.Create(cluster.ConnectionString(await cluster.CreateDatabaseAsync())));

    public OutboxSender Sender(MailSettings? settings = null)
    {
        var options = Options.Create(settings ?? Settings);
        return new(Outbox, new LetterWriter(Protection, options), new SmtpTransport(options), options, NullLogger<OutboxSender>.Instance);
    }

    public async Task<Guid> Queue(string template, string address, string args = "{}", string name = "山田 花子", string language = "ja")
    {
        var id = Guid.CreateVersion7();
        await using var command = Source.CreateCommand(
            "INSERT INTO review.outbox (id, template, args, address, recipient_name, language) VALUES ($1, $2, $3::jsonb, $4, $5, $6)");
        object[] values = [id, template, args, address, name, language];
        command.Parameters.AddRange(values.Select(v => new NpgsqlParameter { Value = v }).ToArray());
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return id;
    }

    public string Protect(string token) => Protection.CreateProtector(SurveyLinks.Purpose).Protect(token);

    public async Task<(string State, int Attempts, bool Later, string Error)> Fate(Guid id)
    {
        await using var command = Source.CreateCommand("SELECT state, attempts, next_at > review.now(), last_error FROM review.outbox WHERE id = $1");
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetString(0), reader.GetInt32(1), reader.GetBoolean(2), reader.GetString(3));
    }

    public async Task<string> Counts()
    {
        await using var command = Source.CreateCommand("SELECT string_agg(state || '=' || n, ' ' ORDER BY state) FROM (SELECT state, count(*) AS n FROM review.outbox GROUP BY 1) c");
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public async Task Execute(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Source.DisposeAsync();
    }
}
