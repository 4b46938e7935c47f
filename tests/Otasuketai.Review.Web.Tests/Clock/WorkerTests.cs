using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Otasuketai.Review.Web.Clock;
using Otasuketai.Review.Web.Store;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.House;
using Quartz;

namespace Otasuketai.Review.Web.Tests.Clock;

/// <summary>The clustered scheduler on the application's own small rights.</summary>
public sealed class WorkerTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void QuartzTables_InTheMigration_AreTheInstalledPackagesOwn()
    {
        using var stream = typeof(IJob).Assembly.GetManifestResourceStream("Quartz.Impl.AdoJobStore.Schema.create_postgres.sql")!;
        var theirs = new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n").Replace("{0}", "quartz.qrtz_").Replace("{1}", "qrtz_");
        var statements = Regex.Split(theirs, "^--;;$", RegexOptions.Multiline).Skip(1).Select(Bare).ToList();
        var ours = Bare(MigrationFile.Embedded.Single(f => f.Name == "0009_quartz.sql").Sql);

        Assert.True(statements.Count > 20);
        Assert.All(statements, s => Assert.Contains(s, ours, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Worker_Started_SendsMailAndChecksInUnderTheAppsRights()
    {
        var folder = Directory.CreateTempSubdirectory("worker");
        await using var app = await TestApp.Start(cluster, b =>
        {
            b.Services.AddWorker();
            b.Configuration["Mail:PickupDirectory"] = folder.FullName;
        });
        try
        {
            await app.Sql("INSERT INTO review.outbox (id, template, address) VALUES (gen_random_uuid(), 'receipt', 'hanako@vendor.example')");

            for (var i = 0; i < 300 && Directory.GetFiles(folder.FullName, "*.eml").Length == 0; i++)
            {
                await Task.Delay(100, Stop);
            }

            Assert.Single(Directory.GetFiles(folder.FullName, "*.eml"));
            await using var source = NpgsqlDataSource.Create(app.AdminConnectionString);
            await using var nodes = source.CreateCommand("SELECT count(*) FROM quartz.qrtz_scheduler_state");
            Assert.Equal(1L, await nodes.ExecuteScalarAsync(Stop));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task DevelopmentClock_AdvancedAndReset_MovesTheOneClock()
    {
        await using var app = await TestApp.Start(cluster);
        var clock = app.Services.GetRequiredService<DevelopmentClock>();

        await clock.Advance(TimeSpan.FromHours(49), Stop);
        var (moved, shift) = await clock.Read(Stop);
        await clock.Advance(TimeSpan.FromHours(-1), Stop);
        var back = (await clock.Read(Stop)).Shift;
        await clock.Reset(Stop);

        Assert.Equal((49, 48, 0), ((int)shift.TotalHours, (int)back.TotalHours, (int)(await clock.Read(Stop)).Shift.TotalHours));
        Assert.InRange(moved - DateTimeOffset.UtcNow, TimeSpan.FromHours(48.9), TimeSpan.FromHours(49.1));
    }

    private static string Bare(string sql) => Regex.Replace(Regex.Replace(sql, "^--.*$", "", RegexOptions.Multiline), @"\s+", " ").Trim();
}
