using System.Globalization;
using System.Text.RegularExpressions;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Numbers;

/// <summary>受付番号 of one application, A2026-0123: the calendar year (JST) of submission and a running number. Not a registration number.</summary>
public sealed partial record ApplicationNumber : IComparable<ApplicationNumber>
{
    private const int Last = 9999;

    private ApplicationNumber(int year, int sequence) => (Year, Sequence) = (year, sequence);

    /// <summary>Calendar year of submission in Japan.</summary>
    public int Year { get; }

    /// <summary>Running number within the year, from 1.</summary>
    public int Sequence { get; }

    /// <summary>Reads a number as typed, in half- or full-width characters and with any hyphen.</summary>
    public static Reading<ApplicationNumber, NumberProblem> Parse(string? raw)
    {
        var code = InputText.Code(raw).ToUpperInvariant();
        if (code.Length == 0)
        {
            return NumberProblem.Empty;
        }
        var match = Form().Match(code);
        return match.Success && Digits(match, 2) > 0
            ? new ApplicationNumber(Digits(match, 1), Digits(match, 2))
            : NumberProblem.WrongForm;
    }

    /// <summary>The number for an application submitted on a JST day, after the last sequence ever given in that calendar year (0 for none).</summary>
    public static Reading<ApplicationNumber, NumberProblem> Next(DateOnly submittedOn, int lastSequence) =>
        lastSequence is >= 0 and < Last ? new ApplicationNumber(submittedOn.Year, lastSequence + 1) : NumberProblem.YearIsFull;

    /// <inheritdoc/>
    public int CompareTo(ApplicationNumber? other) => other is null ? 1 : (Year, Sequence).CompareTo((other.Year, other.Sequence));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"A{Year:0000}-{Sequence:0000}");

    private static int Digits(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\AA([12][0-9]{3})-([0-9]{4})\z")]
    private static partial Regex Form();
}
