namespace Otasuketai.Bpmn.Tests;

/// <summary>What is refused, where, and in which words; and what typing finds before the first run.</summary>
public sealed class FeelProblemTests
{
    private static readonly FeelNames Names = FeelNames.Only(
    [
        new("amount", FeelTypes.Number),
        new("status", FeelTypes.String),
        new("due", FeelTypes.Date),
        new("wait", FeelTypes.Duration),
        new("members", FeelTypes.List),
        new("order", FeelTypes.Context),
        new("open", FeelTypes.Boolean),
        new("thing", FeelTypes.Any),
    ]);

    [Theory]
    [InlineData("", 1, "ends too early")]
    [InlineData("1 +", 4, "ends too early")]
    [InlineData("1 + )", 5, "')' cannot stand here")]
    [InlineData("(1 + 2", 7, "')' is needed")]
    [InlineData("a = 'b'", 5, "The character ''' is not allowed")]
    [InlineData("a = \"b", 5, "no closing quote")]
    [InlineData("\"a\\q\"", 3, "backslash")]
    [InlineData("1 2", 3, "'2' cannot stand here")]
    [InlineData("foo(1)", 1, "no function 'foo'")]
    [InlineData("contains(\"a\")", 1, "arguments of 'contains'")]
    [InlineData("all(l: [true])", 1, "arguments of 'all'")]
    [InlineData("function(a) a", 1, "outside the language")]
    [InlineData("for x in [1] return x", 1, "outside the language")]
    [InlineData("matches(\"a\", \"b\")", 1, "no function 'matches'")]
    [InlineData("x instance of banana", 15, "type 'banana'")]
    [InlineData("@\"tomorrow\"", 1, "After @")]
    [InlineData("@\"2026-03-02T10:00:00@Europe/Paris\"", 1, "Asia/Tokyo")]
    [InlineData("{a: 1, a: 2}", 1, "same name")]
    [InlineData("1e99", 1, "too large")]
    [InlineData("if a then b", 12, "'else' is needed")]
    public void Parse_OutsideTheLanguage_IsToldWithItsPosition(string text, int position, string words)
    {
        var (expression, problem) = FeelExpression.Parse(text);
        Assert.Null(expression);
        Assert.Equal(position, problem!.Position);
        Assert.Contains(words, problem.En, StringComparison.Ordinal);
        Assert.Matches("[ぁ-ん]", problem.Ja);
    }

    [Theory]
    [InlineData("amount > 3 and status = \"open\" and due < date(\"2026-03-02\") and count(members) > 1")]
    [InlineData("due + wait < date(now())")]
    [InlineData("order.total > 3 and members[name = \"x\"].age = [3]")]
    [InlineData("some m in members satisfies m.role = \"chair\" and amount > 3")]
    [InlineData("thing > 3 or thing = \"a\" or thing")]
    [InlineData("amount = null or amount in [1..5] or amount in (1, > 3) or status in [\"a\", \"b\"]")]
    [InlineData("if open then amount > 1 else status = \"x\"")]
    [InlineData("due.year = 2026 and -wait < @\"P1D\" and {a: amount}.a = 1")]
    [InlineData("[1, amount][1] = 1 and date and time(due, time(\"10:00:00\")) < now()")]
    public void Check_FittingTypes_HasNoProblem(string text) => Assert.Empty(Check(text).Select(p => p.En));

    [Theory]
    [InlineData("amout > 3", 1, "'amout' is not declared")]
    [InlineData("true or amout > 3 and nobody", null, null)]
    [InlineData("amount = \"3\"", 8, "a number and a string do not fit '='")]
    [InlineData("status > 3", 8, "a string and a number do not fit '>'")]
    [InlineData("open < true", 6, "do not fit '<'")]
    [InlineData("amount + status > 3", 8, "a number and a string do not fit '+'")]
    [InlineData("due + amount = due", 5, "a date and a number do not fit '+'")]
    [InlineData("amount", 1, "a boolean is needed, and this is a number")]
    [InlineData("amount > 3 and status", 16, "a string")]
    [InlineData("not(amount)", 5, "a boolean is needed")]
    [InlineData("contains(status, amount)", 18, "a string is needed")]
    [InlineData("status in [1..5]", 8, "do not fit 'in'")]
    [InlineData("status in (1, > 3)", 8, "do not fit 'in'")]
    [InlineData("amount between 1 and \"z\"", 8, "do not fit 'between'")]
    [InlineData("status between 1 and 2", 8, "a string and a number do not fit 'between'")]
    [InlineData("status between 1 and true", null, null)]
    [InlineData("amount in [1..due]", 11, "do not fit '..'")]
    [InlineData("due.hour = 1", 4, "There is no 'hour' in a date")]
    [InlineData("amount.x = 1", 7, "There is no 'x' in a number")]
    [InlineData("if amount then open else open", 4, "a boolean is needed")]
    [InlineData("members[\"a\"] = 1", 9, "A filter needs a condition or a number")]
    [InlineData("-status = 1", 2, "a number")]
    [InlineData("due = date(\"2026-02-30\")", 7, "always null")]
    [InlineData("null", 1, "this is null")]
    public void Check_WhatCanNeverWork_IsTold(string text, int? position, string? words)
    {
        var problems = Check(text);
        if (words is null)
        {
            Assert.Equal(2, problems.Count);
            return;
        }

        var problem = Assert.Single(problems);
        Assert.Equal(position, problem.Position);
        Assert.Contains(words, problem.En, StringComparison.Ordinal);
        Assert.Matches("[ぁ-ん]", problem.Ja);
    }

    [Fact]
    public void Check_NothingDeclared_AllowsEveryName() => Assert.Empty(FeelExpression.Parse("whatever > 3 and other").Expression!.Check(FeelTypes.Boolean));

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    public void Parse_Depth_IsAtMost32(int brackets, bool fits)
    {
        Assert.Equal(fits, FeelExpression.Parse(new string('(', brackets) + "1" + new string(')', brackets)).Problem is null);
        Assert.Equal(fits, FeelExpression.Parse(new string('-', brackets) + "x").Problem is null);
        Assert.Equal(fits, FeelExpression.Parse(string.Concat(Enumerable.Repeat("x + ", brackets)) + "x").Problem is null);
        Assert.Equal(fits, FeelExpression.Parse("x" + string.Concat(Enumerable.Repeat(".a", brackets))).Problem is null);
    }

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void Parse_Parts_AreAtMost256(int items, bool fits) =>
        Assert.Equal(fits, FeelExpression.Parse($"[{string.Join(',', Enumerable.Repeat("x", items))}]").Problem is null);

    [Fact]
    public void Parse_Length_IsAtMost4000() => Assert.Contains("4000", FeelExpression.Parse(new string(' ', 4001) + "1").Problem!.En, StringComparison.Ordinal);

    private static IReadOnlyList<FeelProblem> Check(string text)
    {
        var (expression, problem) = FeelExpression.Parse(text, Names);
        Assert.True(problem is null, problem?.En);
        return expression!.Check(FeelTypes.Boolean);
    }
}
