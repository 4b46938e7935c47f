using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.SignIn;

/// <summary>Where a person's work begins: the way there after signing in.</summary>
public static class HomePage
{
    /// <summary>The one address that leads everybody to the own first page.</summary>
    public const string Path = "/home";

    /// <summary>Maps it.</summary>
    public static void MapHome(this WebApplication app) =>
        app.MapGet(Path, async (CurrentActor current, Lang l) => Results.LocalRedirect(l.Url(Of(await current.Find()))));

    private static string Of(Actor? actor) => actor is null ? "/account"
        : actor.Roles.Contains(Role.Vendor) ? "/vendor"
        : actor.MayActAs([Role.Chair, Role.Member]) ? "/committee"
        : actor.MayActAs(Who.Staff.Roles) ? "/desk"
        : "/account";
}
