using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Desk;

/// <summary>The acts that hand out a number. The counter moves in the act's own transaction, so that a refused act leaves no gap.</summary>
internal static class Numbering
{
    private const string Application = """
        INSERT INTO review.counter (kind, year, last) VALUES ('application', extract(year FROM review.now() AT TIME ZONE 'Asia/Tokyo')::integer, 1)
        ON CONFLICT (kind, year) DO UPDATE SET last = counter.last + 1 RETURNING format('A%s-%s', year, lpad(last::text, 4, '0'))
        """;

    // The register's numbers carry the Japanese fiscal year (April to March) and never collide with numbers carried over.
    private const string Registration = """
        WITH fiscal AS (SELECT extract(year FROM (review.now() AT TIME ZONE 'Asia/Tokyo') - interval '3 months')::integer AS year)
        INSERT INTO review.counter (kind, year, last)
        SELECT 'registration', f.year, 1 + coalesce((SELECT max(split_part(e.number, '-', 2)::integer) FROM review.entry e WHERE split_part(e.number, '-', 1)::integer = f.year), 0) FROM fiscal f
        ON CONFLICT (kind, year) DO UPDATE SET last = greatest(counter.last + 1, excluded.last) RETURNING format('%s-%s', year, lpad(last::text, 3, '0'))
        """;

    /// <summary>The statement that takes the next number; null for acts without one.</summary>
    public static string? Of(Act? act) => act == Act.Submit ? Application : act == Act.PublishListing ? Registration : null;
}
