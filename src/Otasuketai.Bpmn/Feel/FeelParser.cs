namespace Otasuketai.Bpmn;

/// <summary>
/// Recursive descent over the tokens (DMN 1.5, 10.3.1.2), weakest operator first. The first problem jumps to the end of the
/// text, so that everything unwinds; nothing is thrown, and every recursion is counted.
/// </summary>
internal sealed partial class FeelParser
{
    /// <summary>Levels of an expression.</summary>
    public const int MaxDepth = 32;

    /// <summary>Pieces of an expression.</summary>
    public const int MaxNodes = 256;

    private readonly List<FeelToken> _tokens;
    private readonly FeelNames _names;
    private readonly FeelZones _zones;
    private int _at;
    private int _nodes;
    private int _nesting;
    private bool _atRangeEnd;

    private FeelParser(List<FeelToken> tokens, FeelNames names, FeelZones zones)
    {
        _tokens = tokens;
        _names = names;
        _zones = zones;
    }

    public FeelProblem? Problem { get; private set; }

    private FeelToken Now => _tokens[_at];

    /// <summary>The expression, or null and the problem.</summary>
    public static FeelNode? Parse(string text, FeelNames names, FeelZones zones, out FeelProblem? problem)
    {
        var lexer = new FeelLexer(text);
        var parser = new FeelParser(lexer.Run(), names, zones) { Problem = lexer.Problem };
        var node = lexer.Problem is null ? parser.Expression() : null;
        parser.Expect(FeelTokenKind.End, "");
        problem = parser.Problem;
        return problem is null ? node : null;
    }

    private FeelNode Expression()
    {
        var atRangeEnd = _atRangeEnd;
        _atRangeEnd = false;
        var node = Nest() ? Or() : Nothing();
        _nesting--;
        _atRangeEnd = atRangeEnd;
        return node;
    }

    private FeelNode Or()
    {
        var first = And();
        return IsWord("or") ? Junction(first, "or", isAnd: false) : first;
    }

    private FeelNode And()
    {
        var first = Comparison();
        return IsWord("and") ? Junction(first, "and", isAnd: true) : first;
    }

    private FeelNode Junction(FeelNode first, string word, bool isAnd)
    {
        List<FeelNode> terms = [first];
        while (TakeWord(word))
        {
            terms.Add(isAnd ? Comparison() : And());
        }

        return Made(new FeelJunction(first.Position, isAnd, [.. terms]));
    }

    private FeelNode Comparison()
    {
        var left = Sum();
        while (true)
        {
            var position = Now.Position;
            if (TakeWord("between"))
            {
                left = Between(left, position);
            }
            else if (TakeWord("in"))
            {
                left = Made(new FeelIn(position, left, Tests()));
            }
            else if (TakeComparison() is { } op)
            {
                var right = Sum();
                left = Made(op is "=" or "!=" ? new FeelEquality(position, op == "=", left, right) : new FeelOrder(position, op, left, right));
            }
            else
            {
                return left;
            }
        }
    }

    private FeelNode Between(FeelNode value, int position)
    {
        var low = Sum();
        ExpectWord("and");
        return Made(new FeelBetween(position, value, low, Sum()));
    }

    private string? TakeComparison()
    {
        var op = Now is { Kind: FeelTokenKind.Symbol, Text: "=" or "!=" or "<" or "<=" or ">" or ">=" } ? Now.Text : null;
        _at += op is null ? 0 : 1;
        return op;
    }

    /// <summary>What stands behind "in": a test, several in brackets, or any expression.</summary>
    private FeelNode[] Tests()
    {
        var position = Now.Position;
        if (TakeComparison() is { } op)
        {
            return [Test(position, op, Sum())];
        }

        if (!Take("("))
        {
            return [Sum()];
        }

        var (first, isOpen) = Bracketed(position);
        List<FeelNode> tests = [first];
        while (isOpen && Take(","))
        {
            position = Now.Position;
            tests.Add(TakeComparison() is { } more ? Test(position, more, Sum()) : Expression());
        }

        if (isOpen)
        {
            Expect(FeelTokenKind.Symbol, ")");
        }

        return tests.Count == 1 ? [Sum(Product(Power(Postfix(first))))] : [.. tests];
    }

