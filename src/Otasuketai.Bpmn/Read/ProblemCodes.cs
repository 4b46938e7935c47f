namespace Otasuketai.Bpmn;

/// <summary>Every code a <see cref="Problem"/> can have.</summary>
public static class ProblemCodes
{
    /// <summary>Not a BPMN file, or not one that may be opened: malformed, a DTD, too long, too deep.</summary>
    public const string Xml = "BP001";

    /// <summary>An element outside the subset.</summary>
    public const string Element = "BP002";

    /// <summary>Not exactly one executable process.</summary>
    public const string Process = "BP003";

    /// <summary>An id is missing or used twice.</summary>
    public const string Id = "BP004";

    /// <summary>A sequence flow's end is missing, in another scope, or not allowed there.</summary>
    public const string FlowEnd = "BP005";

    /// <summary>Start events: none, too many, or of a kind not allowed in this scope.</summary>
    public const string Start = "BP006";

    /// <summary>No token can ever come here.</summary>
    public const string Unreachable = "BP007";

    /// <summary>A rule of gateways or of conditional flows is broken.</summary>
    public const string Gateway = "BP008";

    /// <summary>Two flows from one source name the same outcome.</summary>
    public const string OutcomeTwice = "BP009";

    /// <summary>The default flow is not a plain flow of its source.</summary>
    public const string Default = "BP010";

    /// <summary>An event-based gateway is not followed by two or more catches of its own.</summary>
    public const string EventGateway = "BP011";

    /// <summary>A boundary event has no fit host or is of a kind its host cannot have.</summary>
    public const string Boundary = "BP012";

    /// <summary>A timer cannot be understood.</summary>
    public const string Timer = "BP013";

    /// <summary>A call activity calls nothing.</summary>
    public const string Call = "BP014";

    /// <summary>Multi-instance characteristics are not well formed.</summary>
    public const string MultiInstance = "BP015";

    /// <summary>A condition or cardinality is not in the language or can never work, or otr:variables is not well formed.</summary>
    public const string Condition = "BP016";

    /// <summary>What a reference names (message, signal, error, escalation, event definition …) is not declared.</summary>
    public const string Reference = "BP017";

    /// <summary>An attribute, or its value, outside the subset.</summary>
    public const string Attribute = "BP018";

    /// <summary>Neither or both of otr:act and otr:command.</summary>
    public const string Command = "BP019";

    /// <summary>otr:excludeActorsOf names no user task.</summary>
    public const string FourEyes = "BP020";

    /// <summary>The drawing has a number that is none.</summary>
    public const string Drawing = "BP021";

    /// <summary>A link event has no partner in its own scope.</summary>
    public const string Link = "BP022";

    /// <summary>A pool or message flow says what cannot be.</summary>
    public const string Collaboration = "BP023";

    /// <summary>An expression is not formal, or a message has no operation, in a model read by the standard's rules for executable models.</summary>
    public const string Formal = "BP024";
}
