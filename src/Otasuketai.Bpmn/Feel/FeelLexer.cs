using System.Globalization;
using System.Text;

namespace Otasuketai.Bpmn;

/// <summary>What a token is.</summary>
internal enum FeelTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A name or keyword.</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text in quotes, without them.</summary>
    String,

    /// <summary>An operator or bracket.</summary>
    Symbol,
}

/// <summary>A token; the position counts characters from 0.</summary>
internal readonly record struct FeelToken(FeelTokenKind Kind, string Text, int Position);

/// <summary>Cuts a text into tokens (DMN 1.5, 10.3.1.2). Names are letters, digits and _; - is always an operator.</summary>
internal sealed class FeelLexer(string text)
{
    private static readonly string[] Symbols = ["**", "!=", "<=", ">=", "..", "+", "-", "*", "/", "=", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".", "@"];

    private readonly List<FeelToken> _tokens = [];
    private int _at;

    public FeelProblem? Problem { get; private set; }

    /// <summary>All tokens with the end as last one; those before the problem when there is one.</summary>
    public List<FeelToken> Run()
    {
        while (Problem is null && SkipBlank())
        {
            Next();
        }

        _tokens.Add(new FeelToken(FeelTokenKind.End, "", text.Length));
        return _tokens;
    }

    private static bool StartsName(char c) => char.IsLetter(c) || char.IsSurrogate(c) || c == '_';

    private static bool ContinuesName(char c) => StartsName(c) || char.IsDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Skips white space and comments; false at the end.</summary>
    private bool SkipBlank()
    {
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }
            else if (IsAt("//"))
            {
                var end = text.IndexOf('\n', _at);
                _at = end < 0 ? text.Length : end;
            }
            else if (IsAt("/*"))
            {
                var end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                _at = end < 0 ? text.Length : end + 2;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAt(string word) => string.CompareOrdinal(text, _at, word, 0, word.Length) == 0;

    private void Next()
    {
        var c = text[_at];
        if (c == '"')
        {
            String();
        }
        else if (StartsName(c))
        {
            Take(FeelTokenKind.Name, ContinuesName);
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1])))
        {
            Number();
        }
        else if (Array.Find(Symbols, IsAt) is { } symbol)
        {
            _tokens.Add(new FeelToken(FeelTokenKind.Symbol, symbol, _at));
            _at += symbol.Length;
        }
        else
        {
            Problem = new FeelProblem(_at + 1, $"文字「{c}」は使えません。", $"The character '{c}' is not allowed.");
        }
    }

    private void Take(FeelTokenKind kind, Func<char, bool> fits)
    {
        var start = _at;
        while (_at < text.Length && fits(text[_at]))
        {
            _at++;
        }

        _tokens.Add(new FeelToken(kind, text[start.._at], start));
    }

    /// <summary>12, 12.5, .5, 1e3; the two dots of a range end the number.</summary>
    private void Number()
    {
        var start = _at;
        SkipDigits();
        if (_at + 1 < text.Length && text[_at] == '.' && char.IsAsciiDigit(text[_at + 1]))
        {
            _at++;
            SkipDigits();
        }

        var exponent = _at < text.Length && text[_at] is 'e' or 'E' ? _at + 1 : text.Length;
        exponent += exponent < text.Length && text[exponent] is '+' or '-' ? 1 : 0;
        if (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
        {
            _at = exponent;
            SkipDigits();
        }

        _tokens.Add(new FeelToken(FeelTokenKind.Number, text[start.._at], start));
    }

    private void SkipDigits()
    {
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }
    }

    private void String()
    {
        var start = _at++;
        var value = new StringBuilder();
        while (_at < text.Length && text[_at] != '"')
        {
            if (text[_at] != '\\')
            {
                value.Append(text[_at++]);
            }
            else if (!Escape(value))
            {
                Problem = new FeelProblem(_at + 1, "「\\」の後の文字が正しくありません。", "After the backslash stands no escape of the language.");
                return;
            }
        }

        if (_at == text.Length)
        {
            Problem = new FeelProblem(start + 1, "文字列の終わりの「\"」がありません。", "The text has no closing quote.");
            return;
        }

        _at++;
        _tokens.Add(new FeelToken(FeelTokenKind.String, value.ToString(), start));
    }

    private bool Escape(StringBuilder value)
    {
        var c = _at + 1 < text.Length ? text[_at + 1] : '\0';
        if (c is 'u' or 'U')
        {
            return CodePoint(value, c == 'u' ? 4 : 6);
        }

        var plain = c switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '"' or '\'' or '\\' => c, _ => '\0' };
        value.Append(plain);
        _at += plain == '\0' ? 0 : 2;
        return plain != '\0';
    }

    private bool CodePoint(StringBuilder value, int digits)
    {
        if (_at + 2 + digits > text.Length || !int.TryParse(text.AsSpan(_at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code > 0x10FFFF)
        {
            return false;
        }

        value.Append(code > 0xFFFF ? char.ConvertFromUtf32(code) : ((char)code).ToString());
        _at += 2 + digits;
        return true;
    }
}
