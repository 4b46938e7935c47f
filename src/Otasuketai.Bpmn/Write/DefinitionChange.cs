namespace Otasuketai.Bpmn;

/// <summary>One difference between two versions of a process, said in words.</summary>
/// <param name="ElementId">The element, in the version that has it; the process id when it is the whole.</param>
/// <param name="Ja">The sentence in Japanese.</param>
/// <param name="En">The sentence in English.</param>
public sealed record DefinitionChange(ChangeKind Kind, string ElementId, string Ja, string En);

/// <summary>What is different.</summary>
public enum ChangeKind
{
    /// <summary>A step, event or gateway is new.</summary>
    Added,

    /// <summary>A step, event or gateway is gone.</summary>
    Removed,

    /// <summary>The same id has another name.</summary>
    Renamed,

    /// <summary>The same id is another kind of element, or stands elsewhere: in another sub-process, lane or on another host.</summary>
    Replaced,

    /// <summary>A flow is new, gone, leads elsewhere, or is taken for another reason.</summary>
    Rerouted,

    /// <summary>Who is asked, which acts are offered, who is left out.</summary>
    Work,

    /// <summary>A due date, timer, message or error.</summary>
    Deadline,

    /// <summary>Any other attribute of the engine or the host.</summary>
    Attribute,

    /// <summary>Nothing that runs: what is drawn.</summary>
    Layout,

    /// <summary>Something the comparison has no words for.</summary>
    Other,
}
