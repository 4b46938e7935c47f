using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Otasuketai.Bpmn.Tests.Properties;

/// <summary>Text from strangers: an answer, never a crash and never a hang.</summary>
public sealed class HostileTests(ITestOutputHelper output)
{
    private const int Patience = 120_000;
    private const string Head = $"""<definitions xmlns="{Namespaces.Model}" id="d" targetNamespace="urn:x"><process id="p" isExecutable="true">""";
    private const string Tail = "</process></definitions>";

    private static readonly ImmutableArray<string> Originals = [.. Fixtures.Names("").Select(Fixtures.Text)];

    /// <summary>Shapes that are slow or fatal for careless readers, each close to the limit of two million characters.</summary>
    public static TheoryData<string> Shapes => ["deep", "deep-in-process", "wide", "attributes", "long-name", "long-id", "long-text", "words", "flows", "gateway", "references", "entities", "namespaces", "pools", "asked", "links", "attributes-and-flows"];

    [Theory(Timeout = Patience)]
    [MemberData(nameof(Shapes))]
    public async Task Read_HostileShape_IsRefusedWithReasons(string shape)
    {
        var problems = await Task.Run(() => BpmnReader.Read(Shape(shape)).Problems, TestContext.Current.CancellationToken);
        Assert.NotEmpty(problems);
        Assert.All(problems, p => Assert.NotEmpty(p.En));
        Assert.InRange(problems.Length, 1, 1000);
    }

    /// <summary>Flows asked in order, two from each source: every flow is looked at a fixed number of times, however many there are.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(3_000)]
    public void CanonicalOrder_ManyAskedSources_TakesStepsInProportion(int sources)
    {
        var scope = new RawElement(Namespaces.Model, "process", 1);
        foreach (var i in Enumerable.Range(0, sources * 2))
        {
            var flow = new RawElement(Namespaces.Model, "sequenceFlow", i);
            flow.Add(new RawAttribute("", "sourceRef", $"g{i / 2}"));
            flow.Add(new RawElement(Namespaces.Model, "conditionExpression", i));
            scope.Add(flow);
        }

        var steps = 0;
        var ordered = CanonicalOrder.Asked(scope, Counted(scope.Children), Counted(scope.Children.Reverse())).ToList();
        Assert.Equal(Enumerable.Range(0, sources).Reverse().SelectMany(i => new[] { i * 2, (i * 2) + 1 }), ordered.Select(f => f.Line));
        Assert.Equal(sources * 4, steps);

        IEnumerable<RawElement> Counted(IEnumerable<RawElement> elements) => elements.Select(e => (Element: e, steps++).Element);
    }

    /// <summary>Where links land is found by one look at each node.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(3_000)]
    public void LinkTargets_ManyLinks_TakesStepsInProportion(int links)
    {
        var nodes = Enumerable.Range(0, links).Select(i => (Node)new IntermediateCatchEvent { Id = $"c{i}", ScopeId = "p", Trigger = new Trigger.Link($"l{i}") }).ToList();
        var steps = 0;
        var targets = LinkCheck.Targets(nodes.Select(n => (Node: n, steps++).Node));
        Assert.All(Enumerable.Range(0, links), i => Assert.Equal($"c{i}", targets[("p", new Trigger.Link($"l{i}"))]));
        Assert.Equal(links, steps);
    }

    [Fact]
    public void Read_MutatedModel_IsReadOrRefusedAndWhatIsReadRuns()
    {
        var (refused, read) = (0, 0);
        Seeds.Check(Arb.From(Gen.Choose(0, int.MaxValue - 1)), 1000, seed =>
        {
            var random = new Random(seed);
            var result = BpmnReader.ReadAll(Mutate(random), ReaderRules.Sketch);
            if (result.Definitions.IsEmpty)
            {
                refused++;
                Assert.NotEmpty(result.Problems);
            }
            else
            {
                read++;
                Assert.All(result.Definitions, d => Run(d, random));
            }
        }, output);
        output.WriteLine($"{refused} refused, {read} read");
        Assert.True(refused > 0 && read > 0);
    }

    private static void Run(Definition definition, Random random)
    {
        var play = new Play(definition).With("members", """["u1"]""").Start(definition.Starts[random.Next(definition.Starts.Length)].Id);
        for (var step = 0; step < 10 && play.Instance is { Status: InstanceStatus.Running, Activities.IsEmpty: false }; step++)
        {
            var activity = play.Instance.Activities[random.Next(play.Instance.Activities.Length)].Id;
            play.Step(random.Next(4) switch
            {
                0 => new EngineEvent.CommandDone(activity),
                1 => new EngineEvent.CompleteWork(activity, "Done"),
                2 => new EngineEvent.Skip(activity, "on"),
                _ => new EngineEvent.TimerFired(play.Instance.Timers.IsEmpty ? "t" : play.Instance.Timers[0].Id),
            });
        }
    }

