using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.EvidenceCheck;

/// <summary>The doors of this room.</summary>
internal static class EvidenceCheckAccess
{
    private static readonly Who Office = Who.Of(Role.Intake, Role.Checker, Role.Approver, Role.Secretariat, Role.Auditor);

    public static ImmutableArray<RouteRow> Rows =>
    [
        RouteRow.Get("/cases/{id:guid}/intake", Office),
        RouteRow.Get("/cases/{id:guid}/evidence/{item?}", Office),
        RouteRow.Post("/cases/{id:guid}/evidence/{item?}", Who.Of(Role.Checker)),
        RouteRow.Get("/cases/{id:guid}/dossier", Who.Of(Role.Intake, Role.Checker, Role.Approver, Role.Secretariat, Role.Auditor, Role.Chair, Role.Member)),
    ];
}
