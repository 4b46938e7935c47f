using System.Net;
using Microsoft.AspNetCore.Routing.Patterns;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Access;

/// <summary>No route is reachable unless the printed matrix says so (promise 5).</summary>
public sealed class RouteMatrixTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void Print_IsTheApprovedText()
    {
        var approved = Path.Combine(TestFiles.Folder("Access"), "routes.approved.txt");

        TestFiles.AssertApproved(approved, RouteMatrix.Print());
    }

    [Fact]
    public void Rows_AndEndpoints_AreTheSameDoors()
    {
        var doors = Doors.Of(app.App).Select(door => (door.Method, door.Pattern)).Order();

        Assert.Equal(RouteMatrix.Rows.Select(row => (row.Method, row.Pattern)).Order(), doors);
    }

    [Fact]
    public async Task Census_EveryDoorAndEverybody_IsAnsweredAsTheMatrixSays()
    {
        var wrong = new List<string>();
        foreach (var door in Doors.Of(app.App))
        {
            var row = Assert.Single(RouteMatrix.Rows, r => r.Method == door.Method && r.Pattern == door.Pattern);
            using var stranger = app.Visitor();
            await Ask(stranger.Client, row, null, wrong);
            foreach (var member in Cast.WithAccount)
            {
                await Ask(await app.SignIn(member), row, member, wrong);
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("DELETE", "/account")]
    [InlineData("GET", "/sign-out")]
    [InlineData("POST", "/health/live")]
    public async Task Request_MethodNotInTheMatrix_IsNotAllowed(string method, string url)
    {
        var client = await app.SignIn(Cast.Admin);
        using var request = new HttpRequestMessage(new HttpMethod(method), url);

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task Request_NoSuchAddress_IsNotFoundForEverybody()
    {
        using var stranger = app.Visitor();
        using var answer = await stranger.Get("/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>An address of this pattern that leads to nothing in particular. A constraint beside guid and int needs a line here.</summary>
    private static string AddressFor(string pattern)
    {
        var segments = RoutePatternFactory.Parse(pattern).PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "guid") => Guid.Empty.ToString(),
            RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "int") => "404",
            RoutePatternParameterPart { IsOptional: true } => "",
            _ => "nothing",
        })));
        return "/" + string.Join('/', segments);
    }

    /// <summary>Posts go without a form token: whoever the matrix admits is stopped by that (400), everybody else before it.</summary>
    private static async Task Ask(HttpClient client, RouteRow row, CastMember? member, List<string> wrong)
    {
        var url = AddressFor(row.Pattern);
        using var request = new HttpRequestMessage(new HttpMethod(row.Method), url);
        using var answer = await client.SendAsync(request);
        var admitted = row.Who == Who.Anyone || (member is not null && (row.Who == Who.SignedIn || member.Roles.Any(row.Who.Roles.Contains)));
        var toSignIn = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.StartsWith("/sign-in?ReturnUrl=", StringComparison.Ordinal);
        var refused = member is null ? toSignIn || answer.StatusCode == HttpStatusCode.Unauthorized : answer.StatusCode == HttpStatusCode.Forbidden;
        if (refused == admitted || (int)answer.StatusCode >= 500)
        {
            wrong.Add($"{row.Method} {url} by {member?.Key ?? "anonymous"}: {(int)answer.StatusCode}, should be {(admitted ? "admitted" : "refused")}");
        }
    }
}