    private static string Mutate(Random random)
    {
        var text = new StringBuilder(Originals[random.Next(Originals.Length)]);
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var (at, length) = (random.Next(text.Length), random.Next(1, 30));
            length = Math.Min(length, text.Length - at);
            var piece = text.ToString(at, length);
            switch (random.Next(6))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, piece);
                    break;
                case 2:
                    text.Insert(random.Next(text.Length), piece);
                    break;
                case 3:
                    text[at] = (char)random.Next(1, 0x3100);
                    break;
                case 4:
                    SwapWords(text, random);
                    break;
                default:
                    text.Replace("isExecutable=\"true\"", random.Next(9) == 0 ? "isExecutable=\"false\"" : "isExecutable=\"true\"").Replace("cancelActivity=\"false\"", "");
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>Puts one attribute value in the place of another: well formed, and wrong in a way no typing error is.</summary>
    private static void SwapWords(StringBuilder text, Random random)
    {
        var parts = text.ToString().Split('"');
        if (parts.Length > 5)
        {
            var (one, two) = ((random.Next((parts.Length - 1) / 2) * 2) + 1, (random.Next((parts.Length - 1) / 2) * 2) + 1);
            (parts[one], parts[two]) = (parts[two], parts[one]);
            text.Clear().AppendJoin('"', parts);
        }
    }

    private static string Shape(string shape) => shape switch
    {
        "deep" => Repeat("<a>", 600_000),
        "deep-in-process" => Head + Repeat("<subProcess id=\"s\">", 90_000) + Tail,
        "wide" => Head + Repeat("<task/>", 240_000) + Tail,
        "attributes" => $"<definitions {Numbered(100_000, i => $"a{i}=\"1\" ")}/>",
        "long-name" => $"<{new string('a', 1_900_000)}/>",
        "long-id" => Head + $"<task id=\"{new string('a', 1_900_000)}\"/>" + Tail,
        "long-text" => $"<definitions>{new string('a', 1_900_000)}</definitions>",
        "words" => Head + $"<userTask id=\"t\" xmlns:otr=\"{Namespaces.Otr}\" otr:act=\"{Numbered(200_000, i => $"a{i} ")}\"/>" + Tail,
        "flows" => Head + Numbered(30_000, i => $"<sequenceFlow id=\"f{i}\" sourceRef=\"a\" targetRef=\"a\"/>") + Tail,
        "gateway" => Head + "<startEvent id=\"s\"/><exclusiveGateway id=\"a\"/>" + Numbered(9_000, i => $"<sequenceFlow id=\"f{i}\" sourceRef=\"a\" targetRef=\"a\" xmlns:otr=\"{Namespaces.Otr}\" otr:outcome=\"o{i}\"/>") + Tail,
        "references" => $"<definitions xmlns=\"{Namespaces.Model}\" id=\"d\">" + Numbered(20_000, i => $"<message id=\"m{i}\" itemRef=\"m{i + 1}\"/>") + "<process id=\"p\" isExecutable=\"true\"/></definitions>",
        "entities" => "<!DOCTYPE a [<!ENTITY x \"" + new string('y', 1000) + "\"><!ENTITY z \"" + Repeat("&x;", 1000) + "\">]><a>" + Repeat("&z;", 1000) + "</a>",
        "namespaces" => $"<definitions {Numbered(50_000, i => $"xmlns:n{i}=\"urn:{i}\" ")}/>",
        "pools" => $"<definitions xmlns=\"{Namespaces.Model}\" id=\"d\"><collaboration id=\"c\">" + Numbered(25_000, i => $"<messageFlow id=\"m{i}\" sourceRef=\"p\" targetRef=\"p\"/>") + "</collaboration><process id=\"p\" isExecutable=\"true\"/></definitions>",
        "asked" => Head + Numbered(16_000, i => $"<sequenceFlow sourceRef=\"a{i}\"><conditionExpression/></sequenceFlow><sequenceFlow sourceRef=\"a{i}\"/>") + Tail,
        "links" => Head + Numbered(9_900, i => $"<intermediateThrowEvent id=\"t{i}\"><linkEventDefinition name=\"l{i}\"/></intermediateThrowEvent><intermediateCatchEvent id=\"c{i}\"><linkEventDefinition name=\"l{i}\"/></intermediateCatchEvent>") + Tail,
        "attributes-and-flows" => Head + $"<userTask id=\"t\" {Numbered(90_000, i => $"a{i}=\"\" ")}/>" + Numbered(18_000, i => $"<sequenceFlow id=\"f{i}\" sourceRef=\"t\" targetRef=\"t\"/>") + Tail,
        _ => throw new InvalidOperationException(shape),
    };

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string Numbered(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));
}
