using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.Committee;

/// <summary>The doors of this room.</summary>
internal static class CommitteeAccess
{
    private static readonly Who Readers = Who.Of(Role.Chair, Role.Member, Role.Secretariat, Role.Auditor);

    public static ImmutableArray<RouteRow> Rows =>
    [
        RouteRow.Get("/committee", Readers),
        RouteRow.Get("/committee/polls/{life:guid}", Readers),
        RouteRow.Post("/committee/polls/{life:guid}", Who.Of(Role.Chair, Role.Member, Role.Secretariat)),
    ];
}
