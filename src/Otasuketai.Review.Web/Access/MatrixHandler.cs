using Microsoft.AspNetCore.Authorization;

namespace Otasuketai.Review.Web.Access;

/// <summary>
/// Default deny: the policy of every endpoint. The route matrix says who may come; an endpoint that is not in it lets
/// nobody in. An address nothing answers is left to become a 404.
/// </summary>
internal sealed class MatrixHandler(CurrentActor current) : AuthorizationHandler<MatrixHandler.Requirement>
{
    public static AuthorizationPolicy Policy { get; } = new([new Requirement()], []);

    /// <inheritdoc/>
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
    {
        if (context.Resource is not HttpContext http)
        {
            return;
        }

        var endpoint = http.GetEndpoint();
        if (endpoint is null || (RouteMatrix.Find(endpoint, http.Request.Method)?.Who.Admits(await current.Find()) ?? false))
        {
            context.Succeed(requirement);
        }
    }

    internal sealed class Requirement : IAuthorizationRequirement;
}
