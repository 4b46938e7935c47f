using System.Globalization;

namespace Otasuketai.Bpmn;

/// <content>Values, names, calls and brackets; and the small tools of reading.</content>
internal sealed partial class FeelParser
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "and", "or", "if", "then", "else", "some", "every", "for", "in", "return", "satisfies", "between", "function", "instance",
    };

    private static readonly Dictionary<string, FeelTypes> TypeNames = new(StringComparer.Ordinal)
    {
        ["number"] = FeelTypes.Number,
        ["string"] = FeelTypes.String,
        ["boolean"] = FeelTypes.Boolean,
        ["date"] = FeelTypes.Date,
        ["time"] = FeelTypes.Time,
        ["date and time"] = FeelTypes.DateTime,
        ["years and months duration"] = FeelTypes.YearsMonths,
        ["days and time duration"] = FeelTypes.DaysTime,
        ["list"] = FeelTypes.List,
        ["context"] = FeelTypes.Context,
        ["range"] = FeelTypes.Range,
        ["Any"] = FeelTypes.Any & ~FeelTypes.Null,
        ["Null"] = FeelTypes.Null,
    };

    /// <summary>Can a variable have that name?</summary>
    public static bool IsName(string text) =>
        new FeelLexer(text).Run() is [{ Kind: FeelTokenKind.Name } token, _] && token.Text == text && !Keywords.Contains(text) && text is not ("true" or "false" or "null");

    private FeelNode Primary() => Now.Kind switch
    {
        FeelTokenKind.Number => Number(Advance()),
        FeelTokenKind.String => Literal(FeelValue.Of(Now.Text)),
        FeelTokenKind.Name => Word(),
        FeelTokenKind.Symbol => Symbol(),
        FeelTokenKind.End => Unexpected(),
    };

    private FeelNode Literal(FeelValue value) => Made(new FeelLiteral(Advance().Position, value));

    private FeelNode Number(FeelToken token) => decimal.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? Made(new FeelLiteral(token.Position, FeelValue.Of(number)))
        : Fail(token.Position, $"数値「{token.Text}」は大きすぎます。", $"The number {token.Text} is too large.");

    private FeelNode Word() => Now.Text switch
    {
        "true" => Literal(FeelValue.Of(true)),
        "false" => Literal(FeelValue.Of(false)),
        "null" => Literal(FeelValue.Null),
        "if" => If(Advance().Position),
        "some" or "every" => Quantified(Advance()),
        "for" or "function" => Fail(Now.Position, $"「{Now.Text}」は使えません。", $"'{Now.Text}' is outside the language."),
        _ when Keywords.Contains(Now.Text) => Unexpected(),
        _ => NameOrCall(),
    };

    private FeelNode NameOrCall()
    {
        var position = Now.Position;
        if (TakePhrase(3, phrase => FeelFunctions.Table.ContainsKey(phrase), before: "(") is { } function)
        {
            return Call(position, FeelFunctions.Table[function]);
        }

        if (_tokens[_at + 1] is { Kind: FeelTokenKind.Symbol, Text: "(" })
        {
            return Fail(position, $"関数「{Now.Text}」はありません。", $"There is no function '{Now.Text}'.");
        }

        var name = Advance().Text;
        return Made(new FeelName(position, name, _names.TypeOf(name) ?? FeelTypes.Any));
    }

    private FeelNode Call(int position, FeelFunction function)
    {
        Expect(FeelTokenKind.Symbol, "(");
        List<string?> names = [];
        List<FeelNode> arguments = [];
        for (var more = !IsSymbol(")"); more; more = Take(","))
        {
            names.Add(ArgumentName());
            arguments.Add(Expression());
        }

        Expect(FeelTokenKind.Symbol, ")");
        var form = Array.Find(function.Forms, f => Fits(f, names));
        return form is null || Problem is not null
            ? Fail(position, $"関数「{function.Name}」の引数の数か名前が違います。", $"The number or names of the arguments of '{function.Name}' do not fit.")
            : Made(new FeelCall(position, function, form, form.IsList || names[..] is [null, ..] or [] ? [.. arguments] : Ordered(form, names, arguments)));
    }

    private string? ArgumentName()
    {
        var isNamed = Now.Kind == FeelTokenKind.Name && _tokens[_at + 1] is { Kind: FeelTokenKind.Symbol, Text: ":" };
        var name = isNamed ? Now.Text : null;
        _at += isNamed ? 2 : 0;
        return name;
    }

    private static bool Fits(FeelForm form, List<string?> names)
    {
        var byPlace = names.TrueForAll(n => n is null);
        return byPlace
            ? form.IsList ? names.Count > 0 : names.Count == form.Parameters.Length
            : names.Count == form.Parameters.Length && Array.TrueForAll(form.Parameters, p => names.Contains(p.Name));
    }

    private static FeelNode[] Ordered(FeelForm form, List<string?> names, List<FeelNode> arguments) => [.. form.Parameters.Select(p => arguments[names.IndexOf(p.Name)])];

    private FeelNode If(int position)
    {
        var condition = Expression();
        ExpectWord("then");
        var yes = Expression();
        ExpectWord("else");
        return Made(new FeelIf(position, condition, yes, Expression()));
    }

    private FeelNode Quantified(FeelToken word)
    {
        List<string> names = [];
        List<FeelNode> domains = [];
        do
        {
            names.Add(Name([]));
            ExpectWord("in");
            domains.Add(Expression());
        }
        while (Take(","));
        ExpectWord("satisfies");
        return Made(new FeelQuantified(word.Position, word.Text == "every", [.. names], [.. domains], Expression()));
    }

    private FeelNode Symbol()
    {
        var position = Now.Position;
        return Now.Text switch
        {
            "(" => Parenthesis(Advance().Position),
            "[" => ListOrInterval(Advance().Position),
            "]" => Interval(Advanced(), false, position),
            "{" => Members(Advance().Position),
            "@" => At(Advance().Position),
            _ => Unexpected(),
        };
    }

    private FeelNode Advanced()
    {
        _at++;
        return Expression();
    }

    private FeelNode Parenthesis(int position)
    {
        var (node, isOpen) = Bracketed(position);
        if (isOpen)
        {
            Expect(FeelTokenKind.Symbol, ")");
        }

        return node;
    }

    private FeelNode ListOrInterval(int position)
    {
        if (Take("]"))
        {
            return Made(new FeelList(position, []));
        }

        List<FeelNode> items = [Expression()];
        if (IsSymbol(".."))
        {
            return Interval(items[0], true, position);
        }

        while (Take(","))
        {
            items.Add(Expression());
        }

        Expect(FeelTokenKind.Symbol, "]");
        return Made(new FeelList(position, [.. items]));
    }

    private FeelNode Interval(FeelNode start, bool hasStart, int position)
    {
        Expect(FeelTokenKind.Symbol, "..");
        var outer = _atRangeEnd;
        _atRangeEnd = true;
        var end = Sum();
        _atRangeEnd = outer;
        var hasEnd = Take("]");
        if (!hasEnd && !Take(")") && !Take("["))
        {
            return Unexpected();
        }

        return Made(new FeelInterval(position, start, end, hasStart, hasEnd));
    }

    private FeelNode Members(int position)
    {
        List<string> names = [];
        List<FeelNode> values = [];
        for (var more = !IsSymbol("}"); more; more = Take(","))
        {
            names.Add(Now.Kind == FeelTokenKind.String ? Advance().Text : MemberName());
            Expect(FeelTokenKind.Symbol, ":");
            values.Add(Expression());
        }

        Expect(FeelTokenKind.Symbol, "}");
        return names.Distinct().Count() == names.Count
            ? Made(new FeelMembers(position, [.. names], [.. values]))
            : Fail(position, "同じ名前の項目が二つあります。", "Two members have the same name.");
    }

    private string MemberName()
    {
        var name = Name([]);
        while (Now.Kind == FeelTokenKind.Name)
        {
            name += " " + Advance().Text;
        }

        return name;
    }

    private FeelNode At(int position)
    {
        var value = Now.Kind == FeelTokenKind.String ? FeelTemporal.Any(Now.Text, _zones) : FeelValue.Null;
        return value.IsNull
            ? Fail(position, "「@」の後は日付・時刻・期間です（時間帯は Asia/Tokyo と UTC）。", "After @ stands a date, time or duration (zones: Asia/Tokyo and UTC).")
            : Literal(value);
    }

    private FeelTypes TypeName()
    {
        if (TakePhrase(4, TypeNames.ContainsKey, before: null) is { } type)
        {
            return TypeNames[type];
        }

        Fail(Now.Position, $"型「{Now.Text}」は使えません。", $"The type '{Now.Text}' is outside the language.");
        return FeelTypes.Any;
    }

    /// <summary>A name; or one of the given phrases, which are names with a space.</summary>
    private string Name(string[] phrases)
    {
        if (Now.Kind != FeelTokenKind.Name)
        {
            Unexpected();
            return "";
        }

        return TakePhrase(2, phrases.Contains, before: null) ?? Advance().Text;
    }

    /// <summary>The longest known phrase that stands here, and is followed by that symbol.</summary>
    private string? TakePhrase(int most, Predicate<string> isKnown, string? before)
    {
        for (var length = Math.Min(most, _tokens.Count - 1 - _at); length > 0; length--)
        {
            var words = _tokens.GetRange(_at, length);
            var next = _tokens[_at + length];
            var follows = before is null || (next.Kind == FeelTokenKind.Symbol && next.Text == before);
            if (follows && words.TrueForAll(w => w.Kind == FeelTokenKind.Name) && string.Join(' ', words.Select(w => w.Text)) is var phrase && isKnown(phrase))
            {
                _at += length;
                return phrase;
            }
        }

        return null;
    }

    private static bool BeginsExpression(FeelToken token) => token.Kind switch
    {
        FeelTokenKind.Number or FeelTokenKind.String => true,
        FeelTokenKind.Name => !Keywords.Contains(token.Text) || token.Text is "if" or "some" or "every",
        FeelTokenKind.Symbol => token.Text is "(" or "[" or "{" or "@" or "-",
        FeelTokenKind.End => false,
    };

    private bool IsWord(string word) => Now.Kind == FeelTokenKind.Name && Now.Text == word;

    private bool IsSymbol(string symbol) => Now.Kind == FeelTokenKind.Symbol && Now.Text == symbol;

    private FeelToken Advance()
    {
        var token = Now;
        _at = Math.Min(_at + 1, _tokens.Count - 1);
        return token;
    }

    private bool TakeWord(string word)
    {
        var isHere = IsWord(word);
        _at += isHere ? 1 : 0;
        return isHere;
    }

    private bool Take(string symbol)
    {
        var isHere = IsSymbol(symbol);
        _at += isHere ? 1 : 0;
        return isHere;
    }

    private void ExpectWord(string word)
    {
        if (!TakeWord(word))
        {
            Unexpected(word);
        }
    }

    private void Expect(FeelTokenKind kind, string text)
    {
        if (Now.Kind == kind && Now.Text == text)
        {
            Advance();
        }
        else
        {
            Unexpected(text);
        }
    }

    private FeelNode Unexpected(string? wanted = null)
    {
        var ja = Now.Kind == FeelTokenKind.End ? "式が途中で終わっています。" : $"「{Now.Text}」はここに置けません。";
        var en = Now.Kind == FeelTokenKind.End ? "The expression ends too early." : $"'{Now.Text}' cannot stand here.";
        return wanted is not { Length: > 0 }
            ? Fail(Now.Position, ja, en)
            : Fail(Now.Position, $"{ja}「{wanted}」が必要です。", $"{en} '{wanted}' is needed.");
    }
}
