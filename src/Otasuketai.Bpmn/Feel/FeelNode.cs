namespace Otasuketai.Bpmn;

/// <summary>A piece of an expression: knows how to run, and what kinds it may have before it runs.</summary>
internal abstract class FeelNode
{
    private protected FeelNode(int position, params FeelNode[] children)
    {
        Position = position;
        Children = children;
        Height = 1 + children.Select(c => c.Height).DefaultIfEmpty().Max();
    }

    /// <summary>Where it begins, from 0.</summary>
    public int Position { get; }

    /// <summary>Levels of pieces from here down.</summary>
    public int Height { get; protected init; }

    /// <summary>Does it give the same value every time?</summary>
    public virtual bool IsConstant => Children.Length > 0 && Array.TrueForAll(Children, c => c is FeelLiteral);

    /// <summary>The pieces it is made of, in order.</summary>
    protected FeelNode[] Children { get; }

    /// <summary>Its value; null once the steps are used up.</summary>
    public FeelValue Value(ref FeelRun run) => run.Spend(1) ? Evaluate(ref run) : FeelValue.Null;

    /// <summary>The kinds it may have; what can never work is told to <paramref name="check"/>.</summary>
    public abstract FeelTypes Types(FeelCheck check);

    /// <summary>The kinds of values it can test when it stands behind "in".</summary>
    public virtual FeelTypes Tests(FeelCheck check)
    {
        var types = Types(check);
        return (types & (FeelTypes.List | FeelTypes.Range)) != 0 ? FeelTypes.Any : types;
    }

    /// <summary>Null out of an operation means "no answer", and the run remembers it.</summary>
    protected static FeelValue Answer(FeelValue value, ref FeelRun run)
    {
        if (value.IsNull)
        {
            run.Miss();
        }

        return value;
    }

    protected abstract FeelValue Evaluate(ref FeelRun run);
}
