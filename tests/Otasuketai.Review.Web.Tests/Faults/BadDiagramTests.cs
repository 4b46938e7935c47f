using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Faults;

/// <summary>A broken diagram gives a list of what is wrong, and the program refuses to start with it.</summary>
public sealed class BadDiagramTests(TestCluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Register_FaultsOfEveryKindInSixFiles_AreToldTogetherByFileLineCodeAndElement()
    {
        await using var desk = await RealDesk.Start(cluster);
        ImmutableArray<DiagramFile> diagrams =
        [
            .. DefinitionStore.Shipped().Select(d => d.Name switch
            {
                "workflows/poll.bpmn" => new(d.Name, d.Text.Replace("<bpmn:userTask id=\"OpenPoll\"", "<bpmn:userTask id=\"OpenPoll\" startQuantity=\"2\"", StringComparison.Ordinal)),
                "workflows/recheck.bpmn" => new(d.Name, Second(d.Text.Replace("otr:act=\"StartRecheck\"", "otr:act=\"StartRenewal\"", StringComparison.Ordinal))),
                "workflows/incident.bpmn" => new(d.Name, Second(Rerouted(d.Text, "FinalReportedOutcome-ReturnReport", "NoAction"))),
                "workflows/appeal.bpmn" => new(d.Name, Renamed(d.Text)),
                _ => d,
            }),
            new("workflows/half.bpmn", "<bpmn:definitions"),
        ];

        var refused = await Assert.ThrowsAsync<DefinitionsRefusedException>(() => DefinitionStore.Register(desk.App, diagrams, Ct));

        var lines = refused.Message.Split('\n').Where(l => !l.StartsWith(' ')).ToList();
        Assert.All(lines, line => Assert.Matches(@"^workflows/[a-z-]+\.bpmn:[1-9]\d* \S+ ?\S*: .*\p{IsHiragana}.* / .+$", line));
        Assert.Superset(
            new HashSet<string> { "poll BP018 OpenPoll", "half BP001", "recheck DL002 Due", "recheck Clash Due", "incident EndsEarly incident", "appeal Version appeal" },
            lines.Select(l => Regex.Replace(l, @"^workflows/([a-z-]+)\.bpmn:\d+ (.*?) ?: .*$", "$1 $2")).ToHashSet());
        Assert.DoesNotContain(lines, l => l.Contains("DL012", StringComparison.Ordinal));
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.process_definition WHERE version = 'second'"));
    }

    /// <summary>Each keeps every rule of one file and of the law's table, or nearly so; where it leads only its runs show.</summary>
    [Theory]
    [InlineData("registration", "Answer-EvidenceCheck", "DossierReview", "Clash DossierReview")]
    [InlineData("incident", "FinalReportedOutcome-ReturnReport", "NoAction", "EndsEarly incident")]
    [InlineData("measure", "<bpmn:message id=\"NoticeAcknowledged\" name=\"NoticeAcknowledged\"", "<bpmn:message id=\"NoticeAcknowledged\" name=\"Forgotten\"", "DL022 NoticeOpened")]
    public async Task Register_NewVersionWhoseRunsGoWrong_IsRefused(string process, string from, string to, string told)
    {
        await using var desk = await RealDesk.Start(cluster);
        var diagrams = Edited.With(process, x => Second(from.StartsWith('<') ? x.Replace(from, to, StringComparison.Ordinal) : Rerouted(x, from, to)));

        var refused = await Assert.ThrowsAsync<DefinitionsRefusedException>(() => DefinitionStore.Register(desk.App, diagrams, Ct));

        Assert.Matches($@"(^|\n)workflows/{process}\.bpmn:\d+ {told}: ", refused.Message);
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.process_definition WHERE version = 'second'"));
    }

    /// <summary>A start with nothing new proves nothing again.</summary>
    [Fact]
    public void Problems_OfWrongRuns_AreLookedForInNewVersionsAndInWhatCallsThem()
    {
        var wrong = Edited.With("appeal", x => x.Replace("otr:outcomes=\"Adopted Rejected\"", "otr:outcomes=\"Adopted Approved\"", StringComparison.Ordinal));
        string[] Told(params string[] fresh) => [.. DiagramCheck.Problems(wrong, d => fresh.Contains(d.ProcessId)).Where(p => !p.Contains(" DL", StringComparison.Ordinal))];

        Assert.Empty(Told());
        Assert.Empty(Told("incident", "recheck"));
        Assert.NotEmpty(Told("appeal"));
        Assert.NotEmpty(Told("poll"));
    }

    [Fact]
    public async Task Register_ActThatNoFlowRoutes_IsRefusedByName()
    {
        var broken = Edited.With("registration", x => x.Replace("otr:act=\"PlaceOnAgenda\"", "otr:act=\"ApproveDossier\"", StringComparison.Ordinal));
        await using var desk = await RealDesk.Start(cluster);

        var refused = await Assert.ThrowsAsync<DefinitionsRefusedException>(() => DefinitionStore.Register(desk.App, broken, Ct));

        Assert.Contains("PlaceOnAgenda", refused.Message, StringComparison.Ordinal);
        Assert.Contains("registration", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_TwoTextsUnderOneVersion_KeepsNeither()
    {
        await using var desk = await RealDesk.Start(cluster);
        var next = Edited.With("recheck", xml => xml.Replace("otr:machine=\"Recheck\" otr:version=\"1\"", "otr:machine=\"Recheck\" otr:version=\"next\"", StringComparison.Ordinal));
        var other = new DiagramFile("workflows/recheck-too.bpmn", next.Single(d => d.Name == "workflows/recheck.bpmn").Text.Replace("name=\"再確認\"", "name=\"もう一つの再確認\"", StringComparison.Ordinal));

        await Assert.ThrowsAsync<DefinitionsRefusedException>(() => DefinitionStore.Register(desk.App, next.Add(other), Ct));

        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.process_definition WHERE version = 'next'"));
    }

    [Fact]
    public async Task Register_ChangedFilesUnderTheirOldVersions_ListsAllAndKeepsNothing()
    {
        await using var desk = await RealDesk.Start(cluster);
        ImmutableArray<DiagramFile> changed = [.. DefinitionStore.Shipped().Select(d => d.Name switch
        {
            "workflows/incident.bpmn" or "workflows/appeal.bpmn" => new(d.Name, Renamed(d.Text)),
            "workflows/measure.bpmn" => new(d.Name, Second(d.Text)),
            _ => d,
        })];

        var refused = await Assert.ThrowsAsync<DefinitionsRefusedException>(() => DefinitionStore.Register(desk.App, changed, Ct));

        Assert.Equal(["workflows/appeal", "workflows/incident"], refused.Message.Split('\n').Select(line => line[..line.IndexOf(".bpmn", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.process_definition WHERE version = 'second'"));
    }

    [Fact]
    public async Task Web_WithADiagramChangedUnderItsVersion_PrintsWhyAndDoesNotStart()
    {
        var database = await cluster.CreateDatabaseAsync();
        await using (var connection = new Npgsql.NpgsqlConnection(cluster.AdminConnectionString(database)))
        {
            await connection.OpenAsync(Ct);
            await using var older = new Npgsql.NpgsqlCommand("INSERT INTO review.process_definition (process_id, version, hash, xml) VALUES ('recheck', '1', 'older', '<x/>')", connection);
            await older.ExecuteNonQueryAsync(Ct);
        }

        var start = new ProcessStartInfo("dotnet", ["exec", typeof(DefinitionStore).Assembly.Location, "web", "--urls", "http://127.0.0.1:0", "--environment", "Development"])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        start.Environment["ConnectionStrings__Review"] = cluster.ConnectionString(database);
        using var process = System.Diagnostics.Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        try
        {
            _ = process.StandardOutput.ReadToEndAsync(patience.Token);
            var said = await process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);

            Assert.Equal(1, process.ExitCode);
            Assert.Contains("The diagram changed but still says version 1", said, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static string Renamed(string xml) => xml.Replace("<bpmn:startEvent id=\"Start\" name=\"", "<bpmn:startEvent id=\"Start\" name=\"新・", StringComparison.Ordinal);

    private static string Second(string xml) => Regex.Replace(xml, "otr:version=\"[^\"]+\"", "otr:version=\"second\"");

    /// <summary>Lets a flow lead elsewhere.</summary>
    private static string Rerouted(string xml, string flow, string target) =>
        Regex.Replace(xml.Replace($"<bpmn:incoming>{flow}</bpmn:incoming>", "", StringComparison.Ordinal), $"(<bpmn:sequenceFlow id=\"{flow}\"[^>]* targetRef=\")[^\"]+", $"$1{target}");
}
