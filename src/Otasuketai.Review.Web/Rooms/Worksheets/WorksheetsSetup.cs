using System.Collections.Immutable;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>How often one address may keep a worksheet or try a link; <c>Worksheets:KeptPerMinute</c>, <c>KeptPerDay</c> and <c>LinksPerMinute</c> change the numbers.</summary>
public sealed class WorksheetLimits(IConfiguration configuration) : IDisposable
{
    private const int KeptPerMinute = 20;
    private const int KeptPerDay = 300;
    private const int LinksPerMinute = 120;

    private readonly AddressLimit minute = new(configuration.GetValue("Worksheets:KeptPerMinute", KeptPerMinute), TimeSpan.FromMinutes(1));
    private readonly AddressLimit day = new(configuration.GetValue("Worksheets:KeptPerDay", KeptPerDay), TimeSpan.FromDays(1));

    /// <summary>Opening links.</summary>
    public AddressLimit Links { get; } = new(configuration.GetValue("Worksheets:LinksPerMinute", LinksPerMinute), TimeSpan.FromMinutes(1));

    /// <summary>Keeping, and reading a file: takes one.</summary>
    public bool AllowKeeping(HttpContext context) => minute.Allows(context) && day.Allows(context);

    /// <inheritdoc/>
    public void Dispose()
    {
        minute.Dispose();
        day.Dispose();
        Links.Dispose();
    }
}

/// <summary>The room's services.</summary>
public static class WorksheetsSetup
{
    /// <summary>Registers them; needs choosing and the public register.</summary>
    public static IServiceCollection AddWorksheets(this IServiceCollection services) => services
        .AddSingleton<SheetDesk>()
        .AddSingleton<WorksheetStore>()
        .AddSingleton<WorksheetLimits>();
}

/// <summary>The doors of this room. A link is a capability, so anyone may knock; only a living one opens.</summary>
internal static class WorksheetsAccess
{
    public static ImmutableArray<RouteRow> Rows =>
    [
        .. RouteRow.Form("/worksheet", Who.Anyone),
        .. RouteRow.Form("/worksheet/edit/{token}", Who.Anyone),
        RouteRow.Get("/worksheet/shared/{token}", Who.Anyone),
    ];
}
