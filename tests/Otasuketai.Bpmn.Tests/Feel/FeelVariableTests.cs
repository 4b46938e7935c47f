namespace Otasuketai.Bpmn.Tests;

/// <summary>Instance variables are text: what the text means, and what a name without a value does.</summary>
public sealed class FeelVariableTests
{
    [Theory]
    [InlineData("12.50", FeelKind.Number, "12.5")]
    [InlineData("-3", FeelKind.Number, "-3")]
    [InlineData("1e3", FeelKind.Number, "1000")]
    [InlineData("1e400", FeelKind.Null, "null")]
    [InlineData("007", FeelKind.String, "007")]
    [InlineData("1.", FeelKind.String, "1.")]
    [InlineData("+1", FeelKind.String, "+1")]
    [InlineData("1,000", FeelKind.String, "1,000")]
    [InlineData("true", FeelKind.Boolean, "true")]
    [InlineData("True", FeelKind.String, "True")]
    [InlineData("null", FeelKind.Null, "null")]
    [InlineData("", FeelKind.String, "")]
    [InlineData("承認", FeelKind.String, "承認")]
    [InlineData("2026-03-02", FeelKind.String, "2026-03-02")]
    [InlineData("\"5\"", FeelKind.String, "5")]
    [InlineData("[1, \"a\", null, {\"b\": true}]", FeelKind.List, "[1, \"a\", null, {b: true}]")]
    [InlineData("{\"a\": {\"b\": 1}}", FeelKind.Context, "{a: {b: 1}}")]
    [InlineData("[1,", FeelKind.String, "[1,")]
    [InlineData("\"\\ud800\"", FeelKind.String, "\"\\ud800\"")]
    public void Evaluate_UndeclaredVariable_IsJsonOrElseAString(string text, FeelKind kind, string expected)
    {
        var value = Value("x", text, FeelNames.Anything);
        Assert.Equal((kind, expected), (value.Kind, value.ToString()));
    }

    [Theory]
    [InlineData(FeelTypes.String, "5", FeelKind.String)]
    [InlineData(FeelTypes.String, "null", FeelKind.String)]
    [InlineData(FeelTypes.Number, "5", FeelKind.Number)]
    [InlineData(FeelTypes.Number, "five", FeelKind.Null)]
    [InlineData(FeelTypes.Number, "\"5\"", FeelKind.Null)]
    [InlineData(FeelTypes.Boolean, "false", FeelKind.Boolean)]
    [InlineData(FeelTypes.Boolean, "0", FeelKind.Null)]
    [InlineData(FeelTypes.Date, "2026-03-02", FeelKind.Date)]
    [InlineData(FeelTypes.Date, "2026-03-02T00:00:00Z", FeelKind.Null)]
    [InlineData(FeelTypes.Time, "10:00:00", FeelKind.Time)]
    [InlineData(FeelTypes.DateTime, "2026-03-02T10:00:00+09:00", FeelKind.DateTime)]
    [InlineData(FeelTypes.Duration, "P3D", FeelKind.DaysTime)]
    [InlineData(FeelTypes.Duration, "P3M", FeelKind.YearsMonths)]
    [InlineData(FeelTypes.List, "[]", FeelKind.List)]
    [InlineData(FeelTypes.List, "u1", FeelKind.Null)]
    [InlineData(FeelTypes.Context, "{}", FeelKind.Context)]
    [InlineData(FeelTypes.Any, "5", FeelKind.Number)]
    public void Evaluate_DeclaredVariable_IsReadAsItsTypeOrNull(FeelTypes type, string text, FeelKind expected) =>
        Assert.Equal(expected, Value("x", text, FeelNames.Only([new("x", type)])).Kind);

    /// <summary>The house rule: what depends on a missing name is not known, in either direction.</summary>
    [Theory]
    [InlineData("x = 3", null)]
    [InlineData("x != 3", null)]
    [InlineData("3 = x", null)]
    [InlineData("x = y", null)]
    [InlineData("x + 1 = 3", null)]
    [InlineData("count(x) = 0", null)]
    [InlineData("x in (1, 2)", null)]
    [InlineData("x in [1, 2]", null)]
    [InlineData("x in (null, 1)", true)]
    [InlineData("x in [null, 1]", true)]
    [InlineData("3 in [x, 3]", true)]
    [InlineData("3 in [x, 1]", null)]
    [InlineData("3 in [x..5]", null)]
    [InlineData("[x] = [3]", null)]
    [InlineData("some a in [x] satisfies a = 3", null)]
    [InlineData("{a: x}.a = 3", null)]
    [InlineData("3 in x", null)]
    [InlineData("x.y = 3", null)]
    [InlineData("{a: 1}.b = 3", null)]
    [InlineData("1 + \"a\" = 3", null)]
    [InlineData("[1][2] != 3", null)]
    [InlineData("sum([]) = 0", null)]
    [InlineData("null = 3", false)]
    [InlineData("[{a: 1}][b != 3] = []", false)]
    [InlineData("x = null", true)]
    [InlineData("x != null", false)]
    [InlineData("x = null or x > 3", true)]
    [InlineData("x > 3 or true", true)]
    [InlineData("x = 3 and false", false)]
    [InlineData("some a in x satisfies a = 1", null)]
    public void Evaluate_MissingName_IsNotKnown(string text, bool? expected) =>
        Assert.Equal(expected, FeelExpression.Parse(text).Expression!.Evaluate(new FeelInput(_ => null, default)).Boolean);

    [Theory]
    [InlineData("{\"a\": 1}", "x.b = 3", null)]
    [InlineData("{\"b\": null}", "x.b = 3", false)]
    [InlineData("null", "x = 3", false)]
    [InlineData("three", "x + 1 = 3", null)]
    [InlineData("[{\"a\": 1}, {\"b\": 2}]", "count(x[b = 2]) = 1", true)]
    public void Evaluate_NullSaidOnPurpose_IsKnown(string variable, string text, bool? expected) =>
        Assert.Equal(expected, Value(text, variable, FeelNames.Anything).Boolean);

    [Fact]
    public void Evaluate_UnreadableDeclaredVariable_IsNotKnown() =>
        Assert.Equal(FeelKind.Null, Value("x = 3", "three", FeelNames.Only([new("x", FeelTypes.Number)])).Kind);

    /// <summary>The usual condition costs no memory at all: it is asked hundreds of thousands of times a second.</summary>
    [Fact]
    public void Evaluate_ComparisonOfNumbers_AllocatesNothing()
    {
        Func<string, string?> lookup = name => name == "score" ? "12" : null;
        var condition = Condition.Parse("score >= 10 and score in [1..20] and score != 13 and score + 1 < 20")!;
        var bytes = long.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                Assert.True(condition.Evaluate(lookup, default));
            }

            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, bytes);
    }

    private static FeelValue Value(string text, string variable, FeelNames names) =>
        FeelExpression.Parse(text, names).Expression!.Evaluate(new FeelInput(name => name == "x" ? variable : null, default));
}
