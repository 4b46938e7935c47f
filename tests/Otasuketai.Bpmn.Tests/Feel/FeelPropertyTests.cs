namespace Otasuketai.Bpmn.Tests;

/// <summary>Laws that hold for every expression, on thousands of grown ones.</summary>
public sealed class FeelPropertyTests
{
    private static readonly string[] Leaves =
    [
        "1", "0", "2.5", "\"a\"", "true", "false", "null", "x", "s", "d", "w", "xs", "c", "b", "@\"2026-03-02\"", "@\"10:00:00Z\"", "@\"2026-03-02T10:00:00\"", "@\"P1M\"", "@\"PT6H\"", "[]", "[2..5]", "(> 2)", "now()",
    ];

    private static readonly string[] Forms =
    [
        "# + #", "# - #", "# * #", "# / #", "# ** #", "-#", "# = #", "# != #", "# < #", "# >= #", "# between # and #", "# in #", "# in (#, > #)", "# and #", "# or #", "not(#)",
        "if # then # else #", "some i in # satisfies i = #", "every i in # satisfies #", "[#, #]", "[#..#)", "{a: #, b: a}.b", "#.a", "#.year", "#.hours", "#.months", "#.minute", "#.time offset", "#.start included", "#.start", "#[#]", "#[item > #]",
        "count(#)", "sum(#, #)", "min(#)", "max(#, #)", "all(#)", "any(#, #)", "contains(#, #)", "string(#)", "string length(#)", "lower case(#)", "date(#)", "time(#)", "date and time(#)", "date and time(#, #)", "duration(#)",
        "# instance of number", "date(#, #, #)", "time(#, #, #)",
    ];

    private static readonly string[] Decisions = ["# and #", "# or #", "not(#)", "?<?", "? >= ?", "? = ?", "? != ?", "? between ? and ?", "? in [?..?)", "? in (?, > ?)", "? in [?, ?]", "? in (= ?)", "? in [(!= ?), ?]", "? in != ?", "? in ([?], ?)", "[?] = [?]", "{a: ?} != {a: ?}", "some i in [?, ?] satisfies i = ?", "every i in [?] satisfies i in (?, ?)", "true", "false"];

    private static readonly string[] Terms = ["x", "x", "1", "2", "3", "? + ?", "? * ?", "-?", "max(?, ?)", "(1 / ?)", "[?, ?][1]", "{a: ?}.a", "[[?]][1][1]"];

    private static readonly Dictionary<string, (FeelTypes Type, string[] Texts)> Declared = new(StringComparer.Ordinal)
    {
        ["x"] = (FeelTypes.Number, ["3", "0", "x"]),
        ["s"] = (FeelTypes.String, ["abc", "", "2026-03-02"]),
        ["d"] = (FeelTypes.Date, ["2026-02-28", "never"]),
        ["w"] = (FeelTypes.Duration, ["P3D", "P2M"]),
        ["xs"] = (FeelTypes.List, ["[1,2,3]", "[]", "[{\"a\":1},null]"]),
        ["c"] = (FeelTypes.Context, ["{\"a\":{\"b\":4}}", "{}"]),
        ["b"] = (FeelTypes.Boolean, ["true", "false"]),
    };

    private static readonly FeelNames Names = FeelNames.Only(Declared.Select(d => KeyValuePair.Create(d.Key, d.Value.Type)));

    /// <summary>Typing is sound: a value that comes out is of a kind that typing allowed.</summary>
    [Fact]
    public void Check_EveryValueThatComesOut_WasPossible()
    {
        var random = new Random(17);
        var seen = 0;
        for (var i = 0; i < 40_000; i++)
        {
            var text = Grown(random, 3);
            var expression = FeelExpression.Parse(text, Names).Expression!;
            var value = expression.Evaluate(new FeelInput(n => Declared.TryGetValue(n, out var d) ? random.GetItems(d.Texts, 1)[0] : null, new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero)));
            if (value.Kind != FeelKind.Null)
            {
                seen++;
                var problems = expression.Check((FeelTypes)(1 << (int)value.Kind));
                if (problems.Length != expression.Check(FeelTypes.Any).Length)
                {
                    Assert.Fail($"{text} is {value} ({value.Kind}), and typing says: {problems.LastOrDefault()?.En}");
                }
            }
        }

        Assert.True(seen > 5_000, $"Only {seen} values.");
    }

    /// <summary>
    /// Never silently false: what is decided while x is missing is decided the same way whatever x is.
    /// (Asking for null and if … else are the two ways to decide on purpose that something is missing.)
    /// </summary>
    [Fact]
    public void Evaluate_DecidedWithoutX_IsDecidedTheSameForEveryX()
    {
        var random = new Random(19);
        var decided = 0;
        var open = 0;
        for (var i = 0; i < 30_000; i++)
        {
            var text = Decision(random, 3);
            var condition = Condition.Parse(text)!;
            if (condition.Evaluate(_ => null, default) is not { } without)
            {
                open++;
                continue;
            }

            decided++;
            foreach (var x in (string[])["0", "1", "2", "3", "-7", "2.5", "word"])
            {
                if (condition.Evaluate(_ => x, default) == !without)
                {
                    Assert.Fail($"{text} is {without} without x, and not so for x = {x}.");
                }
            }
        }

        Assert.True(decided > 4_000 && open > 4_000, $"{decided} decided, {open} open.");
    }

    private static string Grown(Random random, int depth) => depth == 0 || random.Next(6) == 0
        ? random.GetItems(Leaves, 1)[0]
        : Filled(random.GetItems(Forms, 1)[0], '#', () => $"({Grown(random, depth - 1)})");

    private static string Decision(Random random, int depth)
    {
        var form = depth == 0 ? random.GetItems(Decisions[3..], 1)[0] : random.GetItems(Decisions, 1)[0];
        return Filled(Filled(form, '#', () => $"({Decision(random, depth - 1)})"), '?', () => Term(random, 2));
    }

    private static string Term(Random random, int depth) => Filled(depth == 0 ? random.GetItems(Terms[..5], 1)[0] : random.GetItems(Terms, 1)[0], '?', () => $"({Term(random, depth - 1)})");

    private static string Filled(string form, char hole, Func<string> fill) => string.Concat(form.Select(c => c == hole ? fill() : c.ToString()));
}
