using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.Workflows;

/// <summary>The doors of this room. Who looks sees counts; which case stands behind one is shown by sight, as everywhere.</summary>
internal static class WorkflowsAccess
{
    /// <summary>A diagram as file: no case stands in it.</summary>
    public const string File = "/workflows/{id}/versions/{version}/file";

    public static ImmutableArray<RouteRow> Rows =>
    [
        RouteRow.Get(File, Who.Staff),
    ];
}
