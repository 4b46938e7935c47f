using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Evidence;
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
/// <param name="Views">What those results mean for a claim; an item with too few answers means nothing.</param>
/// <param name="Grade">The service as a whole.</param>
/// <param name="Comments">The vendor's comments, newest round first.</param>
public sealed record UserResults(ImmutableDictionary<string, PublishedResult> Items, ImmutableDictionary<string, UserView> Views, UserGrade Grade, ImmutableArray<string> Comments)
{
    /// <summary>Nobody was asked, or nothing is published yet.</summary>
    public static UserResults None { get; } = new(ImmutableDictionary<string, PublishedResult>.Empty, ImmutableDictionary<string, UserView>.Empty, default, []);
}

/// <summary>事後評価 as the public may see it: published rounds only, and below the minimum nothing but a count.</summary>
public sealed class PublicResults(NpgsqlDataSource source, Rulebook rulebook)
{
    /// <summary>The latest published answers about each item of a service, as SQL; the service's dossier and the instant before which they were published are expressions.</summary>
    internal static string Counts(string dossier, string before) => $"""
        SELECT DISTINCT ON (r.item) r.item, c.achieved, c.not_achieved, c.cannot_tell
        FROM review.evaluation_round held
        CROSS JOIN LATERAL unnest(held.items) AS r (item)
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE s.answer = 'achieved')::integer, count(*) FILTER (WHERE s.answer = 'not-achieved')::integer, count(*) FILTER (WHERE s.answer = 'cannot-tell')::integer
            FROM review.invitation i JOIN review.response s ON s.invitation_id = i.id WHERE i.round_id = held.life_id AND i.state = 'Answered' AND s.item = r.item) AS c (achieved, not_achieved, cannot_tell)
        WHERE held.dossier_id = {dossier} AND held.published_at < {before} ORDER BY r.item, held.published_at DESC
        """;

    private const string Overall = """
        SELECT e.dossier_id, count(DISTINCT i.monitor_id)::integer, count(i.overall)::integer, avg(i.overall)::float8
        FROM review.evaluation_round e JOIN review.invitation i ON i.round_id = e.life_id AND i.state = 'Answered' WHERE e.dossier_id = $1 AND e.published_at < $2
        GROUP BY e.dossier_id
        """;

    private const string Comments =
        "SELECT l.facts FROM review.evaluation_round e JOIN review.life l ON l.id = e.life_id WHERE e.dossier_id = $1 AND e.published_at < $2 ORDER BY e.published_at DESC";

    /// <summary>The results of one service, as they were published when a day in Japan ended.</summary>
    public async Task<UserResults> Of(DossierId dossier, DateOnly day, CancellationToken ct)
    {
        var rule = EvaluationRule.Of(rulebook.Policy);
        await using var batch = source.CreateBatch();
        foreach (var sql in new[] { Counts("$1", "$2"), Overall, Comments })
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = dossier.Value }, new() { Value = Jst.EndOfDay(day) } } });
        }

        await using var reader = await batch.ExecuteReaderAsync(ct);
        var items = ImmutableDictionary.CreateBuilder<string, PublishedResult>();
        var views = ImmutableDictionary.CreateBuilder<string, UserView>();
        while (await reader.ReadAsync(ct))
        {
            var count = new ItemCount(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3));
            (items[count.Item], views[count.Item]) = (rule.Publish(count), View(rule.Verdict(count)));
        }

        await reader.NextResultAsync(ct);
        var grade = await reader.ReadAsync(ct) ? GradeIn(reader, rule) : default;
        await reader.NextResultAsync(ct);
        return new UserResults(items.ToImmutable(), views.ToImmutable(), grade, await ReadComments(reader, ct));
    }

    /// <summary>A verdict as the public reads it.</summary>
    internal static UserView View(UserVerdict verdict) => verdict switch
    {
        UserVerdict.Undecided => UserView.NotEvaluated,
        UserVerdict.Confirms => UserView.Confirmed,
        UserVerdict.Contradicts => UserView.Contradicted,
    };

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
