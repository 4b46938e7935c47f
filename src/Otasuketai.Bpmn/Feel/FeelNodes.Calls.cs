namespace Otasuketai.Bpmn;

/// <summary>a + b and its like.</summary>
internal sealed class FeelCalculation(int position, FeelOperator op, FeelNode left, FeelNode right) : FeelNode(position, left, right)
{
    public override FeelTypes Types(FeelCheck check)
    {
        var (a, b) = (left.Types(check), right.Types(check));
        var result = FeelTypes.None;
        for (var x = FeelKind.Null; x <= FeelKind.Range; x++)
        {
            for (var y = FeelKind.Null; y <= FeelKind.Range; y++)
            {
                var possible = (a & (FeelTypes)(1 << (int)x)) != 0 && (b & (FeelTypes)(1 << (int)y)) != 0;
                result |= possible ? (FeelTypes)(1 << (int)FeelArithmetic.Kind(op, x, y)) : FeelTypes.None;
            }
        }

        result &= ~FeelTypes.Null;
        if (result == FeelTypes.None)
        {
            check.Clash(this, Sign(op), a, b);
            return FeelTypes.Any;
        }

        return result;
    }

    protected override FeelValue Evaluate(ref FeelRun run)
    {
        var (a, b) = (left.Value(ref run), right.Value(ref run));
        return run.SpendText((a.Text?.Length ?? 0) + (b.Text?.Length ?? 0)) ? Answer(FeelArithmetic.Calculate(op, a, b), ref run) : FeelValue.Null;
    }

    private static string Sign(FeelOperator op) => op switch
    {
        FeelOperator.Add => "+",
        FeelOperator.Subtract => "-",
        FeelOperator.Multiply => "*",
        FeelOperator.Divide => "/",
        FeelOperator.Power => "**",
    };
}

/// <summary>-a</summary>
internal sealed class FeelNegation(int position, FeelNode operand) : FeelNode(position, operand)
{
    private const FeelTypes Signed = FeelTypes.Number | FeelTypes.Duration;

    public override FeelTypes Types(FeelCheck check)
    {
        var types = check.Want(operand, Signed) & Signed;
        return types == FeelTypes.None ? FeelTypes.Any : types;
    }

    protected override FeelValue Evaluate(ref FeelRun run) => Answer(FeelArithmetic.Negate(operand.Value(ref run)), ref run);
}

/// <summary>A call of a built-in function, its form chosen when the text was read. One that is still constant then gave null.</summary>
internal sealed class FeelCall(int position, FeelFunction function, FeelForm form, FeelNode[] arguments) : FeelNode(position, arguments)
{
    public override FeelTypes Types(FeelCheck check)
    {
        for (var i = 0; i < Children.Length; i++)
        {
            check.Want(Children[i], form.IsList ? FeelTypes.Any & ~FeelTypes.Null : form.Parameters[i].Types);
        }

        if (IsConstant)
        {
            check.Add(this, $"関数「{function.Name}」はこの引数では常に null です。", $"With these arguments '{function.Name}' is always null.");
        }

        return function.Result;
    }

    protected override FeelValue Evaluate(ref FeelRun run) => Answer(Result(ref run), ref run);

    private FeelValue Result(ref FeelRun run)
    {
        var values = new FeelValue[Children.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Children[i].Value(ref run);
            if (!form.IsList && (values[i].Type & form.Parameters[i].Types) == 0)
            {
                return FeelValue.Null;
            }
        }

        return run.IsExhausted ? FeelValue.Null : function.Body(form.IsList ? [AsList(values)] : values, ref run);
    }

    /// <summary>f([a, b]) and f(a, b) are the same; null alone is no list.</summary>
    private static FeelValue AsList(FeelValue[] values) =>
        values is [{ Kind: FeelKind.List or FeelKind.Null } only] ? only : FeelValue.List(values);
}

/// <summary>a instance of type.</summary>
internal sealed class FeelInstanceOf(int position, FeelNode operand, FeelTypes type) : FeelNode(position, operand)
{
    public override FeelTypes Types(FeelCheck check)
    {
        operand.Types(check);
        return FeelTypes.Boolean;
    }

    protected override FeelValue Evaluate(ref FeelRun run) => FeelValue.Of((operand.Value(ref run).Type & type) != 0);
}
