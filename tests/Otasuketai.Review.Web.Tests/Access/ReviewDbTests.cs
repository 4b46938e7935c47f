using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Otasuketai.Review.Web.Store;

namespace Otasuketai.Review.Web.Tests.Access;

/// <summary>The mapping fits the migrated schema.</summary>
public sealed class ReviewDbTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<string> Sets =>
        [.. typeof(ReviewDb).GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>) && p.Name != "UserPasskeys").Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Set_OnAFreshDatabase_CanBeRead(string name)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var set = typeof(ReviewDb).GetProperty(name)!;
        var read = GetType().GetMethod(nameof(ReadFirst), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(set.PropertyType.GetGenericArguments()[0]);

        await (Task)read.Invoke(null, [set.GetValue(db)])!;
    }

    [Fact]
    public async Task Model_HasNoBallots()
    {
        await using var scope = app.Services.CreateAsyncScope();

        var tables = scope.ServiceProvider.GetRequiredService<ReviewDb>().Model.GetEntityTypes().Select(type => type.GetTableName());

        Assert.DoesNotContain("ballot", tables);
    }

    private static async Task ReadFirst<T>(IQueryable<T> rows)
        where T : class => await rows.AsNoTracking().AsAsyncEnumerable().FirstOrDefaultAsync();
}
