namespace Otasuketai.Bpmn.Tests;

/// <summary>Conditions as flows and loops ask them.</summary>
public sealed class ConditionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("n = 3", true)]
    [InlineData("n = 3.0", true)]
    [InlineData("n != 3", false)]
    [InlineData("n < 10", true)]
    [InlineData("n <= 2", false)]
    [InlineData("n>2", true)]
    [InlineData("n >= m", false)]
    [InlineData("word = \"yes\"", true)]
    [InlineData("word != \"no\"", true)]
    [InlineData("flag = true", true)]
    [InlineData("flag", true)]
    [InlineData("n = 3 and m = 4", true)]
    [InlineData("n = 1 or m between 4 and 5", true)]
    [InlineData("word in (\"yes\", \"no\")", true)]
    [InlineData("count(members) >= 2", true)]
    [InlineData("now() > date and time(\"2026-03-02T09:59:59+09:00\")", true)]
    public void Evaluate_Decidable_IsTrueOrFalse(string text, bool expected) => Assert.Equal(expected, Evaluate(text));

    [Theory]
    [InlineData("word < 3")]
    [InlineData("missing = 3 and true")]
    [InlineData("missing > 3")]
    [InlineData("n = missing and true")]
    [InlineData("missing")]
    [InlineData("n")]
    [InlineData("word")]
    [InlineData("null")]
    [InlineData("[true]")]
    [InlineData("if missing then true else null")]
    public void Evaluate_NullOrNoBoolean_IsNull(string text) => Assert.Null(Evaluate(text));

    [Theory]
    [InlineData("")]
    [InlineData("n =")]
    [InlineData("= 3")]
    [InlineData("n == 3")]
    [InlineData("n ! 3")]
    [InlineData("n => 3")]
    [InlineData("n = 'a'")]
    [InlineData("f(n) = 3")]
    [InlineData("${n}")]
    public void Parse_OutsideTheLanguage_IsNull(string text) => Assert.Null(Condition.Parse(text));

    private static bool? Evaluate(string text)
    {
        var variables = new Dictionary<string, string> { ["n"] = "3", ["m"] = "4", ["word"] = "yes", ["flag"] = "true", ["members"] = """["u1","u2"]""" };
        return Condition.Parse(text)!.Evaluate(name => variables.GetValueOrDefault(name), Now);
    }
}
