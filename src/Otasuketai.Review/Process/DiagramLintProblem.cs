namespace Otasuketai.Review.Process;

/// <summary>One disagreement between a diagram and the law, told to the person who draws it.</summary>
/// <param name="Code">One of <see cref="LintCodes"/>; stable.</param>
/// <param name="Process">Process id, equal to the file name under <c>workflows/</c>.</param>
/// <param name="ElementId">The element at fault; the process id when the whole diagram is.</param>
/// <param name="Line">Line of that element in the file, from 1.</param>
/// <param name="Ja">The sentence in Japanese.</param>
/// <param name="En">The sentence in English.</param>
public sealed record LintProblem(string Code, string Process, string ElementId, int Line, string Ja, string En);

/// <summary>Every code a <see cref="LintProblem"/> can have.</summary>
public static class LintCodes
{
    /// <summary>The process follows no machine of the law.</summary>
    public const string NoMachine = "DL001";

    /// <summary>A task names no act, or one nobody knows.</summary>
    public const string UnknownAct = "DL002";

    /// <summary>The act belongs to another machine.</summary>
    public const string ForeignAct = "DL003";

    /// <summary>otr:role or otr:to is missing or names no role.</summary>
    public const string UnknownRole = "DL004";

    /// <summary>The law does not let the task's role do this act.</summary>
    public const string RoleMayNot = "DL005";

    /// <summary>The law does not let the system do this act.</summary>
    public const string SystemMayNot = "DL006";

    /// <summary>A person is asked for what only the system does.</summary>
    public const string SystemOnly = "DL007";

    /// <summary>An act or outcome that no flow takes onwards.</summary>
    public const string Unrouted = "DL008";

    /// <summary>A flow waits for an outcome that nothing before it can have.</summary>
    public const string StrayOutcome = "DL009";

    /// <summary>An ordered act of the law that the diagram never asks for.</summary>
    public const string MissingAct = "DL010";

    /// <summary>The lane belongs to somebody else than the task.</summary>
    public const string LaneRole = "DL011";

    /// <summary>A call of a process that is not there.</summary>
    public const string UnknownCall = "DL012";

    /// <summary>A deadline that is no setting of the policy.</summary>
    public const string UnknownKnob = "DL013";

    /// <summary>A command that does not exist.</summary>
    public const string UnknownCommand = "DL014";

    /// <summary>A notice that does not exist.</summary>
    public const string UnknownNotice = "DL015";

    /// <summary>A node or flow that is not drawn.</summary>
    public const string NotDrawn = "DL016";

    /// <summary>An element a person reads has no Japanese name.</summary>
    public const string NoName = "DL017";

    /// <summary>A signal, which every case would hear.</summary>
    public const string Signal = "DL018";

    /// <summary>An otr: attribute nobody reads.</summary>
    public const string UnknownAttribute = "DL019";

    /// <summary>A message thrown by the diagram, which nobody would deliver.</summary>
    public const string Undelivered = "DL020";

    /// <summary>A process that would begin by itself: cases begin with an act of the law.</summary>
    public const string BeginsByItself = "DL021";

    /// <summary>A message waited for that no act of the case sends, or under another key than the case.</summary>
    public const string NeverSent = "DL022";
}
