using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.Workflows;

/// <summary>The doors of this room. Who looks sees counts; a case behind them is named to those who may open it.</summary>
internal static class WorkflowsAccess
{
    /// <summary>A diagram as file: no case stands in it.</summary>
    public const string File = "/workflows/{id}/versions/{version}/file";

    /// <summary>The operator, the auditor and the administrator.</summary>
    public static readonly ImmutableArray<Role> Watchers = [Role.Intake, Role.Checker, Role.Approver, Role.Secretariat, Role.Auditor, Role.Admin];

    public static ImmutableArray<RouteRow> Rows =>
    [
        RouteRow.Get("/workflows", Who.Of(Watchers)),
        RouteRow.Get("/workflows/{id}", Who.Of(Watchers)),
        RouteRow.Get("/workflows/{id}/steps/{step}", Who.Of(Watchers)),
        RouteRow.Get("/workflows/{id}/versions", Who.Of(Watchers)),
        .. RouteRow.Form("/workflows/{id}/migrate", Who.Of(Role.Admin)),
        RouteRow.Get(File, Who.Staff),
    ];
}
