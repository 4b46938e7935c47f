namespace Otasuketai.Bpmn;

/// <summary>An XML element as read: no more than the reader needs.</summary>
internal sealed class RawElement(string ns, string name, int line)
{
    private readonly List<RawAttribute> _attributes = [];
    private readonly List<RawElement> _children = [];

    public string Ns { get; } = ns;

    public string Name { get; } = name;

    public int Line { get; } = line;

    public string Text { get; set; } = "";

    public IReadOnlyList<RawAttribute> Attributes => _attributes;

    public IReadOnlyList<RawElement> Children => _children;

    public string? Id => Attribute("id");

    public void Add(RawAttribute attribute) => _attributes.Add(attribute);

    public void Add(RawElement child) => _children.Add(child);

    /// <summary>A plain BPMN attribute, or null.</summary>
    public string? Attribute(string name) => Find("", name);

    /// <summary>An otr:* attribute, trimmed; null when absent or blank.</summary>
    public string? Otr(string name) => Find(Namespaces.Otr, name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>A plain boolean attribute; <paramref name="usual"/> when it is absent or no boolean (told by the vocabulary).</summary>
    public bool Flag(string name, bool usual = false) => FlagOf(Attribute(name)) ?? usual;

    /// <summary>A boolean as XML Schema writes it, or null.</summary>
    public static bool? FlagOf(string? text) => text?.Trim() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    public bool Is(string ns, string name) => Name == name && Ns == ns;

    /// <summary>Children of the BPMN model namespace with that name.</summary>
    public IEnumerable<RawElement> Bpmn(string name) => _children.Where(c => c.Is(Namespaces.Model, name));

    /// <summary>A reference without its prefix: BPMN writes many of them as qualified names.</summary>
    public static string Local(string qualified) => qualified[(qualified.IndexOf(':') + 1)..];

    private string? Find(string ns, string name)
    {
        foreach (var attribute in _attributes)
        {
            if (attribute.Name == name && attribute.Ns == ns)
            {
                return attribute.Value;
            }
        }

        return null;
    }
}

/// <summary>An attribute; the namespace is empty for plain ones.</summary>
internal readonly record struct RawAttribute(string Ns, string Name, string Value);
