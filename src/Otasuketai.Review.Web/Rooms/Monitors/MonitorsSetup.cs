using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.Monitors;

/// <summary>The services of the monitor panel.</summary>
public static class MonitorsSetup
{
    /// <summary>Registers them; needs the store.</summary>
    public static IServiceCollection AddMonitors(this IServiceCollection services) => services.AddSingleton<MonitorPanel>();
}

/// <summary>The doors of this room.</summary>
internal static class MonitorsAccess
{
    public static ImmutableArray<RouteRow> Rows => RouteRow.Form("/monitors", Who.Of(Role.Intake, Role.Checker));
}
