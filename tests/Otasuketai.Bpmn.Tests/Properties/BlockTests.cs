using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Otasuketai.Bpmn.Tests.Properties;

/// <summary>Random block-structured models: at every moment exactly the tasks are open that the computable language of the model allows.</summary>
public sealed class BlockTests(ITestOutputHelper output)
{
    private const int MostSteps = 40;

    [Fact]
    public void Step_BlockStructuredModel_OpensWhatItsLanguageAllowsAndSavingChangesNothing() =>
        Seeds.Check(Cases(), 200, c => Walk(c.Block, new Random(c.Way)), output);

    private static Arbitrary<(Block Block, int Way)> Cases() => Arb.From(
        from block in Block.Arbitrary.Generator
        from way in Gen.Choose(0, int.MaxValue - 1)
        select (block, way),
        c => Block.Arbitrary.Shrinker(c.block).Select(b => (b, c.way)));

    private static void Walk(Block block, Random random)
    {
        var play = new Play(Definition(block)).Start();
        var raw = play.Last.Instance;
        var oracle = Oracle.Start(block);
        for (var step = 0; step < MostSteps && oracle is not null; step++)
        {
            var open = oracle.Open().ToList();
            Assert.Equal(open.Select(o => o.Task).Order(StringComparer.Ordinal), play.Open.Values.Select(w => w.ElementId).Order(StringComparer.Ordinal));
            var (task, outcomes) = open[random.Next(open.Count)];
            var outcome = outcomes[random.Next(outcomes.Length)];
            var e = new EngineEvent.CompleteWork(play.Work(task).ActivityId, outcome, Patch(task, outcome));

            // The saved and read instance (play) and the one never saved (raw) go the same way.
            raw = Engine.Step(raw, e, play.Context).Instance;
            play.Step(e);
            Assert.Null(play.Last.Refused);
            Assert.Empty(play.Instance.Incidents);
            Assert.Equal(InstanceJson.Write(raw), InstanceJson.Write(play.Instance));
            oracle = oracle.Done(task, outcome);
        }

        Assert.Equal(oracle is null, play.Instance.Status == InstanceStatus.Finished);
        Assert.Empty(play.Instance.Stuck);
    }

    private static Definition Definition(Block block)
    {
        var read = BpmnReader.Read(Drawing.Of(block));
        Assert.Empty(read.Problems);
        return read.Definition!;
    }

    private static ImmutableDictionary<string, string>? Patch(string task, string outcome) => outcome[0] != 'M'
        ? null
        : Enumerable.Range(0, 3).ToImmutableDictionary(i => Drawing.Variable(task, i), i => ((outcome[1] - '0') >> i & 1) == 1 ? "1" : "0");
}
