using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Otasuketai.Review.Web.Store;

/// <summary>The one way to the database: a data source for plain SQL and a pooled <see cref="ReviewDb"/> over it.</summary>
public static class StoreSetup
{
    /// <summary>
    /// Short patience: a cut-off database shows as an error within seconds. A step asks the same questions each time: the server plans them once
    /// per connection. The given string may say otherwise.
    /// </summary>
    private const string Defaults = "Max Auto Prepare=200;No Reset On Close=true;Timeout=5;Command Timeout=15;Keepalive=5;Search Path=review,public;Application Name=otasuketai;";

    /// <summary>Registers <see cref="NpgsqlDataSource"/> and <see cref="ReviewDb"/> for the connection string <c>Review</c>.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => Open(configuration, provider.GetRequiredService<ILoggerFactory>()));
        services.AddDbContextPool<ReviewDb>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        return services;
    }

    private static NpgsqlDataSource Open(IConfiguration configuration, ILoggerFactory log)
    {
        var given = configuration.GetConnectionString("Review")
            ?? throw new InvalidOperationException("The database is not named: set ConnectionStrings__Review.");
        return new NpgsqlDataSourceBuilder(Defaults + given).UseLoggerFactory(log).Build();
    }
}
