using System.Collections.Immutable;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.Cases;

/// <summary>The doors of this room. Which case opens, and what may be done there, is decided by sight and law for each person.</summary>
internal static class CasesAccess
{
    public static ImmutableArray<RouteRow> Rows =>
    [
        RouteRow.Get("/cases/{id:guid}", Who.SignedIn),
        .. RouteRow.Form("/cases/{id:guid}/lives/{life:guid}/{act}", Who.SignedIn),
        .. RouteRow.Form("/cases/{id:guid}/start/{machine}/{act}", Who.SignedIn),
    ];
}
