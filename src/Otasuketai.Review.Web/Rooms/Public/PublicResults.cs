using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.PostEvaluation;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>How users grade a service as a whole, from published rounds.</summary>
/// <param name="Answers">People who answered.</param>
/// <param name="Mean">Mean of the overall grades, 1 to 5; null while too few gave one.</param>
public readonly record struct UserGrade(int Answers, double? Mean);

/// <summary>What users said in published rounds.</summary>
/// <param name="Items">The latest published result of each item.</param>
/// <param name="Grade">The service as a whole.</param>
/// <param name="Comments">The vendor's comments, newest round first.</param>
public sealed record UserResults(ImmutableDictionary<string, PublishedResult> Items, UserGrade Grade, ImmutableArray<string> Comments)
{
    /// <summary>Nobody was asked, or nothing is published yet.</summary>
    public static UserResults None { get; } = new(ImmutableDictionary<string, PublishedResult>.Empty, default, []);
}

/// <summary>事後評価 as the public may see it: published rounds only, and below the minimum nothing but a count.</summary>
public sealed class PublicResults(NpgsqlDataSource source, Rulebook rulebook)
{
    private const string Counted = """
        SELECT DISTINCT ON (r.item) r.item, c.achieved, c.not_achieved, c.cannot_tell
        FROM review.evaluation_round e
        CROSS JOIN LATERAL unnest(e.items) AS r (item)
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE s.answer = 'achieved')::integer, count(*) FILTER (WHERE s.answer = 'not-achieved')::integer, count(*) FILTER (WHERE s.answer = 'cannot-tell')::integer
            FROM review.invitation i JOIN review.response s ON s.invitation_id = i.id WHERE i.round_id = e.life_id AND i.state = 'Answered' AND s.item = r.item) AS c (achieved, not_achieved, cannot_tell)
        WHERE e.dossier_id = $1 AND e.published_at IS NOT NULL ORDER BY r.item, e.published_at DESC
        """;

    private const string Overall = """
        SELECT e.dossier_id, count(DISTINCT i.monitor_id)::integer, count(i.overall)::integer, avg(i.overall)::float8
        FROM review.evaluation_round e JOIN review.invitation i ON i.round_id = e.life_id AND i.state = 'Answered' WHERE e.dossier_id = ANY ($1) AND e.published_at IS NOT NULL
        GROUP BY e.dossier_id
        """;

    private const string Comments =
        "SELECT l.facts FROM review.evaluation_round e JOIN review.life l ON l.id = e.life_id WHERE e.dossier_id = $1 AND e.published_at IS NOT NULL ORDER BY e.published_at DESC";

    /// <summary>The results of one service.</summary>
    public async Task<UserResults> Of(DossierId dossier, CancellationToken ct)
    {
        var rule = EvaluationRule.Of(rulebook.Policy);
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Counted) { Parameters = { new() { Value = dossier.Value } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Overall) { Parameters = { new() { Value = new[] { dossier.Value } } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Comments) { Parameters = { new() { Value = dossier.Value } } });

        await using var reader = await batch.ExecuteReaderAsync(ct);
        var items = ImmutableDictionary.CreateBuilder<string, PublishedResult>();
        while (await reader.ReadAsync(ct))
        {
            items[reader.GetString(0)] = rule.Publish(new ItemCount(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)));
        }

        await reader.NextResultAsync(ct);
        var grade = await reader.ReadAsync(ct) ? GradeIn(reader, rule) : default;
        await reader.NextResultAsync(ct);
        return new UserResults(items.ToImmutable(), grade, await ReadComments(reader, ct));
    }

    private static UserGrade GradeIn(NpgsqlDataReader reader, EvaluationRule rule) =>
        new(reader.GetInt32(1), reader.GetInt32(2) >= rule.MinimumAnswers ? reader.GetDouble(3) : null);

    private static async Task<ImmutableArray<string>> ReadComments(NpgsqlDataReader reader, CancellationToken ct)
    {
        var comments = ImmutableArray.CreateBuilder<string>();
        while (await reader.ReadAsync(ct))
        {
            var facts = JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(0)) ?? [];
            if (facts.GetValueOrDefault("comment") is { Length: > 0 } comment)
            {
                comments.Add(comment);
            }
        }

        return comments.ToImmutable();
    }
}