    /// <summary>Behind an opening bracket: a test, an interval with its closing bracket, or an expression that is still open.</summary>
    private (FeelNode Node, bool IsOpen) Bracketed(int position)
    {
        if (TakeComparison() is { } op)
        {
            return (Test(position, op, Sum()), true);
        }

        var node = Expression();
        return IsSymbol("..") ? (Interval(node, false, position), false) : (node, true);
    }

    private FeelNode Test(int position, string op, FeelNode operand) => Made(new FeelTest(position, op switch
    {
        "<" => FeelRangeForm.Less,
        "<=" => FeelRangeForm.LessOrEqual,
        ">" => FeelRangeForm.Greater,
        ">=" => FeelRangeForm.GreaterOrEqual,
        "=" => FeelRangeForm.Equal,
        _ => FeelRangeForm.NotEqual,
    }, operand));

    private FeelNode Sum() => Sum(Product());

    private FeelNode Sum(FeelNode left)
    {
        while (IsSymbol("+") || IsSymbol("-"))
        {
            var sign = Advance();
            left = Made(new FeelCalculation(sign.Position, sign.Text == "+" ? FeelOperator.Add : FeelOperator.Subtract, left, Product()));
        }

        return left;
    }

    private FeelNode Product() => Product(Power());

    private FeelNode Product(FeelNode left)
    {
        while (IsSymbol("*") || IsSymbol("/"))
        {
            var sign = Advance();
            left = Made(new FeelCalculation(sign.Position, sign.Text == "*" ? FeelOperator.Multiply : FeelOperator.Divide, left, Power()));
        }

        return left;
    }

    private FeelNode Power() => Power(Signed());

    private FeelNode Power(FeelNode left)
    {
        while (IsSymbol("**"))
        {
            var sign = Advance();
            left = Made(new FeelCalculation(sign.Position, FeelOperator.Power, left, Signed()));
        }

        return left;
    }

    private FeelNode Signed()
    {
        var position = Now.Position;
        if (!Take("-"))
        {
            return Postfix(Primary());
        }

        var operand = Nest() ? Signed() : Nothing();
        _nesting--;
        return Made(new FeelNegation(position, operand));
    }

    /// <summary>Everything that may follow a value: .name, [filter], instance of.</summary>
    private FeelNode Postfix(FeelNode node)
    {
        while (true)
        {
            var position = Now.Position;
            if (Take("."))
            {
                node = Made(new FeelPath(position, node, Name(["time offset", "start included", "end included"])));
            }
            else if (IsSymbol("[") && !(_atRangeEnd && !BeginsExpression(_tokens[_at + 1])))
            {
                _at++;
                var filter = Expression();
                Expect(FeelTokenKind.Symbol, "]");
                node = Made(new FeelFilter(position, node, filter));
            }
            else if (IsWord("instance") && _tokens[_at + 1] is { Kind: FeelTokenKind.Name, Text: "of" })
            {
                _at += 2;
                node = Made(new FeelInstanceOf(position, node, TypeName()));
            }
            else
            {
                return node;
            }
        }
    }

    /// <summary>Counts the piece, and puts its value in its place when it is always the same and is not null.</summary>
    private FeelNode Made(FeelNode node)
    {
        if (++_nodes > MaxNodes)
        {
            return Fail(node.Position, $"式が長すぎます（部分は{MaxNodes}個まで）。", $"The expression is too long (at most {MaxNodes} parts).");
        }

        if (node.Height > MaxDepth)
        {
            return TooDeep(node.Position);
        }

        if (Problem is not null || !node.IsConstant)
        {
            return node;
        }

        var run = new FeelRun(_ => null, default, _zones);
        var value = node.Value(ref run);
        return value.IsNull ? node : new FeelLiteral(node.Position, value, node.Height);
    }

    private bool Nest()
    {
        if (++_nesting <= MaxDepth)
        {
            return true;
        }

        TooDeep(Now.Position);
        return false;
    }

    private FeelNode TooDeep(int position) => Fail(position, $"式の入れ子が深すぎます（{MaxDepth}段まで）。", $"The expression is nested too deep (at most {MaxDepth} levels).");

    private FeelNode Fail(int position, string ja, string en)
    {
        Problem ??= new FeelProblem(position + 1, ja, en);
        _at = _tokens.Count - 1;
        return Nothing();
    }

    private FeelLiteral Nothing() => new(Now.Position, FeelValue.Null);
}
