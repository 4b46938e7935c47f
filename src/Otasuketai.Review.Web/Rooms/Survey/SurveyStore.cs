using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace Otasuketai.Review.Web.Rooms.Survey;

/// <summary>An answer to one item as kept.</summary>
/// <param name="Told">achieved, not-achieved or cannot-tell.</param>
/// <param name="Importance">1 to 4 in the first round.</param>
public sealed record ItemAnswer(string Told, int? Importance);

/// <summary>An invitation whose round still collects.</summary>
public sealed record OpenInvitation(Guid Id, string Service, ImmutableArray<string> Items, DateOnly ClosesOn, bool FirstRound, bool Answered)
{
    /// <summary>What was answered so far, by item.</summary>
    public ImmutableDictionary<string, ItemAnswer> Answers { get; init; } = ImmutableDictionary<string, ItemAnswer>.Empty;

    /// <summary>The overall grade, 1 to 5.</summary>
    public int? Overall { get; init; }

    /// <summary>Free words.</summary>
    public string Comment { get; init; } = "";

    /// <summary>One question a page: each item, in the first round its importance after it, and the service as a whole.</summary>
    public int Steps => (Items.Length * PagesOfAnItem) + 1;

    /// <summary>What a page asks, counted from 1; the last page asks about no item.</summary>
    public (string? Item, bool Importance) Asked(int step) => step == Steps
        ? (null, false)
        : (Items[(step - 1) / PagesOfAnItem], FirstRound && step % PagesOfAnItem == 0);

    /// <summary>The first page still without an answer; null when every question is answered ("cannot tell" is an answer) and the survey may be handed in.</summary>
    public int? FirstOpen => Enumerable.Range(1, Steps - 1).Cast<int?>().FirstOrDefault(step => Asked(step!.Value) is { Item: { } item, Importance: var weighed }
        && (!Answers.TryGetValue(item, out var answer) || (weighed && answer.Importance is null)));

    private int PagesOfAnItem => FirstRound ? 2 : 1;
}

/// <summary>
/// Answers of monitor users. Every write looks once more, under the round's lock, whether it still collects: what comes after the close is
/// refused, whatever page it was typed on.
/// </summary>
public sealed class SurveyStore(NpgsqlDataSource source)
{
    private const string Open = """
        review.invitation i JOIN review.evaluation_round e ON e.life_id = i.round_id JOIN review.monitor_user u ON u.id = i.monitor_id
        WHERE i.state IN ('Issued', 'Reminded', 'Answered') AND e.closed_at IS NULL AND u.left_at IS NULL
          AND (review.now() AT TIME ZONE 'Asia/Tokyo')::date <= e.closes_on
        """;

    /// <summary>The open invitation of a link's hash; null for every other link, whatever the reason.</summary>
    public async Task<Guid?> Find(byte[] hash, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"SELECT i.id FROM {Open} AND i.token_hash = $1");
        command.Parameters.Add(new() { Value = hash });
        return (Guid?)await command.ExecuteScalarAsync(ct);
    }

    /// <summary>An invitation with its answers; null when it is not open any more.</summary>
    public async Task<OpenInvitation?> Read(Guid invitation, CancellationToken ct)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
            SELECT d.service_name, e.items, e.closes_on, coalesce(l.facts ->> 'round', '1') = '1', i.state = 'Answered', i.overall, i.comment
            FROM review.dossier d JOIN review.life l ON l.dossier_id = d.id, {Open} AND l.id = e.life_id AND i.id = $1
            """) { Parameters = { new() { Value = invitation } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT item, answer, importance FROM review.response WHERE invitation_id = $1") { Parameters = { new() { Value = invitation } } });
        await using var reader = await batch.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            return null;
        }

        var found = new OpenInvitation(invitation, reader.GetString(0), [.. reader.GetFieldValue<string[]>(1)], reader.GetFieldValue<DateOnly>(2), reader.GetBoolean(3), reader.GetBoolean(4))
        {
            Overall = reader.IsDBNull(5) ? null : reader.GetInt32(5),
            Comment = reader.GetString(6),
        };
        await reader.NextResultAsync(ct);
        var answers = ImmutableDictionary.CreateBuilder<string, ItemAnswer>();
        while (await reader.ReadAsync(ct))
        {
            answers[reader.GetString(0)] = new ItemAnswer(reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt32(2));
        }

        return found with { Answers = answers.ToImmutable() };
    }

    /// <summary>Keeps one answer; false when the round does not collect any more.</summary>
    public async Task<bool> Keep(Guid invitation, string item, ItemAnswer answer, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"""
            WITH living AS (SELECT i.id FROM {Open} AND i.id = $1 AND $2 = ANY (e.items) FOR SHARE OF e)
            INSERT INTO review.response (invitation_id, item, answer, importance) SELECT l.id, $2, $3, $4 FROM living l
            ON CONFLICT (invitation_id, item) DO UPDATE SET answer = excluded.answer, importance = coalesce(excluded.importance, response.importance)
            """);
        command.Parameters.Add(new() { Value = invitation });
        command.Parameters.Add(new() { Value = item });
        command.Parameters.Add(new() { Value = answer.Told });
        command.Parameters.Add(new() { Value = (object?)answer.Importance ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Hands the answers in; they stay editable until the close. False when the round does not collect any more.</summary>
    public async Task<bool> HandIn(Guid invitation, int? overall, string comment, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"""
            WITH living AS (SELECT i.id FROM {Open} AND i.id = $1 FOR SHARE OF e)
            UPDATE review.invitation SET state = 'Answered', answered_at = review.now(), overall = $2, comment = $3 WHERE id IN (SELECT id FROM living)
            """);
        command.Parameters.Add(new() { Value = invitation });
        command.Parameters.Add(new() { Value = (object?)overall ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        command.Parameters.Add(new() { Value = comment });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }
}
