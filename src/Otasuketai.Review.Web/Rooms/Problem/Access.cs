using System.Collections.Immutable;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.Problem;

/// <summary>The doors of this room.</summary>
internal static class ProblemAccess
{
    public static ImmutableArray<RouteRow> Rows => RouteRow.Form("/problem/{code:int}", Who.Anyone);
}
