using System.Collections.Immutable;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.Queues;

/// <summary>The doors of this room.</summary>
internal static class QueuesAccess
{
    public static ImmutableArray<RouteRow> Rows => [RouteRow.Get("/desk", Who.Staff)];
}
