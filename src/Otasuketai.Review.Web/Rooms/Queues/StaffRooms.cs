using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Otasuketai.Review.Web.Mail;
using Otasuketai.Review.Web.Rooms.Admin;
using Otasuketai.Review.Web.Rooms.Committee;
using Otasuketai.Review.Web.Rooms.EvidenceCheck;

namespace Otasuketai.Review.Web.Rooms.Queues;

/// <summary>What the rooms of the office and the committee need.</summary>
public static class StaffRooms
{
    /// <summary>Registers it; the dark bar is filled on every page.</summary>
    public static IServiceCollection AddStaffRooms(this IServiceCollection services)
    {
        services.AddSingleton<QueueStore>();
        services.AddSingleton<ItemHistory>();
        services.AddSingleton<PollStore>();
        services.AddSingleton<IncidentStore>();
        services.TryAddSingleton<Outbox>();
        services.AddScoped<PollFile>();
        return services.Configure<MvcOptions>(options => options.Filters.Add<StaffBar>());
    }
}
