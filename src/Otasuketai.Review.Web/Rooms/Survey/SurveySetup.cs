using System.Collections.Immutable;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.Survey;

/// <summary>The survey's services.</summary>
public static class SurveySetup
{
    /// <summary>Registers them; needs the store and data protection.</summary>
    public static IServiceCollection AddSurvey(this IServiceCollection services) => services
        .AddSingleton<SurveyStore>()
        .AddSingleton<SurveyPass>();
}

/// <summary>The doors of this room. A link is a capability, so anyone may knock; only a living one opens.</summary>
internal static class SurveyAccess
{
    public static ImmutableArray<RouteRow> Rows =>
    [
        .. RouteRow.Form("/survey/{token}", Who.Anyone),
        .. RouteRow.Form("/survey/q/{step:int}", Who.Anyone),
        RouteRow.Get("/survey/done", Who.Anyone),
    ];
}
