namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>The engine against cases written by others. Without the folder the tests say so and skip.</summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    private const string Absent = "No conformance cases: CONFORMANCE_DIR is not set and there is no ../shared/conformance.";

    [Theory]
    [InlineData("betsy", 153)]
    [InlineData("betsy-static", 301)]
    [InlineData("tokensim", 47)]
    [InlineData("paths", 38)]
    public void Suite_CasesOfOthers_NoneFailsAndAsManyPassAsOnceDid(string suite, int atLeast)
    {
        var folder = ConformanceRunner.Folder();
        var manifest = Path.Combine(folder ?? "", suite + ".json");
        Assert.SkipUnless(File.Exists(manifest), Absent);

        var report = ConformanceRunner.RunOne(manifest)!;
        output.WriteLine(report.Line);
        Assert.Empty(report.Failed);
        Assert.InRange(report.Passed, atLeast, int.MaxValue);
    }

    [Theory]
    [InlineData("""test.contains("a")""", "ab", 0, true)]
    [InlineData("""!test.contains("a") && integerVariable<2""", "b", 1, true)]
    [InlineData("""!(test.contains("a") || false)""", "ab", 0, false)]
    [InlineData("true && integerVariable<3", "", 3, false)]
    public void BetsyLanguage_InTheLanguage_MeansWhatItSays(string text, string test, int number, bool expected) =>
        Assert.Equal(expected, BetsyLanguage.Parse(text)!(test, number));

    [Theory]
    [InlineData("i > 1")]
    [InlineData("dummyCondition")]
    [InlineData("true &&")]
    public void BetsyLanguage_Foreign_IsLeftAlone(string text) => Assert.Null(BetsyLanguage.Parse(text));
}
