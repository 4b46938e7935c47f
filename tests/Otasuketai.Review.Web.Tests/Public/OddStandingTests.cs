using System.Text.Json;
using Otasuketai.Review.Web.Tests.House;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Public;

/// <summary>A register of its own with entries that stand as few do: beyond their validity, under a caution, under a measure after an interim suspension.</summary>
public sealed class OddRegister(TestCluster cluster) : IAsyncLifetime
{
    public SeededApp Seeded { get; } = new(cluster);

    public async ValueTask InitializeAsync()
    {
        await Seeded.InitializeAsync();
        await Seeded.One<int>("""
            ALTER TABLE review.life DISABLE TRIGGER USER; ALTER TABLE review.entry_version DISABLE TRIGGER USER;
            CREATE TABLE public.as_it_was AS SELECT e.life_id, l.facts, v.number, v.snapshot FROM review.entry e JOIN review.life l ON l.id = e.life_id JOIN review.entry_version v ON v.life_id = e.life_id;
            UPDATE review.entry_version SET snapshot = jsonb_set(snapshot, '{ValidUntil}', '"2020-01-31"') WHERE life_id IN (SELECT life_id FROM review.entry WHERE number IN ('2026-004', '2026-005'));
            INSERT INTO review.life (id, dossier_id, machine, stage, version, opened_at, stage_since)
            SELECT gen_random_uuid(), dossier_id, 'Renewal', 'UnderReview', 1, review.now(), review.now() FROM review.entry WHERE number = '2026-004';
            UPDATE review.life SET facts = facts || '{"cautionBy": "x"}' WHERE id = (SELECT life_id FROM review.entry WHERE number = '2026-001');
            UPDATE review.life SET facts = facts || '{"suspensionKind": "measure"}' WHERE id = (SELECT life_id FROM review.entry WHERE number = '2026-017');
            ALTER TABLE review.life ENABLE TRIGGER USER; ALTER TABLE review.entry_version ENABLE TRIGGER USER; SELECT 1
            """);
    }

    /// <summary>As it was: what has no history may not stay in the register.</summary>
    public async ValueTask DisposeAsync()
    {
        await Seeded.One<int>("""
            ALTER TABLE review.life DISABLE TRIGGER USER; ALTER TABLE review.entry_version DISABLE TRIGGER USER;
            DELETE FROM review.life WHERE machine = 'Renewal' AND stage = 'UnderReview';
            UPDATE review.life l SET facts = w.facts FROM public.as_it_was w WHERE w.life_id = l.id;
            UPDATE review.entry_version v SET snapshot = w.snapshot FROM public.as_it_was w WHERE (w.life_id, w.number) = (v.life_id, v.number);
            DROP TABLE public.as_it_was;
            ALTER TABLE review.life ENABLE TRIGGER USER; ALTER TABLE review.entry_version ENABLE TRIGGER USER; SELECT 1
            """);
        await Seeded.DisposeAsync();
    }
}

/// <summary>What the public is told of such entries.</summary>
public sealed class OddStandingTests(OddRegister odd) : IClassFixture<OddRegister>
{
    [Fact]
    public async Task Entry_PastItsValidity_StaysListedOnlyWhileItsRenewalIsDecided()
    {
        using var visitor = odd.Seeded.App.Visitor();

        var pending = JsonDocument.Parse(await visitor.Read("/api/v1/check/2026-004")).RootElement;
        Assert.Equal(("valid", true, "2020-01-31"), (pending.GetProperty("state").GetString(), pending.GetProperty("renewalPending").GetBoolean(), pending.GetProperty("until").GetString()));
        Assert.Contains("更新の審査中のため掲載を続けています", await visitor.Read("/check/2026-004"), StringComparison.Ordinal);
        Assert.Contains("stays listed while its renewal is decided", await visitor.Read("/en/services/2026-004"), StringComparison.Ordinal);

        var over = JsonDocument.Parse(await visitor.Read("/api/v1/check/2026-005")).RootElement;
        Assert.Equal(("ended", false, "2020-02-01"), (over.GetProperty("state").GetString(), over.GetProperty("renewalPending").GetBoolean(), over.GetProperty("since").GetString()));
        Assert.Equal(JsonValueKind.Null, over.GetProperty("until").ValueKind);
        var page = await visitor.Read("/check/2026-005");
        Assert.Contains("終了しています</h2>", page, StringComparison.Ordinal);
        Assert.Contains("有効期間は2020年1月31日に終わりました", page, StringComparison.Ordinal);
        Assert.DoesNotContain("qr.svg", page, StringComparison.Ordinal);
        var entry = await visitor.Read("/services/2026-005");
        Assert.Contains("2020年1月31日（金）に終わりました", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("qr.svg", entry, StringComparison.Ordinal);
        Assert.Contains("qr.svg", await visitor.Read("/services/2026-004"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_UnderACaution_SaysSoOnAWorksheet()
    {
        using var visitor = odd.Seeded.App.Visitor();

        Assert.Contains("運営者の注意喚起が出ています。", await visitor.Read("/worksheet?entry=2026-001"), StringComparison.Ordinal);
        Assert.DoesNotContain("運営者の注意喚起が出ています。", await visitor.Read("/worksheet?entry=2026-002"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_SuspendedByAMeasureAfterAnInterimSuspension_GiveNoReasonClassOfTheEarlierOne()
    {
        using var visitor = odd.Seeded.App.Visitor();
        var row = JsonDocument.Parse(await visitor.Read("/api/v1/data/entries.json")).RootElement.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("number").GetString() == "2026-017");

        Assert.Equal(("suspended", JsonValueKind.Null), (row.GetProperty("status").GetString(), row.GetProperty("reason_class").ValueKind));
    }
}
