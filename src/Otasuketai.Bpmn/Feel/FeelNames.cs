using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>The variables an expression may name, with their types.</summary>
public sealed class FeelNames
{
    private readonly ImmutableDictionary<string, FeelTypes>? _declared;

    private FeelNames(ImmutableDictionary<string, FeelTypes>? declared) => _declared = declared;

    /// <summary>Nothing is declared: every name is allowed and may be anything.</summary>
    public static FeelNames Anything { get; } = new(null);

    /// <summary>Only these names are known.</summary>
    public static FeelNames Only(IEnumerable<KeyValuePair<string, FeelTypes>> declared) => new(declared.ToImmutableDictionary(StringComparer.Ordinal));

    /// <summary>The same, and these names as well; they win over a variable of the same name.</summary>
    public FeelNames With(IEnumerable<KeyValuePair<string, FeelTypes>> more) => _declared is null ? this : new(_declared.SetItems(more));

    /// <summary>The name's type; Any when nothing is declared; null when the name is unknown.</summary>
    internal FeelTypes? TypeOf(string name) => _declared is null ? FeelTypes.Any : _declared.TryGetValue(name, out var type) ? type : null;
}
