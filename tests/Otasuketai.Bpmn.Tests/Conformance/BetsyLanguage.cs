namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>
/// betsy's conditions: <c>test.contains("x")</c>, <c>integerVariable&lt;n</c>, <c>true</c>, <c>false</c>, and <c>&amp;&amp; || ! ( )</c> between them.
/// </summary>
internal sealed class BetsyLanguage
{
    private readonly string _text;
    private int _at;

    private BetsyLanguage(string text) => _text = text;

    public delegate bool Asked(string test, int number);

    /// <summary>Reads a condition; null when it is not in the language.</summary>
    public static Asked? Parse(string text)
    {
        var parser = new BetsyLanguage(new string([.. text.Where(c => !char.IsWhiteSpace(c))]));
        return parser.Or() is { } read && parser._at == parser._text.Length ? read : null;
    }

    private Asked? Or()
    {
        var left = And();
        while (left is not null && Take("||"))
        {
            var (one, two) = (left, And());
            left = two is null ? null : (t, n) => one(t, n) || two(t, n);
        }

        return left;
    }

    private Asked? And()
    {
        var left = Not();
        while (left is not null && Take("&&"))
        {
            var (one, two) = (left, Not());
            left = two is null ? null : (t, n) => one(t, n) && two(t, n);
        }

        return left;
    }

    private Asked? Not()
    {
        if (Take("!"))
        {
            return Not() is { } inner ? (t, n) => !inner(t, n) : null;
        }

        if (Take("("))
        {
            return Or() is { } inner && Take(")") ? inner : null;
        }

        return Atom();
    }

    private Asked? Atom()
    {
        if (Take("true"))
        {
            return (_, _) => true;
        }

        if (Take("false"))
        {
            return (_, _) => false;
        }

        if (Take("test.contains(\""))
        {
            var end = _text.IndexOf("\")", _at, StringComparison.Ordinal);
            var part = end < 0 ? "" : _text[_at..end];
            _at = end + 2;
            return end < 0 ? null : (t, _) => t.Contains(part, StringComparison.Ordinal);
        }

        return Take("integerVariable<") && Number() is { } limit ? (_, n) => n < limit : null;
    }

    private int? Number()
    {
        var from = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        return int.TryParse(_text.AsSpan(from, _at - from), out var number) ? number : null;
    }

    private bool Take(string token)
    {
        if (string.CompareOrdinal(_text, _at, token, 0, token.Length) != 0)
        {
            return false;
        }

        _at += token.Length;
        return true;
    }
}
