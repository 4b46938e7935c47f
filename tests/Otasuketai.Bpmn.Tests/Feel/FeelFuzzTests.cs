namespace Otasuketai.Bpmn.Tests;

/// <summary>Whatever a text says, reading, checking and running it never throws, and never looks at more than its steps allow.</summary>
public sealed class FeelFuzzTests
{
    private const int MaxSteps = 10_000;

    private static readonly string[] Words =
    [
        "1", "0", "2.5", "-3", "1e9", "9e27", "\"a\"", "\"\"", "\"あ\"", "true", "false", "null", "x", "s", "d", "xs", "c", "b", "nobody", "item",
        "+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "and", "or", "in", "between", "..", ".", ",", ":", "(", ")", "[", "]", "{", "}", "@",
        "if", "then", "else", "some", "every", "satisfies", "instance of", "number", "date and time", "for", "return", "function",
        "not(", "count(", "sum(", "min(", "all(", "any(", "contains(", "string(", "string length(", "lower case(", "date(", "time(", "date and time(", "duration(", "now()",
        "@\"2026-03-02\"", "@\"10:00:00Z\"", "@\"-0001-12-31T23:59:59+09:00\"", "@\"P1Y\"", "@\"-PT36H\"", "@\"999999999-12-31\"", "a", "\\", "'", "\"", "/*", "//", "\ud800", " ",
    ];

    private static readonly string[] Seeds =
    [
        "x between 1 and 10 and s in (\"a\", \"b\")", "count(xs[item > 1]) >= 2 or not(b)", "some y in xs, z in xs satisfies y * z > 3", "c.a.b + sum(xs) ** 2 < 10",
        "date and time(d, time(\"10:00:00\")) - now() < duration(\"P3D\")", "if b then x in [1..5) else x in (< 3, >= 7)", "{a: x, b: a + 1}.b = [1, 2, x][-1]",
        "d + @\"P1M\" > @\"2026-03-31\" and d.year = 2026", "string length(lower case(s)) = 3 and contains(s, \"a\")", "every m in xs satisfies m instance of number",
    ];

    private static readonly Dictionary<string, string> Variables = new(StringComparer.Ordinal)
    {
        ["x"] = "3", ["s"] = "abc", ["d"] = "2026-02-28", ["xs"] = "[1,2,3]", ["c"] = """{"a":{"b":4}}""", ["b"] = "true",
    };

    private static readonly FeelNames Names = FeelNames.Only(
    [
        new("x", FeelTypes.Number), new("s", FeelTypes.String), new("d", FeelTypes.Date), new("xs", FeelTypes.List), new("c", FeelTypes.Context), new("b", FeelTypes.Boolean),
    ]);

    [Fact]
    public void Expression_RandomCharacters_NeverThrow()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            Try(string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(1, random.Next(2) == 0 ? 127 : 0x10000))));
        }
    }

    [Fact]
    public void Expression_RandomWords_NeverThrow()
    {
        var random = new Random(11);
        var read = 0;
        for (var i = 0; i < 40_000; i++)
        {
            read += Try(string.Join(random.Next(4) == 0 ? "" : " ", random.GetItems(Words, random.Next(1, 12)))) ? 1 : 0;
        }

        Assert.True(read > 400, $"Only {read} of the texts were expressions at all.");
    }

    [Fact]
    public void Expression_MutatedExpressions_NeverThrow()
    {
        var random = new Random(13);
        var read = 0;
        for (var i = 0; i < 40_000; i++)
        {
            read += Try(Mutated(random, Seeds[i % Seeds.Length])) ? 1 : 0;
        }

        Assert.True(read > 3_000, $"Only {read} of the texts were expressions at all.");
    }

    [Theory]
    [InlineData("every a in xs satisfies every b in xs satisfies every c in xs satisfies y = 1")]
    [InlineData("count(xs[count(xs[count(xs[y = 1]) = 0]) = 0]) = 0")]
    [InlineData("every a in [[xs, xs]] satisfies every b in [[a, a]] satisfies every c in [[b, b]] satisfies every d in [[c, c]] satisfies string(d) = string(d)")]
    [InlineData("every a in [s + s] satisfies every b in [a + a + a + a] satisfies every c in [b + b + b + b + b + b] satisfies c = c + string(y)")]
    [InlineData("every a in xs satisfies xs = xs or y = 1")]
    public void Evaluate_WorkWithoutEnd_StopsAfterItsStepsWithNull(string text)
    {
        var lookups = 0;
        var list = "[" + string.Join(',', Enumerable.Repeat("1", 500)) + "]";
        string? Lookup(string name)
        {
            lookups++;
            return name switch { "xs" => list, "s" => new string('a', 60_000), "y" => "1", _ => null };
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(FeelKind.Null, FeelExpression.Parse(text).Expression!.Evaluate(new FeelInput(Lookup, default)).Kind);
        Assert.InRange(lookups, 1, MaxSteps);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
    }

    private static bool Try(string text)
    {
        var (expression, problem) = FeelExpression.Parse(text, Names);
        Assert.True(expression is null != problem is null);
        Assert.True(problem is null || (problem.Position >= 1 && problem.Position <= text.Length + 1), $"{problem?.Position} in {text}");
        if (expression is null)
        {
            return false;
        }

        Assert.All(expression.Check(FeelTypes.Boolean), p => Assert.InRange(p.Position, 1, text.Length + 1));
        Run(expression);
        return true;
    }

    private static FeelValue Run(FeelExpression expression) => expression.Evaluate(new FeelInput(Variables.GetValueOrDefault, new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero)));

    private static string Mutated(Random random, string text)
    {
        for (var left = random.Next(1, 5); left > 0; left--)
        {
            var at = random.Next(text.Length + 1);
            var words = text.Split(' ');
            text = random.Next(5) switch
            {
                0 => text.Insert(at, random.GetItems(Words, 1)[0]),
                1 => text.Remove(Math.Min(at, text.Length - 1), 1) + " ",
                2 => $"({text}) {random.GetItems(Words, 1)[0]} {random.GetItems(Seeds, 1)[0]}",
                3 => string.Join(' ', words.Select((w, i) => i == at % words.Length ? random.GetItems(Words, 1)[0] : w)),
                _ => string.Join(' ', words.Select(w => random.Next(8) == 0 ? random.GetItems(words, 1)[0] : w)),
            };
        }

        return text;
    }
}
