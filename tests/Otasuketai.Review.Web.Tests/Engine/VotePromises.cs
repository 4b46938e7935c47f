using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Engine;

/// <summary>What a large electorate costs: the state of a vote is a bit a voter, and no committee is larger than its procedure can name.</summary>
public sealed class VotePromises(TestCluster cluster)
{
    private const int Voters = 10_000;
    private const int Workers = 8;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A host as small as can be: it locks the row, steps, and writes state and ballot in one transaction. Each worker has its share of the voters, and every hundredth of them presses twice.</summary>
    [Fact]
    public async Task P9_Vote_OfTenThousandMembersByEightWorkers_StaysSmallAndClosesOnce()
    {
        await using var source = NpgsqlDataSource.Create(cluster.AdminConnectionString(await cluster.CreateDatabaseAsync()));
        var definition = BpmnReader.Read($"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:otr="https://otasuketai.example/bpmn/1" id="d" targetNamespace="https://otasuketai.example/test">
              <process id="crowd" isExecutable="true">
                <startEvent id="s" /><userTask id="vote" otr:act="CastBallot"><multiInstanceLoopCharacteristics><loopCardinality>{Voters}</loopCardinality></multiInstanceLoopCharacteristics></userTask><userTask id="tally" otr:act="ClosePoll" /><endEvent id="e" />
                <sequenceFlow id="f1" sourceRef="s" targetRef="vote" /><sequenceFlow id="f2" sourceRef="vote" targetRef="tally" /><sequenceFlow id="f3" sourceRef="tally" targetRef="e" />
              </process>
            </definitions>
            """).Definition!;
        var context = new EngineContext { Now = DateTimeOffset.UnixEpoch, Definitions = _ => definition, Latest = _ => definition.Key, Calendar = new Weekless(), Knobs = _ => null };
        var begun = Bpmn.Engine.Start(definition, new StartInput { InstanceId = "i1" }, context);
        var items = begun.Effects.OfType<Effect.OpenWork>().Select(w => w.Item.ActivityId).ToArray();
        new Random(9).Shuffle(items);
        await Run(source, """
            CREATE TABLE public.vote (state jsonb NOT NULL);
            CREATE TABLE public.ballot (activity_id text PRIMARY KEY, state_size int NOT NULL);
            CREATE TABLE public.opened (element_id text NOT NULL);
            """);
        await Run(source, "INSERT INTO public.vote VALUES ($1::jsonb)", InstanceJson.Write(begun.Instance));

        var refused = await Task.WhenAll(Enumerable.Range(0, Workers).Select(n => Task.Run(() => Cast(source, definition, context, items.Where((_, i) => i % Workers == n)), Ct)));

        Assert.Equal(Workers * ((Voters / Workers / 100) + 1), refused.Sum());
        Assert.Equal(Voters, await Ask<long>(source, "SELECT count(*) FROM public.ballot"));
        Assert.Equal("tally", await Ask<string>(source, "SELECT string_agg(element_id, ' ') FROM public.opened"));
        Assert.InRange(await Ask<int>(source, "SELECT max(state_size) FROM public.ballot"), 1, 4096);
    }

    [Fact]
    public async Task P9_Poll_OfMoreMembersThanItsProcedureCanName_IsRefusedWithItsOwnSentence()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        await Chapters.OnTheAgenda(desk);
        await Faults.QuickCase.Seats(desk, 1000, 1000);

        var answer = await desk.Try(Guid.CreateVersion7(), Machine.Poll, Act.OpenPoll, desk.Secretariat);

        Assert.Equal(Refusal.TooManyAtOnce, Assert.IsType<DeskAnswer.No>(answer).Reason);
        await Faults.Invariants.Hold(desk);
    }

    /// <summary>Casts the ballots of some voters; how many were refused because they had voted.</summary>
    private static async Task<int> Cast(NpgsqlDataSource source, Definition definition, EngineContext context, IEnumerable<string> items)
    {
        await using var connection = await source.OpenConnectionAsync(Ct);
        var refused = 0;
        foreach (var (item, nth) in items.Select((item, nth) => (item, nth)))
        {
            for (var press = 0; press < (nth % 100 == 0 ? 2 : 1); press++)
            {
                await using var transaction = await connection.BeginTransactionAsync(Ct);
                await using var read = new NpgsqlCommand("SELECT state::text FROM public.vote FOR UPDATE", connection);
                var result = Bpmn.Engine.Step(InstanceJson.Read((string)(await read.ExecuteScalarAsync(Ct))!), new EngineEvent.CompleteWork(item, "CastBallot"), context);
                if (result.Refused is not null)
                {
                    refused++;
                    continue;
                }

                var state = InstanceJson.Write(result.Instance);
                await using var write = new NpgsqlBatch(connection)
                {
                    BatchCommands =
                    {
                        new("UPDATE public.vote SET state = $1::jsonb") { Parameters = { new() { Value = state } } },
                        new("INSERT INTO public.ballot VALUES ($1, $2)") { Parameters = { new() { Value = item }, new() { Value = state.Length } } },
                        new("INSERT INTO public.opened SELECT unnest($1::text[])") { Parameters = { new() { Value = result.Effects.OfType<Effect.OpenWork>().Select(w => w.Item.ElementId).ToArray() } } },
                    },
                };
                await write.ExecuteNonQueryAsync(Ct);
                await transaction.CommitAsync(Ct);
            }
        }

        return refused;
    }

    private static async Task Run(NpgsqlDataSource source, string sql, params ImmutableArray<object> values)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddRange(values.Select(v => new NpgsqlParameter { Value = v }).ToArray());
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task<T> Ask<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Ct))!;
    }

    /// <summary>Never asked: the diagram counts no days.</summary>
    private sealed class Weekless : IBusinessCalendar
    {
        public DateOnly AddBusinessDays(DateOnly from, int days) => throw new NotSupportedException();
    }
}
