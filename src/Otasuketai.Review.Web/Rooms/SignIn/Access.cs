using System.Collections.Immutable;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.SignIn;

/// <summary>The doors of this room.</summary>
internal static class SignInAccess
{
    public static ImmutableArray<RouteRow> Rows =>
    [
        .. RouteRow.Form("/sign-in", Who.Anyone),
        .. RouteRow.Form("/sign-in/code", Who.Anyone),
        .. RouteRow.Form("/sign-in/enrol", Who.Anyone),
        RouteRow.Get(HomePage.Path, Who.SignedIn),
        RouteRow.Post("/sign-out", Who.SignedIn),
        .. RouteRow.Form("/account", Who.SignedIn),
        .. RouteRow.Form("/account/password", Who.SignedIn),
    ];
}
