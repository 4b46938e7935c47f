namespace Otasuketai.Bpmn;

/// <summary>and, or: three-valued; what is no boolean counts as not known (DMN 1.5, table 50).</summary>
internal sealed class FeelJunction(int position, bool isAnd, FeelNode[] terms) : FeelNode(position, terms)
{
    public override FeelTypes Types(FeelCheck check)
    {
        foreach (var term in Children)
        {
            check.Want(term, FeelTypes.Boolean | FeelTypes.Null);
        }

        return FeelTypes.Boolean;
    }

    protected override FeelValue Evaluate(ref FeelRun run)
    {
        bool? result = isAnd;
        foreach (var term in Children)
        {
            var value = term.Value(ref run).Boolean;
            result = isAnd ? FeelLogic.And(result, value) : FeelLogic.Or(result, value);
            if (result == !isAnd)
            {
                break;
            }
        }

        return FeelValue.Of(result);
    }
}

/// <summary>= and !=</summary>
internal sealed class FeelEquality(int position, bool isEqual, FeelNode left, FeelNode right) : FeelNode(position, left, right)
{
    public override FeelTypes Types(FeelCheck check)
    {
        var (a, b) = (left.Types(check), right.Types(check));
        if ((a & b) == 0 && a != FeelTypes.Null && b != FeelTypes.Null)
        {
            check.Clash(this, isEqual ? "=" : "!=", a, b);
        }

        return FeelTypes.Boolean;
    }

    protected override FeelValue Evaluate(ref FeelRun run)
    {
        var a = FeelSide.Of(left, ref run);
        var b = FeelSide.Of(right, ref run);
        var equal = FeelSide.Equal(a, b, ref run);
        return FeelValue.Of(isEqual ? equal : !equal);
    }
}

/// <summary>&lt; &lt;= &gt; &gt;=</summary>
internal sealed class FeelOrder(int position, string op, FeelNode left, FeelNode right) : FeelNode(position, left, right)
{
    /// <summary>The kinds that have an order.</summary>
    public const FeelTypes Ordered = FeelTypes.Number | FeelTypes.String | FeelTypes.Date | FeelTypes.Time | FeelTypes.DateTime | FeelTypes.Duration;

    private readonly bool _less = op[0] == '<';
    private readonly bool _orEqual = op.Length == 2;

    public override FeelTypes Types(FeelCheck check)
    {
        var (a, b) = (left.Types(check), right.Types(check));
        if ((a & b & Ordered) == 0)
        {
            check.Clash(this, op, a, b);
        }

        return FeelTypes.Boolean;
    }

    protected override FeelValue Evaluate(ref FeelRun run)
    {
        var order = FeelCompare.Order(left.Value(ref run), right.Value(ref run));
        return order is { } known ? FeelValue.Of((_orEqual && known == 0) || (_less ? known < 0 : known > 0)) : FeelValue.Null;
    }
}

/// <summary>x between a and b = x &gt;= a and x &lt;= b.</summary>
internal sealed class FeelBetween(int position, FeelNode value, FeelNode low, FeelNode high) : FeelNode(position, value, low, high)
{
    public override FeelTypes Types(FeelCheck check)
    {
        var types = value.Types(check);
        FeelTypes[] ends = [low.Types(check), high.Types(check)];
        foreach (var other in ends.Distinct().Where(end => (types & end & FeelOrder.Ordered) == 0))
        {
            check.Clash(this, "between", types, other);
        }

        return FeelTypes.Boolean;
    }

    protected override FeelValue Evaluate(ref FeelRun run)
    {
        var asked = value.Value(ref run);
        var (from, to) = (FeelCompare.Order(asked, low.Value(ref run)), FeelCompare.Order(asked, high.Value(ref run)));
        return FeelValue.Of(FeelLogic.And(from is { } a ? a >= 0 : null, to is { } b ? b <= 0 : null));
    }
}

/// <summary>x in test, or x in (test, test): true when one holds (DMN 1.5, table 54).</summary>
internal sealed class FeelIn(int position, FeelNode value, FeelNode[] tests) : FeelNode(position, [value, .. tests])
{
    public override FeelTypes Types(FeelCheck check)
    {
        var types = value.Types(check);
        var tested = tests.Aggregate(FeelTypes.None, (all, test) => all | test.Tests(check));
        if ((types & tested) == 0)
        {
            check.Clash(this, "in", types, tested);
        }

        return FeelTypes.Boolean;
    }

