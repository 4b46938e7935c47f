using Otasuketai.Review.Text;

namespace Otasuketai.Review.People;

/// <summary>Why a text is not a corporate number.</summary>
public enum CorporateNumberProblem
{
    /// <summary>Nothing was written.</summary>
    Empty,

    /// <summary>Without hyphens and spaces it is not exactly 13 digits.</summary>
    NotThirteenDigits,

    /// <summary>Thirteen digits whose first does not follow from the other twelve: mistyped or invented.</summary>
    CheckDigitWrong,
}

/// <summary>
/// 法人番号: thirteen digits, the first of which is the check digit of the other twelve
/// (9 − (Σ Pn × Qn mod 9), n from the right, Qn = 1 for odd and 2 for even n).
/// </summary>
public sealed record CorporateNumber
{
    private const int Length = 13;

    private CorporateNumber(string digits) => Digits = digits;

    /// <summary>The thirteen digits.</summary>
    public string Digits { get; }

    /// <summary>Reads what was typed; full-width digits, hyphens and spaces are accepted.</summary>
    public static Reading<CorporateNumber, CorporateNumberProblem> Parse(string? raw)
    {
        var digits = InputText.Code(raw).Replace("-", "");
        if (digits.Length == 0)
        {
            return CorporateNumberProblem.Empty;
        }
        if (digits.Length != Length || !digits.All(char.IsAsciiDigit))
        {
            return CorporateNumberProblem.NotThirteenDigits;
        }
        return CheckDigit(digits[1..]) == digits[0] ? new CorporateNumber(digits) : CorporateNumberProblem.CheckDigitWrong;
    }

    /// <summary>The check digit of a base number of twelve digits.</summary>
    public static char CheckDigit(string twelveDigits)
    {
        var sum = 0;
        for (var n = 1; n <= twelveDigits.Length; n++)
        {
            sum += (twelveDigits[^n] - '0') * (n % 2 == 1 ? 1 : 2);
        }
        return (char)('0' + 9 - sum % 9);
    }

    /// <summary>The sentence a form shows beside the field.</summary>
    public static Bilingual Words(CorporateNumberProblem problem) => problem switch
    {
        CorporateNumberProblem.Empty => new("法人番号を入力してください。", "Please enter the corporate number."),
        CorporateNumberProblem.NotThirteenDigits => new("法人番号は13桁の数字です。", "A corporate number has 13 digits."),
        CorporateNumberProblem.CheckDigitWrong => new(
            "法人番号の検査数字が合いません。打ち間違いがないか確かめてください。", "The check digit does not match. Please look for a typing error."),
    };

    /// <inheritdoc/>
    public override string ToString() => Digits;
}
