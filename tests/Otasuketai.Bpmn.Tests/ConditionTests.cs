namespace Otasuketai.Bpmn.Tests;

/// <summary>The little condition language.</summary>
public sealed class ConditionTests
{
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
    [InlineData("word < 3", null)]
    [InlineData("missing = 3", null)]
    [InlineData("n = missing", null)]
    public void Evaluate_Comparison_IsThreeValued(string text, bool? expected)
    {
        var variables = new Dictionary<string, string> { ["n"] = "3", ["m"] = "4", ["word"] = "yes", ["flag"] = "true" };
        Assert.Equal(expected, Condition.Parse(text)!.Evaluate(name => variables.GetValueOrDefault(name)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("n")]
    [InlineData("n =")]
    [InlineData("= 3")]
    [InlineData("3 = n")]
    [InlineData("n == 3")]
    [InlineData("n ! 3")]
    [InlineData("n => 3")]
    [InlineData("n = 3 and m = 4")]
    [InlineData("n = \"a\" or \"b\"")]
    [InlineData("f(n) = 3")]
    public void Parse_AnythingElse_IsNull(string text) => Assert.Null(Condition.Parse(text));
}
