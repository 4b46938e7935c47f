using Otasuketai.Review.People;

namespace Otasuketai.Review.Tests.People;

public sealed class CorporateNumberTests
{
    [Theory]
    [InlineData("7000012050002")]
    [InlineData("７０００-０１２０-５０００２")]
    [InlineData(" 7 0000 1205 0002 ")]
    public void Parse_NumberOfTheTaxAgency_IsAccepted(string raw) =>
        Assert.Equal("7000012050002", CorporateNumber.Parse(raw).Value.Digits);

    [Theory]
    [InlineData(null, CorporateNumberProblem.Empty)]
    [InlineData(" ー ", CorporateNumberProblem.Empty)]
    [InlineData("700001205000", CorporateNumberProblem.NotThirteenDigits)]
    [InlineData("70000120500021", CorporateNumberProblem.NotThirteenDigits)]
    [InlineData("T700001205002", CorporateNumberProblem.NotThirteenDigits)]
    [InlineData("1000012050002", CorporateNumberProblem.CheckDigitWrong)]
    public void Parse_SomethingElse_SaysWhy(string? raw, CorporateNumberProblem problem)
    {
        Assert.Equal(problem, CorporateNumber.Parse(raw).Problem);
        Assert.NotEmpty(CorporateNumber.Words(problem).Ja);
    }

    [Fact]
    public void Parse_EveryFirstDigit_ExactlyOneIsRight()
    {
        for (long seed = 1; seed < 1_000_000_000_000; seed = seed * 3 + 7)
        {
            var twelve = seed.ToString("000000000000");
            Assert.Single(Enumerable.Range(0, 10), first => CorporateNumber.Parse($"{first}{twelve}").IsOk);
        }
    }

    [Fact]
    public void Parse_OneDigitMistyped_IsNoticedUnlessNineAndZeroAreSwapped()
    {
        const string right = "7000012050002";
        for (var at = 1; at < right.Length; at++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var typed = right[..at] + digit + right[(at + 1)..];
                var unnoticed = typed == right || (digit is '0' or '9' && right[at] is '0' or '9' && (digit - right[at]) % 9 == 0);
                Assert.Equal(unnoticed, CorporateNumber.Parse(typed).IsOk);
            }
        }
    }
}