    protected override FeelValue Evaluate(ref FeelRun run)
    {
        var asked = FeelSide.Of(value, ref run);
        bool? result = false;
        foreach (var test in tests)
        {
            result = FeelLogic.Or(result, Passes(asked, FeelSide.Of(test, ref run), ref run));
            if (result is true)
            {
                break;
            }
        }

        return FeelValue.Of(result);
    }

    private static bool? Passes(FeelSide asked, FeelSide test, ref FeelRun run)
    {
        if (test.Value.Kind is not (FeelKind.Range or FeelKind.List))
        {
            return FeelSide.Equal(asked, test, ref run);
        }

        if (!run.Weigh(asked.Value) || !run.Weigh(test.Value))
        {
            return null;
        }

        return test.Value.Range is { } range
            ? asked.Hides ? null : range.Contains(asked.Value)
            : IsAmong(asked, test);
    }

    /// <summary>Where something is missing only a match tells: a real value in a list with gaps, or a gap where the list says null.</summary>
    private static bool? IsAmong(FeelSide asked, FeelSide list)
    {
        var items = list.Value.Items!;
        if (asked.Hides)
        {
            return asked.Value.IsNull && !list.Hides && items.Any(i => i.IsNull) ? true : null;
        }

        var isAmong = IsAmong(asked.Value, items);
        return !list.Hides || (isAmong && !asked.Value.IsNull) ? isAmong : null;
    }

    /// <summary>An element that cannot be compared is another one.</summary>
    private static bool IsAmong(FeelValue asked, IReadOnlyList<FeelValue> items)
    {
        foreach (var item in items)
        {
            if ((item.Range is { } range ? range.Contains(asked) : FeelCompare.Equal(asked, item)) is true)
            {
                return true;
            }
        }

        return asked.Items is not null && FeelCompare.Equal(asked, FeelValue.Of(items)) is true;
    }
}

/// <summary>if … then … else …; not true = else (DMN 1.5, table 46).</summary>
internal sealed class FeelIf(int position, FeelNode condition, FeelNode yes, FeelNode no) : FeelNode(position, condition, yes, no)
{
    public override FeelTypes Types(FeelCheck check)
    {
        check.Want(condition, FeelTypes.Boolean);
        return yes.Types(check) | no.Types(check);
    }

    protected override FeelValue Evaluate(ref FeelRun run) => condition.Value(ref run).Boolean is true ? yes.Value(ref run) : no.Value(ref run);
}

/// <summary>some/every x in list, y in list satisfies …: the or/and of all combinations.</summary>
internal sealed class FeelQuantified(int position, bool isEvery, string[] names, FeelNode[] domains, FeelNode condition) : FeelNode(position, [.. domains, condition])
{
    public override bool IsConstant => false;

    public override FeelTypes Types(FeelCheck check)
    {
        for (var i = 0; i < names.Length; i++)
        {
            domains[i].Types(check);
            check.Open(names[i], FeelTypes.Any);
        }

        check.Want(condition, FeelTypes.Boolean);
        check.Close(names.Length);
        return FeelTypes.Boolean;
    }

    protected override FeelValue Evaluate(ref FeelRun run) => FeelValue.Of(Holds(0, ref run));

    private bool? Holds(int depth, ref FeelRun run)
    {
        if (depth == names.Length)
        {
            return condition.Value(ref run).Boolean;
        }

        var domain = FeelSide.Of(domains[depth], ref run);
        var items = domain.Value.Items ?? [domain.Value];
        return domain.Value.IsNull || (domain.Missed && items.Any(i => i.IsNull)) ? null : HoldsForAll(items, depth, ref run);
    }

    private bool? HoldsForAll(IReadOnlyList<FeelValue> items, int depth, ref FeelRun run)
    {
        bool? result = isEvery;
        foreach (var item in items)
        {
            run.Open(names[depth], item);
            var holds = Holds(depth + 1, ref run);
            run.Close();
            result = isEvery ? FeelLogic.And(result, holds) : FeelLogic.Or(result, holds);
            if (result == !isEvery || run.IsExhausted)
            {
                break;
            }
        }

        return run.IsExhausted ? null : result;
    }
}
