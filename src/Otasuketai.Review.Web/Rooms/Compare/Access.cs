using System.Collections.Immutable;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>The doors of this room: everybody compares, nothing is kept.</summary>
internal static class CompareAccess
{
    public static ImmutableArray<RouteRow> Rows =>
    [
        RouteRow.Get("/compare", Who.Anyone),
        RouteRow.Get("/compare.csv", Who.Anyone),
        RouteRow.Get("/advice", Who.Anyone),
        RouteRow.Get("/cost", Who.Anyone),
    ];
}
