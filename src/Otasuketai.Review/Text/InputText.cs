using System.Globalization;
using System.Text;

namespace Otasuketai.Review.Text;

/// <summary>Why a form field could not be read.</summary>
public enum InputProblem
{
    /// <summary>Nothing was written; the page decides whether that is allowed.</summary>
    Empty,

    /// <summary>Not a number, or thousand separators in places that make it ambiguous (1,5 is not 15).</summary>
    NotANumber,

    /// <summary>A number, but larger than anything the product stores.</summary>
    TooLarge,

    /// <summary>Not a date in one of the accepted forms, or a day that does not exist.</summary>
    NotADate,
}

/// <summary>
/// Form input as people type it in Japan (full-width digits, any of a dozen hyphens, ideographic spaces), made plain.
/// Sentences keep their characters; only numbers, dates and codes are folded to ASCII.
/// </summary>
public static class InputText
{
    private const string Hyphens = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30FC\uFE63\uFF0D\uFF70";

    /// <summary>One line of Japanese or English text: no control characters, no line breaks, no outer spaces.</summary>
    public static string Line(string? raw) => Clean(raw, keepLineBreaks: false);

    /// <summary>Several lines of text; line breaks become a single LF, everything else as in <see cref="Line"/>.</summary>
    public static string Paragraph(string? raw) => Clean(raw?.ReplaceLineEndings("\n"), keepLineBreaks: true);

    /// <summary>A code or number as typed: compatibility characters folded (NFKC), every hyphen made "-", no spaces at all.</summary>
    public static string Code(string? raw)
    {
        var folded = Line(raw).Normalize(NormalizationForm.FormKC);
        var code = new StringBuilder(folded.Length);
        foreach (var character in folded)
        {
            if (!char.IsWhiteSpace(character))
            {
                code.Append(Hyphens.Contains(character) ? '-' : character);
            }
        }
        return code.ToString();
    }

    /// <summary>At most so many characters of a text, from its beginning; a character of two halves is never cut in between.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>A text as it is said back to who sent it: a long one by its beginning and a mark of omission.</summary>
    public static string Short(string text, int most) => text.Length <= most ? text : Cut(text, most) + "…";

    /// <summary>A decimal number; full-width digits and thousand separators (1,234 or １，２３４) are accepted.</summary>
    public static Reading<decimal, InputProblem> Decimal(string? raw)
    {
        var code = Code(raw);
        if (code.Length == 0)
        {
            return InputProblem.Empty;
        }
        if (!IsNumberShape(code))
        {
            return InputProblem.NotANumber;
        }
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(code.Replace(",", ""), style, CultureInfo.InvariantCulture, out var number)
            ? number
            : InputProblem.TooLarge;
    }

    /// <summary>A whole number, with the same tolerance as <see cref="Decimal"/>.</summary>
    public static Reading<int, InputProblem> Whole(string? raw)
    {
        var read = Decimal(raw);
        if (read.Problem is { } problem)
        {
            return problem;
        }
        if (read.Value != decimal.Truncate(read.Value))
        {
            return InputProblem.NotANumber;
        }
        return read.Value is >= int.MinValue and <= int.MaxValue ? (int)read.Value : InputProblem.TooLarge;
    }

    /// <summary>A day: 2026-08-28, 2026/8/28, 2026.8.28 or 2026年8月28日, in half- or full-width digits.</summary>
    public static Reading<DateOnly, InputProblem> Date(string? raw)
    {
        var code = Code(raw);
        if (code.Length == 0)
        {
            return InputProblem.Empty;
        }
        string[] forms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];
        return DateOnly.TryParseExact(code, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : InputProblem.NotADate;
    }

    /// <summary>The sentence a form shows beside the field.</summary>
    public static Bilingual Words(InputProblem problem) => problem switch
    {
        InputProblem.Empty => new("入力してください。", "Please fill in this field."),
        InputProblem.NotANumber => new("数値で入力してください（例：1,234.5）。", "Please write a number (for example 1,234.5)."),
        InputProblem.TooLarge => new("数値が大きすぎます。", "The number is too large."),
        InputProblem.NotADate => new("日付で入力してください（例：2026-08-28）。", "Please write a date (for example 2026-08-28)."),
    };

    private static bool IsNumberShape(string code)
    {
        var digits = code.TrimStart('+', '-');
        if (code.Length - digits.Length > 1)
        {
            return false;
        }
        var parts = digits.Split('.');
        if (parts.Length > 2 || (parts.Length == 2 && !IsDigits(parts[1])))
        {
            return false;
        }
        var groups = parts[0].Split(',');
        return groups.All(IsDigits) && (groups.Length == 1 || (groups[0].Length <= 3 && groups.Skip(1).All(g => g.Length == 3)));
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static string Clean(string? raw, bool keepLineBreaks)
    {
        var clean = new StringBuilder(raw?.Length ?? 0);
        foreach (var rune in (raw ?? "").EnumerateRunes())
        {
            if (rune.Value == '\n' && keepLineBreaks)
            {
                clean.Append('\n');
            }
            else if (rune.Value is '\t' or '\n' or '\r')
            {
                clean.Append(' ');
            }
            else if (!Rune.IsControl(rune) && !IsInvisible(rune.Value))
            {
                clean.Append(rune.ToString());
            }
        }
        return clean.ToString().Trim();
    }

    /// <summary>Characters that change how a name looks without being seen (direction marks, zero-width space, byte order mark), the
    /// replacement that stands for a broken surrogate, and the code points that are no characters (folding throws on them).</summary>
    private static bool IsInvisible(int rune) =>
        rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200B or 0x200E or 0x200F or 0xFEFF or 0xFFFD or (>= 0xFDD0 and <= 0xFDEF)
        || (rune & 0xFFFE) == 0xFFFE;
}
