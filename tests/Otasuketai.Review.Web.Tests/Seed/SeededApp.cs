using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Seed;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Seed;

/// <summary>Tests that read the seeded register share one; each changes only what is its own.</summary>
[CollectionDefinition(Name)]
public sealed class SeededRegister : ICollectionFixture<SeededApp>
{
    public const string Name = "seeded register";
}

/// <summary>The whole program over the official list and the demo data.</summary>
public sealed class SeededApp(TestCluster cluster) : IAsyncLifetime
{
    public TestApp App { get; } = new(cluster);

    public SeedReport First { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        First = await Seed();
    }

    public async Task<SeedReport> Seed()
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<Seeder>(scope.ServiceProvider).Seed(CancellationToken.None);
    }

    /// <summary>A page or a file as a visitor without any cookie reads it.</summary>
    public async Task<string> Read(string url)
    {
        using var visitor = App.Visitor();
        return await visitor.Read(url);
    }

    public async Task<T> One<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(App.AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The token a monitor user got by mail.</summary>
    public async Task<string> Token(int place)
    {
        var link = await One<string>($"SELECT args ->> 'link' FROM review.outbox WHERE template = 'survey-invitation' ORDER BY address OFFSET {place} LIMIT 1");
        return App.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector(SurveyLinks.Purpose).Unprotect(link);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
