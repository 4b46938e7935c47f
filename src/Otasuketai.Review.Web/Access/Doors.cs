using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Otasuketai.Review.Web.Access;

/// <summary>A method at an address that something answers. <paramref name="SkipsTheGuard"/>: marked as open to anybody.</summary>
public sealed record Door(string Method, string Pattern, bool SkipsTheGuard);

/// <summary>Finds every door: mapped handlers by their methods, pages by their handler methods.</summary>
public static class Doors
{
    /// <summary>The doors of a built program, each once.</summary>
    public static ImmutableArray<Door> Of(WebApplication app)
    {
        var pages = app.Services.GetRequiredService<PageLoader>();
        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
        return [.. endpoints.SelectMany(endpoint => Of(endpoint, pages)).Distinct()];
    }

    /// <summary>The address as the matrix writes it.</summary>
    public static string PatternOf(Endpoint endpoint) =>
        endpoint is RouteEndpoint route ? "/" + (route.RoutePattern.RawText ?? "").Trim('/') : "";

    private static IEnumerable<Door> Of(RouteEndpoint endpoint, PageLoader pages)
    {
        var open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        return MethodsOf(endpoint, pages).Distinct().Select(method => new Door(method, PatternOf(endpoint), open));
    }

    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint, PageLoader pages)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
        {
            // compiled with the program: loading one is done at once
            var loaded = pages.LoadAsync(page, endpoint.Metadata).GetAwaiter().GetResult();
            var handled = loaded.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant()).ToList();
            return handled.Count == 0 ? [HttpMethods.Get] : handled;
        }

        return endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"];
    }
}
