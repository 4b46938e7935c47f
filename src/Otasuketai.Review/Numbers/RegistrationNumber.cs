using System.Globalization;
using System.Text.RegularExpressions;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Numbers;

/// <summary>登録番号 of one registered service, 2020-001: Japanese fiscal year and a running number. Given once and never reused.</summary>
public sealed partial record RegistrationNumber : IComparable<RegistrationNumber>
{
    private const int Last = 999;

    private RegistrationNumber(int fiscalYear, int sequence) => (Year, Sequence) = (fiscalYear, sequence);

    /// <summary>Japanese fiscal year (April to March) of the registration.</summary>
    public int Year { get; }

    /// <summary>Running number within the fiscal year, from 1.</summary>
    public int Sequence { get; }

    /// <summary>Reads a number as typed, in half- or full-width characters and with any hyphen.</summary>
    public static Reading<RegistrationNumber, NumberProblem> Parse(string? raw)
    {
        var code = InputText.Code(raw);
        if (code.Length == 0)
        {
            return NumberProblem.Empty;
        }
        var match = Form().Match(code);
        return match.Success && Digits(match, 2) > 0
            ? new RegistrationNumber(Digits(match, 1), Digits(match, 2))
            : NumberProblem.WrongForm;
    }

    /// <summary>The number for a service registered on a JST day, after the highest sequence ever given in that fiscal year (0 for none).</summary>
    public static Reading<RegistrationNumber, NumberProblem> Next(DateOnly registeredOn, int lastSequence) =>
        lastSequence is >= 0 and < Last ? new RegistrationNumber(FiscalYear.Of(registeredOn), lastSequence + 1) : NumberProblem.YearIsFull;

    /// <inheritdoc/>
    public int CompareTo(RegistrationNumber? other) => other is null ? 1 : (Year, Sequence).CompareTo((other.Year, other.Sequence));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Sequence:000}");

    private static int Digits(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A([12][0-9]{3})-([0-9]{3})\z")]
    private static partial Regex Form();
}
