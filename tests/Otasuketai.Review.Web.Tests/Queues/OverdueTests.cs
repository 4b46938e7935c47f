using Microsoft.Extensions.DependencyInjection;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Clock;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.House;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Web.Tests.Queues;

/// <summary>A vendor's pages alarm by what the vendor owes, and tell calmly what the operator owes.</summary>
public sealed class OverdueTests(TestCluster cluster)
{
    [Fact]
    public async Task DueDate_Overdue_IsRedForWhoIsWaitedFor()
    {
        await using var app = await TestApp.Start(cluster);
        var desk = await CastDesk.Listed(app);
        var vendor = await app.BrowserOf(Cast.Vendor);
        var checker = await app.BrowserOf(Cast.Checker);
        await desk.Do(Machine.Recheck, OpenRecheck, Cast.Checker, ("cause", "surveillance"), ("reason", "抜き取り調査"));
        await Late(Machine.Recheck);

        Assert.Equal((false, false, true), (await IsRed(vendor, $"/cases/{desk.Id}"), await IsRed(vendor, "/vendor"), await IsRed(checker, $"/cases/{desk.Id}")));
        Assert.Contains("営業日超過", await vendor.Read($"/cases/{desk.Id}"), StringComparison.Ordinal);

        await desk.Do(Machine.Incident, ReportIncident, Cast.Vendor, ("occurredOn", "2026-01-01"), ("noticedOn", "2026-01-01"), ("what", "停止"), ("affected", "3"), ("personalData", "no"), ("ongoing", "no"));
        await desk.Do(Machine.Incident, AcknowledgeIncident, Cast.Intake);
        await Late(Machine.Incident);

        Assert.Equal((true, true), (await IsRed(vendor, $"/cases/{desk.Id}"), await IsRed(vendor, "/vendor")));

        async Task Late(Machine machine) => await app.Services.GetRequiredService<DevelopmentClock>().Advance(
            TimeSpan.FromDays((await desk.Newest(machine)).Due!.Value.DayNumber - (await desk.Ask<DateOnly>("SELECT (review.now() AT TIME ZONE 'Asia/Tokyo')::date")).DayNumber + 4), CancellationToken.None);
    }

    private static async Task<bool> IsRed(Browser browser, string page) => (await browser.Read(page)).Contains("sla--late", StringComparison.Ordinal);
}
