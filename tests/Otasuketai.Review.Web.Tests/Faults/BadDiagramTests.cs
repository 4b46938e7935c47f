using System.Diagnostics;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Faults;

/// <summary>A broken diagram gives a list of what is wrong, and the program refuses to start with it.</summary>
public sealed class BadDiagramTests(TestCluster cluster)
{
    private static readonly (string Name, string Text)[] Shipped = [.. Resources.All("workflows/")];
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Read_UnknownElementAndBrokenXml_ListsEveryProblemWithFileAndLine()
    {
        var refused = Assert.Throws<DefinitionsRefusedException>(() => DefinitionStore.Read(
        [
            .. Edited("registration", x => x.Replace("<bpmn:userTask id=\"Approved\"", "<bpmn:manualTask id=\"Approved\"", StringComparison.Ordinal)),
            ("workflows/half.bpmn", "<bpmn:definitions"),
        ]));

        Assert.Contains("workflows/half.bpmn:", refused.Message, StringComparison.Ordinal);
        Assert.Contains("registration.bpmn:", refused.Message, StringComparison.Ordinal);
        Assert.All(refused.Message.Split('\n'), line => Assert.Matches(@"^workflows/[a-z-]+\.bpmn:\d+ BP\d{3} .*: .+ / .+$", line));
    }

    [Fact]
    public async Task Register_ActThatNoFlowRoutes_IsRefusedByName()
    {
        var broken = DefinitionStore.Read(Edited("registration", x => x.Replace("otr:act=\"PlaceOnAgenda\"", "otr:act=\"ApproveDossier\"", StringComparison.Ordinal)));
        await using var desk = await RealDesk.Start(cluster);

        var refused = await Assert.ThrowsAsync<DefinitionsRefusedException>(() => DefinitionStore.Register(desk.App, broken, Ct));

        Assert.Contains("PlaceOnAgenda", refused.Message, StringComparison.Ordinal);
        Assert.Contains("registration", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_ChangedFilesUnderTheirOldVersions_ListsAllAndKeepsNothing()
    {
        await using var desk = await RealDesk.Start(cluster);
        var changed = Edited("incident", Renamed).Select(r => r.Name.Contains("appeal", StringComparison.Ordinal) ? (r.Name, Renamed(r.Text)) : r);
        var newer = changed.Select(r => r.Name.Contains("measure", StringComparison.Ordinal) ? (r.Name, r.Item2.Replace("otr:version=\"1\"", "otr:version=\"2\"", StringComparison.Ordinal)) : r);

        var refused = await Assert.ThrowsAsync<DefinitionsRefusedException>(() => DefinitionStore.Register(desk.App, DefinitionStore.Read(newer), Ct));

        Assert.Equal(["appeal", "incident"], refused.Message.Split('\n').Select(line => line[..line.IndexOf(".bpmn", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.process_definition WHERE version = '2'"));
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
            Assert.Contains("recheck.bpmn changed but still says version 1", said, StringComparison.Ordinal);
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

    private static IEnumerable<(string Name, string Text)> Edited(string process, Func<string, string> edit) =>
        Shipped.Select(r => r.Name.EndsWith(process + ".bpmn", StringComparison.Ordinal) ? (r.Name, edit(r.Text)) : r);
}
