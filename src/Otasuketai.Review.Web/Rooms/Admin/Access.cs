using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.Admin;

/// <summary>The doors of this room.</summary>
internal static class AdminAccess
{
    private static readonly Who Menders = Who.Of(Role.Admin, Role.Approver);

    public static ImmutableArray<RouteRow> Rows => [.. RouteRow.Form("/admin/incidents", Menders), .. RouteRow.Form("/admin/mail", Menders)];
}
