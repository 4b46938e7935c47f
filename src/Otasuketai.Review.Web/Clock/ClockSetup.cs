using System.Data.Common;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Otasuketai.Review.Web.Store;
using Quartz;

namespace Otasuketai.Review.Web.Clock;

/// <summary>The clock: what it does (always there) and the clustered scheduler that wakes it (on workers only).</summary>
public static class ClockSetup
{
    private static readonly TimeZoneInfo Japan = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(2);

    /// <summary>The word on the command line that makes a process a worker. A bare word, so that it is taken out before the rest is read as configuration.</summary>
    public const string WorkerFlag = "--worker";

    /// <summary>Registers ticker, rounds and the development clock; needs the desk, its rulebook and the post.</summary>
    public static IServiceCollection AddClock(this IServiceCollection services)
    {
        services.AddOptions<ClockSettings>().BindConfiguration(ClockSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<ListedEntries>();
        services.TryAddSingleton<Rounds>();
        services.TryAddSingleton<TimerLanes>();
        services.TryAddSingleton<ClockTicker>();
        services.TryAddSingleton<DevelopmentClock>();
        services.TryAddSingleton<InvariantReport>();
        return services;
    }

    /// <summary>Registers the scheduler: any number of workers share one store, and one takes over what another left within seconds.</summary>
    public static IServiceCollection AddWorker(this IServiceCollection services)
    {
        services.AddClock();
        services.TryAddSingleton<DbDataSource>(s => s.GetRequiredService<NpgsqlDataSource>());
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o =>
            {
                o.InstanceName = "otasuketai";
                o.InstanceId = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";
                o.IdleWaitTime = TimeSpan.FromSeconds(2);
                o.MaxBatchSize = 4;
            });
            q.UseDefaultThreadPool(4);
            q.UsePersistentStore(Store);
            Every(q, nameof(DueTimersJob), q.AddJobOf<DueTimersJob>(), TimeSpan.FromSeconds(2));
            Every(q, nameof(OutboxJob), q.AddJobOf<OutboxJob>(), TimeSpan.FromSeconds(2));
            Hourly(q, q.AddJobOf<DailyJob>(), "0 5 * * * ?");
            Hourly(q, q.AddJobOf<InvariantsJob>(), "0 35 * * * ?");
            Hourly(q, q.AddJobOf<ForgetWorksheetsJob>(), "0 20 * * * ?");
        });
        return services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }

    private static void Store(IPersistentStoreBuilder store)
    {
        store.UsePostgres(d => d.UseRegisteredDataSource = true);
        store.UseSystemTextJsonSerializer();
        store.ConfigureStore(o =>
        {
            o.TablePrefix = "quartz.qrtz_";
            o.SchemaProvisioning = SchemaProvisioning.Validate;
            o.StoreJobDataAsStrings = true;
            o.DbRetryInterval = TimeSpan.FromSeconds(3);
        });
        store.UseClustering(c => (c.CheckinInterval, c.CheckinMisfireThreshold) = (CheckIn, CheckIn));
    }

    private static JobKey AddJobOf<T>(this IQuartzBuilder quartz)
        where T : IJob
    {
        var key = new JobKey(typeof(T).Name);
        quartz.AddJob<T>(j => j.WithIdentity(key).StoreDurably());
        return key;
    }

    private static void Every(IQuartzBuilder quartz, string name, JobKey job, TimeSpan pause) =>
        quartz.AddTrigger(t => t.WithIdentity(name).ForJob(job).WithSimpleSchedule(s => s.WithInterval(pause).RepeatForever()));

    private static void Hourly(IQuartzBuilder quartz, JobKey job, string cron) =>
        quartz.AddTrigger(t => t.WithIdentity(job.Name).ForJob(job).WithCronSchedule(cron, s => s.InTimeZone(Japan)));
}
