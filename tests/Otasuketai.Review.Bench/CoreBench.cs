using System.Collections.Immutable;
using System.Text;
using Otasuketai.Bpmn;

namespace Otasuketai.Review.Bench;

/// <summary>The pure core without a database: whole instances a second on all cores, what one weighs, and what a step allocates.</summary>
internal static class CoreBench
{
    private const int Rounds = 3;
    private const int Chunk = 200;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    /// <summary>Ten nodes: a start, three tasks of a person, two system acts, a decision with two ways, a throw, and two ends.</summary>
    private const string Diagram = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:otr="https://otasuketai.example/bpmn/1" id="d" targetNamespace="https://otasuketai.example/bench">
          <process id="ten" isExecutable="true">
            <startEvent id="s" />
            <userTask id="draft" otr:act="Submit" otr:role="Vendor" />
            <serviceTask id="receive" otr:act="Receive" />
            <userTask id="check" otr:act="Accept Refuse" otr:role="Checker" />
            <exclusiveGateway id="decision" default="no" />
            <userTask id="approve" otr:act="Approve" otr:role="Approver" />
            <serviceTask id="publish" otr:act="Publish" />
            <intermediateThrowEvent id="published" />
            <endEvent id="listed" />
            <endEvent id="refused" />
            <sequenceFlow id="f1" sourceRef="s" targetRef="draft" />
            <sequenceFlow id="f2" sourceRef="draft" targetRef="receive" />
            <sequenceFlow id="f3" sourceRef="receive" targetRef="check" />
            <sequenceFlow id="f4" sourceRef="check" targetRef="decision" />
            <sequenceFlow id="yes" sourceRef="decision" targetRef="approve" otr:outcome="Accept" />
            <sequenceFlow id="no" sourceRef="decision" targetRef="refused" />
            <sequenceFlow id="f5" sourceRef="approve" targetRef="publish" />
            <sequenceFlow id="f6" sourceRef="publish" targetRef="published" />
            <sequenceFlow id="f7" sourceRef="published" targetRef="listed" />
          </process>
        </definitions>
        """;

    private static readonly Definition Ten = BpmnReader.Read(Diagram) is { Definition: { } definition }
        ? definition
        : throw new InvalidOperationException(string.Join('\n', BpmnReader.Read(Diagram).Problems.Select(p => $"{p.Code} {p.ElementId} {p.En}")));

    private static readonly EngineContext Context = new()
    {
        Now = DateTimeOffset.UnixEpoch,
        Definitions = _ => Ten,
        Latest = _ => null,
        Calendar = new NoCalendar(),
        Knobs = _ => null,
    };

    private static readonly ImmutableArray<string> Script = ["Submit", "Receive", "Accept", "Approve", "Publish"];

    /// <summary>The figures.</summary>
    public static async Task<IReadOnlyList<Figure>> Run()
    {
        List<double> limits = [], core = [];
        var cores = Environment.ProcessorCount;
        await Load.Run(cores, TimeSpan.FromSeconds(2), _ => Many(Instance));
        for (var round = 0; round < Rounds; round++)
        {
            limits.Add(await Load.Run(cores, Round, _ => Many(Machine)));
            core.Add(await Load.Run(cores, Round, _ => Many(Instance)));
        }

        var (bytes, allocated) = (Weight(), Allocated());
        return
        [
            new Figure("bare state machine of ten states", Figure.Median(limits), "instances/s", 1, "itself"),
            new Figure("pure core, ten nodes with three user tasks", Figure.Median(core), "instances/s", Figure.Median(core) / 250_000, "250,000 a second"),
            new Figure("pure core beside the bare state machine", Figure.Median(core), "instances/s", Figure.Median(core) / Figure.Median(limits), "bare state machine"),
            new Figure("state of a waiting instance as JSON", bytes, "bytes", bytes / 4096, "4 KB"),
            new Figure("allocated by a step of the pure core", allocated, "bytes", null, "no limit"),
        ];
    }

    private static Task<int> Many(Func<int> one)
    {
        var done = 0;
        for (var i = 0; i < Chunk; i++)
        {
            done += one();
        }

        return Task.FromResult(done);
    }

    /// <summary>One life of one instance: started, three times done by a person, twice by the host.</summary>
    private static int Instance()
    {
        var instance = Engine.Start(Ten, new StartInput { InstanceId = "i" }, Context).Instance;
        for (var i = 0; i < Script.Length; i++)
        {
            instance = Next(instance, i);
        }

        return instance.Status == InstanceStatus.Finished ? 1 : throw new InvalidOperationException("The process did not end.");
    }

    private static Instance Next(Instance instance, int i)
    {
        var waiting = instance.Activities[0];
        return Engine.Step(instance, i is 1 or 4 ? new EngineEvent.CommandDone(waiting.Id, Script[i]) : new EngineEvent.CompleteWork(waiting.Id, Script[i]), Context).Instance;
    }

    /// <summary>What is left when there is nothing to interpret: a table of states and words, and an immutable value a move.</summary>
    private static int Machine()
    {
        var at = new State("s", 0);
        foreach (var word in Script)
        {
            at = at with { Name = Moves[(at.Name, word)], Version = at.Version + 1 };
        }

        return at is { Name: "listed", Version: 5 } ? 1 : throw new InvalidOperationException("The machine did not end.");
    }

    private static readonly Dictionary<(string, string), string> Moves = new()
    {
        [("s", "Submit")] = "receive",
        [("receive", "Receive")] = "check",
        [("check", "Accept")] = "approve",
        [("check", "Refuse")] = "refused",
        [("approve", "Approve")] = "publish",
        [("publish", "Publish")] = "listed",
    };

    private sealed record State(string Name, int Version);

    private static double Weight()
    {
        var instance = Engine.Start(Ten, new StartInput { InstanceId = Guid.Empty.ToString() }, Context).Instance;
        var most = 0;
        for (var i = 0; i < Script.Length - 1; i++)
        {
            instance = Next(instance, i);
            most = Math.Max(most, Encoding.UTF8.GetByteCount(InstanceJson.Write(instance)));
        }

        return most;
    }

    private static double Allocated()
    {
        const int lives = 10_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < lives; i++)
        {
            Instance();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(lives * (Script.Length + 1));
    }

    private sealed class NoCalendar : IBusinessCalendar
    {
        public DateOnly AddBusinessDays(DateOnly from, int days) => throw new NotSupportedException("The process counts no days.");
    }
}
