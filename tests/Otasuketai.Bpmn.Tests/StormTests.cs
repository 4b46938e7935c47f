using System.Collections.Immutable;

namespace Otasuketai.Bpmn.Tests;

/// <summary>
/// Thousands of seeded random events on every fixture: the engine never throws, its books always balance,
/// and every instance can be cancelled to nothing.
/// </summary>
public sealed class StormTests
{
    public static TheoryData<string> Models => [.. Fixtures.Names("")];

    [Theory]
    [MemberData(nameof(Models))]
    public void Step_RandomEvents_KeepTheBooks(string name)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var play = Begin(name);
            for (var step = 0; step < 60 && play.Instance.Status == InstanceStatus.Running; step++)
            {
                play.Step(Next(random, play));
                AssertOwned(play.Instance);
            }

            if (play.Instance.Status == InstanceStatus.Running)
            {
                Assert.Null(play.Step(new EngineEvent.Cancel("storm over")).Last.Refused);
            }
        }
    }

    private static Play Begin(string name) => (name.EndsWith("caller", StringComparison.Ordinal) ? new Play(name, name.Replace("caller", "callee", StringComparison.Ordinal)) : new Play(name))
        .Knob("k", "P3D").Knob("checkDays", "P5D", true).Knob("answerDays", "P10D", true).Knob("voteDays", "P7D")
        .With("members", """["u1","u2","u3"]""").With("rounds", "2").With("score", "7").With("caseKey", "k7").With("until", "2026-06-30").With("x", "1").With("y", "1")
        .Start();

    private static EngineEvent Next(Random random, Play play)
    {
        var activity = play.Instance.Activities.IsEmpty ? "a0" : play.Instance.Activities[random.Next(play.Instance.Activities.Length)].Id;
        var timer = play.Instance.Timers.IsEmpty ? "t0" : play.Instance.Timers[random.Next(play.Instance.Timers.Length)].Id;
        string[] outcomes = ["Done", "Accept", "Ask", "Resubmit", "A", "C", "Yes", "No", "CastBallot", "Adopted", "Break", "Propose", "Approve", "Join", "Leave", "bad", "odd"];
        var outcome = outcomes[random.Next(outcomes.Length)];
        play.Now = play.Now.AddHours(random.Next(30));
        return random.Next(14) switch
        {
            0 or 1 or 2 => new EngineEvent.CompleteWork(activity, outcome),
            3 or 4 => new EngineEvent.CommandDone(activity, outcome, ImmutableDictionary<string, string>.Empty.Add("score", "11")),
            5 => new EngineEvent.CommandFailed(activity, "storm"),
            6 => new EngineEvent.CommandThrew(activity, random.Next(2) == 0 ? "BROKEN" : "ELSE"),
            7 => new EngineEvent.TimerFired(timer),
            8 => new EngineEvent.MessageArrived(random.Next(2) == 0 ? "Reply" : "Stop", random.Next(2) == 0 ? "i1" : "k7", $"m{random.Next(40)}"),
            9 or 10 => new EngineEvent.Retry(activity),
            13 => new EngineEvent.SignalArrived("Alarm"),
            11 => new EngineEvent.Skip(activity, "storm", random.Next(2) == 0 ? outcome : null),
            _ => new EngineEvent.ChangeDue(activity, DateOnly.FromDateTime(play.Now.Date).AddDays(random.Next(30))),
        };
    }

    private static void AssertOwned(Instance i)
    {
        var activities = i.Activities.Select(a => a.Id).ToHashSet();
        var scopes = i.Scopes.Select(s => s.Id).ToHashSet();
        var owners = activities.Concat(scopes.Select(s => "@" + s)).ToHashSet();
        Assert.All(i.Timers, t => Assert.Contains(t.ActivityId, owners));
        Assert.All(i.Subscriptions, s => Assert.Contains(s.ActivityId, owners));
        Assert.All(i.Incidents, x => Assert.Contains(x.ActivityId, activities));
        Assert.All(i.Activities, a => Assert.Contains(a.ScopeId, scopes));
        Assert.All(i.Activities.Where(a => a.OuterId is not null), a => Assert.Contains(a.OuterId!, activities));
        Assert.All(i.Scopes.Skip(1), s => Assert.Contains(s.Id, activities));
        Assert.All(i.Scopes, s => Assert.True(i.Activities.Any(a => a.ScopeId == s.Id) || i.Joins.Any(j => j.ScopeId == s.Id)));
        Assert.Equal(activities.Count, i.Activities.Length);
    }
}
