using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Mail;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Mail;

/// <summary>Promise 10: each mail goes out once, or is shown to an operator as uncertain.</summary>
public sealed class OutboxTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SmtpMood.Accept, "receipt", "Sent")]
    [InlineData(SmtpMood.Later, "receipt", "Queued")]
    [InlineData(SmtpMood.Busy, "receipt", "Queued")]
    [InlineData(SmtpMood.LaterAfterDot, "receipt", "Queued")]
    [InlineData(SmtpMood.Unknown, "receipt", "Dead")]
    [InlineData(SmtpMood.CutAfterDot, "receipt", "Uncertain")]
    [InlineData(SmtpMood.Silent, "receipt", "Uncertain")]
    [InlineData(SmtpMood.CutAfterDot, "correction-reminder", "Queued")]
    public async Task Send_ServerAnswers_LetterGetsItsFate(SmtpMood mood, string template, string state)
    {
        await using var post = await PostOffice.Open(cluster);
        post.Server.Mood = _ => mood;
        var id = await post.Queue(template, "hanako@vendor.example");

        var settings = post.Settings;
        settings.SendTimeout = mood == SmtpMood.Silent ? TimeSpan.FromSeconds(2) : settings.SendTimeout;
        await post.Sender(settings).SendDue(Stop);

        var fate = await post.Fate(id);
        Assert.Equal((state, 1, state == "Queued"), (fate.State, fate.Attempts, fate.Later));
        Assert.Equal(state == "Sent", fate.Error.Length == 0);
        Assert.Equal(state == "Sent" ? 1 : 0, post.Server.Accepted.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_ServerAway_QueueStaysUntouched(bool refused)
    {
        await using var post = await PostOffice.Open(cluster);
        post.Server.Closed = !refused;
        var settings = post.Settings;
        settings.Port = refused ? 1 : settings.Port;
        var id = await post.Queue("receipt", "hanako@vendor.example");

        Assert.Equal(0, await post.Sender(settings).SendDue(Stop));

        Assert.Equal(("Queued", 0, false, ""), await post.Fate(id));
    }

    [Fact]
    public async Task Send_StartTlsWantedButNotOffered_NothingLeaves()
    {
        await using var post = await PostOffice.Open(cluster);
        var settings = post.Settings;
        settings.StartTls = true;
        var id = await post.Queue("receipt", "hanako@vendor.example");

        await post.Sender(settings).SendDue(Stop);

        Assert.Equal("Queued", (await post.Fate(id)).State);
        Assert.Empty(post.Server.Read);
    }

    [Fact]
    public async Task Send_FourWorkersOverManyMails_EachArrivesOnceOrIsUncertain()
    {
        await using var post = await PostOffice.Open(cluster);
        post.Server.Mood = a => a.StartsWith("cut", StringComparison.Ordinal) ? SmtpMood.CutAfterDot : a.StartsWith("slow", StringComparison.Ordinal) ? SmtpMood.Slow : SmtpMood.Accept;
        for (var i = 0; i < 120; i++)
        {
            await post.Queue("receipt", $"{(i % 10 == 0 ? "cut" : i % 7 == 0 ? "slow" : "fine")}{i}@vendor.example");
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => post.Sender().SendDue(Stop)));

        Assert.All(await post.Outbox.Troubled(100, Stop), t => Assert.StartsWith("cut", t.Address + t.Error, StringComparison.Ordinal));
        Assert.Equal("Sent=108 Uncertain=12", await post.Counts());
        Assert.Equal(120, post.Server.Read.Select(m => EmlReader.Read(m).MessageId).Distinct().Count());
        Assert.Equal(120, post.Server.Read.Count);
        Assert.Equal(12, (await post.Outbox.Troubled(100, Stop)).Length);
    }

    [Theory]
    [InlineData("receipt", "Uncertain")]
    [InlineData("correction-reminder", "Sent")]
    public async Task Sweep_SenderDiedWithTheLetterInHand_OnlySafeClassesGoAgain(string template, string state)
    {
        await using var post = await PostOffice.Open(cluster);
        var id = await post.Queue(template, "hanako@vendor.example");
        await post.Outbox.Claim(10, Stop);
        await post.Execute("UPDATE review.outbox SET sending_since = clock_timestamp() - interval '1 hour'");

        await post.Sender().SendDue(Stop);

        Assert.Equal(state, (await post.Fate(id)).State);
    }

    [Fact]
    public async Task Claim_JustTakenByAnother_IsNotSweptNorTaken()
    {
        await using var post = await PostOffice.Open(cluster);
        var id = await post.Queue("receipt", "hanako@vendor.example");
        await post.Outbox.Claim(10, Stop);

        Assert.Equal(0, await post.Sender().SendDue(Stop));

        Assert.Equal("Sending", (await post.Fate(id)).State);
    }

    [Theory]
    [InlineData("no-such-template", "{}", "no mail template")]
    [InlineData("survey-invitation", "{}", "survey link")]
    [InlineData("survey-invitation", "{\"link\": \"not protected\"}", "survey link")]
    public async Task Send_LetterThatCannotBeWritten_IsDeadAndSaysWhy(string template, string args, string why)
    {
        await using var post = await PostOffice.Open(cluster);
        var id = await post.Queue(template, "hanako@vendor.example", args);

        await post.Sender().SendDue(Stop);

        var fate = await post.Fate(id);
        Assert.Equal("Dead", fate.State);
        Assert.Contains(why, fate.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operator_DecidesAboutAnUncertainLetter_OnlyOnce()
    {
        await using var post = await PostOffice.Open(cluster);
        post.Server.Mood = _ => SmtpMood.CutAfterDot;
        var id = await post.Queue("receipt", "hanako@vendor.example");
        await post.Sender().SendDue(Stop);

        Assert.True(await post.Outbox.ConsiderSent(id, Actor.System, "電話で届いたと聞いた", Stop));
        Assert.False(await post.Outbox.SendAgain(id, Actor.System, "もう一度", Stop));

        Assert.Equal("Sent", (await post.Fate(id)).State);
    }

    [Fact]
    public void Pause_AfterFailures_GrowsToAnHour() =>
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], Enumerable.Range(1, 8).Select(n => (int)OutboxSender.PauseAfter(n).TotalMinutes));
}
