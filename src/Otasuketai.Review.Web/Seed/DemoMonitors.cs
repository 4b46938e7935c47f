using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Seed;

/// <summary>An invented firm that uses demo services.</summary>
internal sealed record DemoMonitor(string Company, string Name)
{
    /// <summary>The id of its enrolment for a service.</summary>
    public Guid Id(string service) => SeedIds.Of("monitor user", $"{service} {Company}");
}

/// <summary>Invented monitor users.</summary>
internal static class DemoMonitors
{
    /// <summary>Everybody; the first one is of the cast.</summary>
    public static ImmutableArray<DemoMonitor> All { get; } =
    [
        new(Cast.MonitorUser.Organisation!.Name, Cast.MonitorUser.Name), new("株式会社みほん採用支援", "田辺 沙織"), new("みほん製作所有限会社", "村井 徹"), new("みほん運送株式会社", "大野 弘"),
        new("合同会社みほん教材", "西田 愛"), new("株式会社みほん半導体装置", "黒川 学"), new("みほん設計事務所", "三宅 千尋"), new("株式会社みほん食品", "川上 進"),
    ];

    /// <summary>Enrols the first few of them for a service; a second time changes nothing.</summary>
    public static async Task Enrol(NpgsqlDataSource source, string service, int many, CancellationToken ct)
    {
        await using var batch = source.CreateBatch();
        foreach (var monitor in All.Take(many))
        {
            var id = monitor.Id(service);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("""
                INSERT INTO review.monitor_user (id, dossier_id, company, name, address, proof, enrolled_by)
                VALUES ($1, $2, $3, $4, $5, '契約書の写しで利用を確認（デモ用）', $6) ON CONFLICT DO NOTHING
                """)
            {
                Parameters =
                {
                    new() { Value = id }, new() { Value = DemoRegister.DossierOf(service) }, new() { Value = monitor.Company }, new() { Value = monitor.Name },
                    new() { Value = $"monitor-{id.ToString("N")[^8..]}@monitor.example.jp" }, new() { Value = Cast.Checker.Id },
                },
            });
        }

        await batch.ExecuteNonQueryAsync(ct);
    }
}
