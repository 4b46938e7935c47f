namespace Otasuketai.Bpmn;

/// <summary>One evaluation: what it may look up, and how many steps are left.</summary>
internal ref struct FeelRun(Func<string, string?> variables, DateTimeOffset now, FeelZones zones)
{
    /// <summary>More steps than this: the answer is null.</summary>
    public const int MaxSteps = 10_000;

    /// <summary>So many characters of text cost one step.</summary>
    private const int CharactersPerStep = 64;

    private FeelFrame? _frame;
    private int _left = MaxSteps;
    private int _filters;

    public readonly DateTimeOffset Now => now;

    public readonly FeelZones Zones => zones;

    public readonly bool IsExhausted => _left < 0;

    /// <summary>How many names had no value, and operations no answer, so far. A null that comes with one is not known, and not "other than 3".</summary>
    public int Misses { get; private set; }

    /// <summary>Takes so many steps; false when there are not enough left.</summary>
    public bool Spend(int steps)
    {
        _left = _left < steps ? -1 : _left - steps;
        return _left >= 0;
    }

    /// <summary>Takes the steps that reading such a text costs.</summary>
    public bool SpendText(int characters) => Spend(characters / CharactersPerStep);

    /// <summary>Takes the steps that looking at every part of the value costs.</summary>
    public bool Weigh(FeelValue value) => value.Kind switch
    {
        FeelKind.String => SpendText(value.Text!.Length),
        FeelKind.List => WeighAll(value.Items!),
        FeelKind.Context => WeighAll(value.Members!.Values),
        _ => !IsExhausted,
    };

    /// <summary>A name's value: bound by some, every or a context; a member of the item of a filter; else a variable.</summary>
    public FeelValue Find(string name, FeelTypes type)
    {
        for (var frame = _frame; frame is not null; frame = frame.Outer)
        {
            if (frame.Find(name) is { } local)
            {
                return local;
            }
        }

        var text = variables(name);
        var value = text is not null && SpendText(text.Length) ? FeelVariable.Read(text, type, zones) : FeelValue.Null;
        if (value.IsNull && text != "null")
        {
            Miss();
        }

        return value;
    }

    /// <summary>Something has no value. In a filter that is usual: items differ.</summary>
    public void Miss() => Misses += _filters == 0 ? 1 : 0;

    public void EnterFilter() => _filters++;

    public void LeaveFilter() => _filters--;

    /// <summary>Opens a name; null = the item of a filter. Close it with <see cref="Close"/>.</summary>
    public void Open(string? name, FeelValue value) => _frame = new FeelFrame(_frame, name, value);

    /// <summary>Closes the names opened last.</summary>
    public void Close(int count = 1)
    {
        for (; count > 0; count--)
        {
            _frame = _frame!.Outer;
        }
    }

    private bool WeighAll(IEnumerable<FeelValue> values)
    {
        foreach (var value in values)
        {
            if (!Spend(1) || !Weigh(value))
            {
                return false;
            }
        }

        return !IsExhausted;
    }

    private sealed record FeelFrame(FeelFrame? Outer, string? Name, FeelValue Value)
    {
        public FeelValue? Find(string name)
        {
            if (Name is not null)
            {
                return Name == name ? Value : null;
            }

            return Value.Members is { } members && members.TryGetValue(name, out var member) ? member : name == "item" ? Value : null;
        }
    }
}
