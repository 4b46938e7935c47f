using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>Typing before the first run: collects what can never work.</summary>
internal sealed class FeelCheck(FeelNames names)
{
    private readonly List<(string Name, FeelTypes Types)> _locals = [];
    private readonly List<FeelProblem> _problems = [];
    private int _filters;

    public ImmutableArray<FeelProblem> Problems => [.. _problems];

    public void Open(string name, FeelTypes types) => _locals.Add((name, types));

    public void Close(int count = 1) => _locals.RemoveRange(_locals.Count - count, count);

    /// <summary>Inside a filter every name may be a member of the item.</summary>
    public FeelTypes InFilter(FeelNode node)
    {
        _filters++;
        var types = node.Types(this);
        _filters--;
        return types;
    }

    public FeelTypes Name(FeelNode node, string name)
    {
        var local = _locals.FindLastIndex(l => l.Name == name);
        if (local >= 0)
        {
            return _locals[local].Types;
        }

        if (names.TypeOf(name) is { } types)
        {
            return _filters > 0 ? FeelTypes.Any : types;
        }

        if (_filters == 0)
        {
            Add(node, $"変数「{name}」は宣言されていません。", $"The variable '{name}' is not declared.");
        }

        return FeelTypes.Any;
    }

    /// <summary>Tells when the node's kinds and the wanted ones have nothing in common.</summary>
    public FeelTypes Want(FeelNode node, FeelTypes wanted)
    {
        var types = node.Types(this);
        if ((types & wanted) == 0)
        {
            Add(node, $"{FeelTypeNames.Ja(wanted)}が必要ですが、{FeelTypeNames.Ja(types)}です。", $"{FeelTypeNames.En(wanted)} is needed, and this is {FeelTypeNames.En(types)}.");
        }

        return types;
    }

    /// <summary>Tells that two kinds do not fit an operator.</summary>
    public void Clash(FeelNode node, string op, FeelTypes left, FeelTypes right) => Add(
        node,
        $"{FeelTypeNames.Ja(left)}と{FeelTypeNames.Ja(right)}は「{op}」で結べません。",
        $"{FeelTypeNames.En(left)} and {FeelTypeNames.En(right)} do not fit '{op}'.");

    public void Add(FeelNode node, string ja, string en) => _problems.Add(new FeelProblem(node.Position + 1, ja, en));
}
