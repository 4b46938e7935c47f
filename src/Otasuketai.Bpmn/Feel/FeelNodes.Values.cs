namespace Otasuketai.Bpmn;

/// <summary>A value known beforehand.</summary>
internal sealed class FeelLiteral : FeelNode
{
    private readonly FeelValue _value;

    public FeelLiteral(int position, FeelValue value, int height = 1)
        : base(position)
    {
        _value = value;
        Height = height;
    }

    public FeelValue Constant => _value;

    public override FeelTypes Types(FeelCheck check) => _value.Type;

    public override FeelTypes Tests(FeelCheck check) => Tests(_value);

    protected override FeelValue Evaluate(ref FeelRun run) => _value;

    private static FeelTypes Tests(FeelValue value) => value.Kind switch
    {
        FeelKind.List => value.Items!.Aggregate(FeelTypes.List, (types, item) => types | Tests(item)),
        FeelKind.Range when value.Range!.Form == FeelRangeForm.Interval => value.Range.Start.Type & value.Range.End.Type,
        FeelKind.Range => value.Range!.End.Type,
        _ => value.Type,
    };
}

/// <summary>A variable, a bound name, or a member of a filter's item.</summary>
internal sealed class FeelName(int position, string name, FeelTypes declared) : FeelNode(position)
{
    public override FeelTypes Types(FeelCheck check) => check.Name(this, name);

    protected override FeelValue Evaluate(ref FeelRun run) => run.Find(name, declared);
}

/// <summary>[a, b, c]</summary>
internal sealed class FeelList(int position, FeelNode[] items) : FeelNode(position, items)
{
    public override bool IsConstant => Children.Length == 0 || base.IsConstant;

    public override FeelTypes Types(FeelCheck check)
    {
        foreach (var item in Children)
        {
            item.Types(check);
        }

        return FeelTypes.List;
    }

    public override FeelTypes Tests(FeelCheck check) => Children.Aggregate(FeelTypes.List, (types, item) => types | item.Tests(check));

    protected override FeelValue Evaluate(ref FeelRun run)
    {
        var values = new FeelValue[Children.Length];
        for (var i = 0; i < Children.Length; i++)
        {
            values[i] = Children[i].Value(ref run);
        }

        return FeelValue.List(values);
    }
}

/// <summary>{a: 1, b: a + 1}: an entry sees those before it.</summary>
internal sealed class FeelMembers(int position, string[] names, FeelNode[] values) : FeelNode(position, values)
{
    public override bool IsConstant => names.Length == 0 || base.IsConstant;

    public override FeelTypes Types(FeelCheck check)
    {
        for (var i = 0; i < names.Length; i++)
        {
            check.Open(names[i], Children[i].Types(check));
        }

        check.Close(names.Length);
        return FeelTypes.Context;
    }

    protected override FeelValue Evaluate(ref FeelRun run)
    {
        var members = new Dictionary<string, FeelValue>(names.Length, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            var value = Children[i].Value(ref run);
            members[names[i]] = value;
            run.Open(names[i], value);
        }

        run.Close(names.Length);
        return FeelValue.Context(members);
    }
}

/// <summary>[a..b] with either end open or closed.</summary>
internal sealed class FeelInterval(int position, FeelNode start, FeelNode end, bool hasStart, bool hasEnd) : FeelNode(position, start, end)
{
    public override FeelTypes Types(FeelCheck check)
    {
        Tests(check);
        return FeelTypes.Range;
    }

    public override FeelTypes Tests(FeelCheck check)
    {
        var (left, right) = (start.Types(check), end.Types(check));
        if ((left & right) == 0)
        {
            check.Clash(this, "..", left, right);
            return FeelTypes.Any;
        }

        return left & right;
    }

    /// <summary>Two ends that have no order make no range; an end that is null makes one that tells nothing.</summary>
    protected override FeelValue Evaluate(ref FeelRun run)
    {
        var (from, to) = (start.Value(ref run), end.Value(ref run));
        var isRange = from.IsNull || to.IsNull || FeelCompare.Order(from, to) is not null;
        return isRange ? FeelValue.Of(new FeelRange(FeelRangeForm.Interval, from, to, hasStart, hasEnd)) : Answer(FeelValue.Null, ref run);
    }
}

/// <summary>(&lt; a) and its like.</summary>
internal sealed class FeelTest(int position, FeelRangeForm form, FeelNode operand) : FeelNode(position, operand)
{
    public override FeelTypes Types(FeelCheck check)
    {
        operand.Types(check);
        return FeelTypes.Range;
    }

    public override FeelTypes Tests(FeelCheck check) => operand.Types(check);

    /// <summary>A test against something missing is missing itself.</summary>
    protected override FeelValue Evaluate(ref FeelRun run)
    {
        var against = FeelSide.Of(operand, ref run);
        return against.Hides ? FeelValue.Null : FeelValue.Of(FeelRange.Test(form, against.Value));
    }
}
