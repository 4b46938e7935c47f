using System.Collections.Immutable;

namespace Otasuketai.Bpmn.Tests;

/// <summary>Messages and sending.</summary>
public sealed class MessageTests
{
    [Fact]
    public void Message_BeforeItsCatch_IsKeptAndTakenInOrderOnce()
    {
        var play = new Play("message-catch").With("caseKey", "k7").Start();
        play.Step(new EngineEvent.MessageArrived("Reply", "k7", "first", ImmutableDictionary<string, string>.Empty.Add("answer", "42")));
        Assert.Equal("first", play.Here);
        Assert.Equal(Refusals.MessageSeen, play.Message("Reply", "first", "k7").Last.Refused);

        play.Do("first");
        Assert.Equal("again", play.Here);
        Assert.Equal("42", play.Instance.Variables["answer"]);
        Assert.Equal(Refusals.MessageSeen, play.Message("Reply", "first").Last.Refused);
        Assert.Equal(InstanceStatus.Finished, play.Message("Reply", "second").Instance.Status);
    }

    [Fact]
    public void Message_OtherKey_DoesNotFit()
    {
        var play = new Play("message-catch").With("caseKey", "k7").Start().Do("first").Message("Reply", "m", "k8");
        Assert.Equal("wait", play.Here);
        Assert.Single(play.Instance.Messages);
    }

    [Fact]
    public void Catch_WithoutItsKeyVariable_IsAnIncident() =>
        Assert.Equal(IncidentCodes.MessageKey, new Play("message-catch").Start().Do("first").Last.Incident!.Code);

    [Fact]
    public void Message_NobodyEverWaitsFor_IsRefused() =>
        Assert.Equal(Refusals.MessageUnknown, new Play("message-catch").Start().Message("Nonsense").Last.Refused);

    [Fact]
    public void Message_TooManyKept_IsRefused()
    {
        var play = new Play("message-catch").With("caseKey", "k7").Start();
        for (var i = 0; i < 64; i++)
        {
            Assert.Null(play.Message("Reply", $"m{i}", "other").Last.Refused);
        }

        Assert.Equal(Refusals.TooManyMessages, play.Message("Reply", "last", "other").Last.Refused);
    }

    [Fact]
    public void BoundaryMessage_NotInterrupting_RunsBesideTheWork()
    {
        var play = new Play("message-boundary").Start().Message("Reply");
        Assert.Equal("work log", play.Here);
        play.Command("log").Message("Reply", "msg2");
        Assert.Equal("work log", play.Here);
        Assert.Equal(InstanceStatus.Running, play.Do("work").Instance.Status);
        Assert.Equal(InstanceStatus.Finished, play.Command("log").Instance.Status);
    }

    [Fact]
    public void BoundaryMessage_Interrupting_CancelsTheWork()
    {
        var play = new Play("message-boundary").Start().Message("Stop");
        Assert.Equal(WorkEnd.Cancelled, Assert.Single(play.Effects<Effect.CloseWork>()).End);
        Assert.Equal("s stop es", play.Visited);
    }

    [Fact]
    public void Start_ByMessageByIdOrByDefault_UsesThatStart()
    {
        Assert.StartsWith("byMessage", new Play("message-start").Start(message: "Reply").Visited, StringComparison.Ordinal);
        Assert.StartsWith("weekly", new Play("message-start").Start("weekly").Visited, StringComparison.Ordinal);
        Assert.StartsWith("plain", new Play("message-start").Start().Visited, StringComparison.Ordinal);
        Assert.StartsWith("byMessage", new Play("only-message-start").Start().Visited, StringComparison.Ordinal);
        Assert.Equal(Refusals.UnknownStart, new Play("message-start").Start("nothing").Last.Refused);
        Assert.Equal(Refusals.UnknownStart, new Play("message-start").Start(message: "Nonsense").Last.Refused);
    }

    [Fact]
    public void StartTimerDue_BusinessDays_IsTheEndOfThatDay()
    {
        var play = new Play("message-start");
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.FromHours(9)), Engine.StartTimerDue(play.Main, "weekly", play.Context));
        Assert.Null(Engine.StartTimerDue(play.Main, "plain", play.Context));
    }

    [Fact]
    public void SendThrowAndEnd_OfAMessage_GoToTheOutboxAndACommandWaits()
    {
        var play = new Play("send").Start();
        Assert.Equal(["tell", "shout"], play.Effects<Effect.Send>().Select(s => s.ElementId));
        Assert.Equal("vendor", play.Effects<Effect.Send>().First().Attributes["to"]);
        Assert.Equal("act", play.Here);

        play.Command("act");
        Assert.Equal(("Reply", "e"), play.Effects<Effect.Send>().Select(s => (s.MessageName, s.ElementId)).Single());
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
    }
}
