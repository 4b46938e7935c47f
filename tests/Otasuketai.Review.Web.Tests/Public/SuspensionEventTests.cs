using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.House;
using Otasuketai.Review.Web.Tests.Queues;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Web.Tests.Public;

/// <summary>An entry suspended for protection and then by a measure: the public reads both.</summary>
public sealed class SuspensionEventTests(TestCluster cluster)
{
    [Fact]
    public async Task Suspension_TakenOverByAMeasure_IsALineOfItsOwn()
    {
        await using var app = await TestApp.Start(cluster);
        var desk = await CastDesk.Listed(app);
        var number = await desk.Ask<string>($"SELECT number FROM review.entry WHERE dossier_id = '{desk.Id}'");
        await Twice(desk, Machine.Listing, SuspendInterim, ("reasonClass", "incident"), ("reason", "漏えいの疑い"));
        await desk.Do(Machine.Measure, ProposeMeasure, Cast.Checker, ("ground", "serious-incident"), ("rung", "suspension"), ("facts", "漏えい"), ("reason", "重大な事故"));
        await desk.Do(Machine.Measure, GiveNotice, Cast.Approver, ("intended", "停止します"));
        await desk.Do(Machine.Measure, AcknowledgeNotice, Cast.Vendor, ("read", "yes"));
        await desk.Do(Machine.Measure, Reply, Cast.Vendor, ("stance", "accept"), ("reply", "直します"));
        await Twice(desk, Machine.Measure, ImposeMeasure, ("exitCriteria", "再発の防止"), ("remedyDue", "2031-01-01"), ("publicNote", "停止します"), ("reason", "改善まで"));
        using var visitor = app.Visitor();

        Assert.Matches("措置による掲載停止</span></li>\\s*<li><time[^>]*>[^<]*</time><span>仮の掲載停止（理由区分：事故への対応）", await visitor.Read($"/services/{number}"));
        Assert.Matches("Suspended by a measure</span></li>\\s*<li><time[^>]*>[^<]*</time><span>Suspended for protection", await visitor.Read($"/en/services/{number}"));
        Assert.Matches($"{number}-e2,[^\n]*,suspended-interim,incident[^\n]*\n[^\n]*{number}-e3,[^\n]*,suspended,", await visitor.Read("/api/v1/data/events.csv"));
    }

    private static async Task Twice(CastDesk desk, Machine machine, Act act, params (string, string)[] input)
    {
        await desk.Do(machine, act, Cast.Checker, input);
        await desk.Do(machine, act, Cast.Approver, input);
    }
}
