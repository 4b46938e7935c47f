using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Tests.Process;

namespace Otasuketai.Review.Tests.Lifecycle;

/// <summary>The law as a table: printed and approved, without loose ends.</summary>
public sealed class LawTests
{
    [Fact]
    public void Print_TheLawAsItStands_IsTheApprovedText() => Assert.Equal(Workflows.Resource("approved/law.approved.txt"), LawText.Print());

    [Fact]
    public void Readme_PrintsTheLaw_AsItStands() => Assert.Contains(LawText.Print().Trim(), Workflows.Resource("README.md"), StringComparison.Ordinal);

    [Fact]
    public void EveryMachine_HasABirthAndAnEnd()
    {
        Assert.All(Enum.GetValues<Machine>(), m =>
        {
            Assert.NotEmpty(Law.From(m, Stage.None));
            Assert.Contains(Law.StagesOf(m), s => Law.IsEnd(m, s));
        });
    }

    [Fact]
    public void EveryStage_IsReachedFromBirthAndLeadsToAnEnd()
    {
        foreach (var machine in Enum.GetValues<Machine>())
        {
            var reached = Reach([Stage.None], s => Law.From(machine, s).Select(r => r.To));
            Assert.Equal(Law.StagesOf(machine).Order(), reached.Where(s => s != Stage.None).Order());
            Assert.All(reached, s => Assert.Contains(Reach([s], x => Law.From(machine, x).Select(r => r.To)), x => Law.IsEnd(machine, x)));
        }
    }

    [Fact]
    public void EveryRow_WithTheSameActInAStage_AsksForTheSameThings()
    {
        Assert.All(Law.Rows.GroupBy(r => (r.Machine, r.From, r.Act)), g => Assert.Single(g.Select(r => (r.Needs, r.Free, string.Join(' ', r.By))).Distinct()));
    }

    [Fact]
    public void EveryStage_ThatIsNoEnd_SaysWhoIsWaitedFor()
    {
        var silent = Enum.GetValues<Machine>().SelectMany(m => Law.StagesOf(m).Where(s => !Law.IsEnd(m, s) && Stages.WaitsFor(m, s) is null).Select(s => (m, s)));
        Assert.Empty(silent);
    }

    private static HashSet<Stage> Reach(HashSet<Stage> seen, Func<Stage, IEnumerable<Stage>> next)
    {
        for (var queue = new Queue<Stage>(seen); queue.TryDequeue(out var at);)
        {
            foreach (var to in next(at).Where(seen.Add))
            {
                queue.Enqueue(to);
            }
        }

        return seen;
    }
}
