using Otasuketai.Bpmn;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Admin;

/// <summary>What happened to a stuck step, in the reader's language; a code nobody knows stands for itself.</summary>
public static class IncidentWords
{
    /// <summary>A few words.</summary>
    public static string KindOf(this Lang l, StuckStep step) => IncidentCodes.ReasonOf(step.Code) is { } known ? l.Pick(known.KindJa, known.KindEn) : step.Code;

    /// <summary>One sentence.</summary>
    public static string WhyOf(this Lang l, StuckStep step) => IncidentCodes.ReasonOf(step.Code) is { } known ? l.Pick(known.Ja, known.En) : step.Code;
}
