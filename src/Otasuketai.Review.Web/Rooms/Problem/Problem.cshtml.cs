using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Otasuketai.Review.Web.Rooms.Problem;

/// <summary>
/// Shown in place of an answer that failed, to anybody, for any method. Asked for by name it is only another page that
/// does not exist.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ProblemModel : PageModel
{
    /// <summary>The status being explained.</summary>
    public int Code { get; private set; }

    /// <summary>Keeps the failed answer's status.</summary>
    public void OnGet(int code) => Explain(code);

    /// <summary>The same for a failed post.</summary>
    public void OnPost(int code) => Explain(code);

    private void Explain(int code)
    {
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null
            && HttpContext.Features.Get<IExceptionHandlerFeature>() is null;
        Code = asked ? StatusCodes.Status404NotFound : code;
        Response.StatusCode = Code;
    }
}
