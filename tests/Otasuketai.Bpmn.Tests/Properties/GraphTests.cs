using System.Collections.Immutable;

namespace Otasuketai.Bpmn.Tests.Properties;

/// <summary>Random graphs, sound or not: every step ends, and an instance that cannot go on says so.</summary>
public sealed class GraphTests(ITestOutputHelper output)
{
    private const int MostSteps = 40;

    [Fact]
    public void Step_RandomGraph_EndsOrWaitsOrIsReportedStuck()
    {
        var (run, stuck, endless, finished) = (0, 0, 0, 0);
        Seeds.Check(Graph.Arbitrary, 200, graph =>
        {
            var read = BpmnReader.ReadAll(graph.Draw(), ReaderRules.House);
            if (read.Definitions is not [var definition])
            {
                Assert.NotEmpty(read.Problems);
                return;
            }

            run++;
            var play = Walk(definition, new Random(graph.Way), () => stuck++);
            endless += play.Last.Refused == Refusals.Endless ? 1 : 0;
            finished += play.Instance.Status == InstanceStatus.Finished ? 1 : 0;
        }, output);
        output.WriteLine($"{run} deployed: {finished} finished, {stuck} stuck, {endless} refused as endless");
        Assert.True(run > 50 && stuck > 0 && finished > 0);
    }

    /// <summary>The engine against <see cref="TokenGame"/>: after every step it stands in a situation the text allows.</summary>
    [Fact]
    public void Step_RandomGatewaysAndTasks_StandsWhereASecondReadingOfTheTextDoes()
    {
        var (steps, several) = (0, 0);
        Seeds.Check(Graph.Plain, 150, graph =>
        {
            var read = BpmnReader.ReadAll(graph.Draw(), ReaderRules.House);
            if (read.Definitions is not [var definition])
            {
                return;
            }

            var (random, game, play) = (new Random(graph.Way), new TokenGame(graph.Draw()), new Play(definition));
            for (var i = 0; i < 4; i++)
            {
                play.With($"x{i}", random.Next(2) == 0 ? "0" : "1");
            }

            var possible = game.Start(play.Variables);
            play.Start();
            for (var step = 0; step < MostSteps && possible is not null; step++)
            {
                Assert.Null(play.Last.Refused);
                var here = TokenGame.Write(play.Instance.Activities.Select(a => a.ElementId).Concat(play.Instance.Joins.Select(j => j.FlowId)));
                Assert.Contains(here, possible);
                (steps, several) = (steps + 1, several + (possible.Count > 1 ? 1 : 0));
                if (play.Instance.Activities.IsEmpty)
                {
                    Assert.Equal(here.Length > 0, play.Instance.Stuck.Any());
                    return;
                }

                var task = play.Instance.Activities[random.Next(play.Instance.Activities.Length)];
                play.With($"x{random.Next(4)}", random.Next(2) == 0 ? "0" : "1");
                possible = game.Done([here], task.ElementId, play.Variables);
                play.Step(new EngineEvent.CompleteWork(task.Id, "Done", play.Variables));
            }
        }, output);
        output.WriteLine($"{steps} situations, {several} of them one of several");
        Assert.True(steps > 150);
    }

    private static Play Walk(Definition definition, Random random, Action onStuck)
    {
        var play = new Play(definition);
        for (var i = 0; i < 4; i++)
        {
            play.With($"x{i}", random.Next(2) == 0 ? "0" : "1");
        }

        play.Start();
        for (var step = 0; step < MostSteps && play.Instance.Status == InstanceStatus.Running && play.Last.Refused is null && !play.Instance.Activities.IsEmpty; step++)
        {
            play.Step(Next(play, random));
        }

        if (play.Instance.Stuck.Any())
        {
            onStuck();
        }

        if (play.Instance.Status == InstanceStatus.Running)
        {
            Assert.True(!play.Instance.Activities.IsEmpty || play.Instance.Stuck.Any(), "waits for nothing and does not say so");
            Assert.Null(play.Step(new EngineEvent.Cancel("enough")).Last.Refused);
        }

        return play;
    }

    private static EngineEvent Next(Play play, Random random)
    {
        var activity = play.Instance.Activities[random.Next(play.Instance.Activities.Length)];
        var patch = ImmutableDictionary<string, string>.Empty.Add($"x{random.Next(4)}", random.Next(2) == 0 ? "0" : "1");
        if (play.Instance.Timers.FirstOrDefault(t => t.ActivityId == activity.Id) is { } timer)
        {
            return new EngineEvent.TimerFired(timer.Id);
        }

        if (play.Instance.Subscriptions.Any(s => s.ActivityId == activity.Id))
        {
            return new EngineEvent.SignalArrived("Go");
        }

        return play.Main.Find(activity.ElementId) is UserTask ? new EngineEvent.CompleteWork(activity.Id, "Done", patch)
            : activity.Loop is null ? new EngineEvent.CommandDone(activity.Id, null, patch)
            : new EngineEvent.CommandDone(play.Instance.Activities.First(a => a.OuterId == activity.Id).Id, null, patch);
    }
}
