using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Public;

/// <summary>After a succession the old and the new entry point to each other, and to nobody who only says so.</summary>
public sealed class SuccessionLinkTests(SeededApp seeded) : IClassFixture<SeededApp>, IAsyncDisposable
{
    [Fact]
    public async Task Entry_TakenOver_LinksToTheNewEntryOfTheNamedBodyOnly()
    {
        await Says("2026-001", predecessor: "2026-005");
        await seeded.One<int>("""
            ALTER TABLE review.life DISABLE TRIGGER USER;
            UPDATE review.life SET stage = 'Transferred', facts = facts || jsonb_build_object('successor', 'みほん承継株式会社', 'successorCorporateNumber', '9999999999999', 'endedOn', '2026-11-01')
            WHERE id = (SELECT life_id FROM review.entry WHERE number = '2026-005');
            ALTER TABLE review.life ENABLE TRIGGER USER; SELECT 1
            """);
        using var visitor = seeded.App.Visitor();

        Assert.Contains("<a href=\"/services/2026-005\">2026-005</a>", await visitor.Read("/services/2026-001"), StringComparison.Ordinal);
        var old = await visitor.Read("/services/2026-005");
        Assert.Contains("みほん承継株式会社へ引き継がれました。", old, StringComparison.Ordinal);
        Assert.DoesNotContain("新しい掲載", old, StringComparison.Ordinal);

        await seeded.One<int>("""
            ALTER TABLE review.life DISABLE TRIGGER USER;
            UPDATE review.life SET facts = facts || jsonb_build_object('successorCorporateNumber', (
                SELECT o.corporate_number FROM review.entry e JOIN review.dossier d ON d.id = e.dossier_id JOIN review.organisation o ON o.id = d.vendor_id WHERE e.number = '2026-001'))
            WHERE id = (SELECT life_id FROM review.entry WHERE number = '2026-005');
            ALTER TABLE review.life ENABLE TRIGGER USER; SELECT 1
            """);
        Assert.Contains("<a href=\"/services/2026-001\">新しい掲載（登録番号 2026-001）</a>", await visitor.Read("/services/2026-005"), StringComparison.Ordinal);
    }

    /// <summary>As it was: what has no history may not stay in the register.</summary>
    public async ValueTask DisposeAsync() => await seeded.One<int>("""
        ALTER TABLE review.life DISABLE TRIGGER USER; ALTER TABLE review.entry_version DISABLE TRIGGER USER;
        UPDATE review.life SET stage = 'Listed', facts = facts - 'successor' - 'successorCorporateNumber' - 'endedOn' WHERE id = (SELECT life_id FROM review.entry WHERE number = '2026-005');
        UPDATE review.entry_version SET snapshot = snapshot #- '{Facts,predecessor}' WHERE life_id = (SELECT life_id FROM review.entry WHERE number = '2026-001');
        ALTER TABLE review.life ENABLE TRIGGER USER; ALTER TABLE review.entry_version ENABLE TRIGGER USER; SELECT 1
        """);

    private Task<int> Says(string number, string predecessor) => seeded.One<int>($"""
        ALTER TABLE review.entry_version DISABLE TRIGGER USER;
        UPDATE review.entry_version SET snapshot = jsonb_set(snapshot, ARRAY['Facts', 'predecessor'], to_jsonb('{predecessor}'::text)) WHERE life_id = (SELECT life_id FROM review.entry WHERE number = '{number}');
        ALTER TABLE review.entry_version ENABLE TRIGGER USER; SELECT 1
        """);
}
