namespace Otasuketai.Review.Web.Access;

/// <summary>
/// A page answers every method by itself; here, a method the matrix does not know is answered 405, before anybody is asked
/// to sign in for it. A page being shown again to explain a failure keeps the failed request's method.
/// </summary>
internal sealed class KnownDoors(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var explaining = context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is not null
            || context.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>() is not null;
        if (explaining || context.GetEndpoint() is not { } endpoint || RouteMatrix.Find(endpoint, context.Request.Method) is not null)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }
}
