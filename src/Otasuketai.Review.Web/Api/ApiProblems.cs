using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.Api;

/// <summary>
/// How the interface for programs says no: a problem document (RFC 9457), in both languages at once, because a program's log is read by people.
/// Also for addresses and methods nobody answers, and for our own faults.
/// </summary>
public static class ApiProblems
{
    /// <summary>An answer of our own. <paramref name="field"/>: which part of the question is meant.</summary>
    public static IResult Of(int status, Bilingual words, string field)
    {
        var problem = new ProblemDetails { Status = status, Extensions = { ["field"] = field } };
        Say(problem, words);
        return Results.Problem(problem);
    }

    /// <summary>Words for the problems the framework reports.</summary>
    public static void Configure(ProblemDetailsOptions options) => options.CustomizeProblemDetails = context =>
    {
        context.ProblemDetails.Extensions.Remove("traceId");
        if (!context.ProblemDetails.Extensions.ContainsKey("ja"))
        {
            Say(context.ProblemDetails, WordsOf(context.ProblemDetails.Status ?? StatusCodes.Status500InternalServerError));
        }
    };

    /// <summary>Puts a problem document where an answer would have no content. HEAD is answered like GET, without its content.</summary>
    public static void UseApiProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(HeadAsGet);
    }

    private static void Say(ProblemDetails problem, Bilingual words)
    {
        problem.Title = $"{words.Ja} / {words.En}";
        (problem.Extensions["ja"], problem.Extensions["en"]) = (words.Ja, words.En);
    }

    private static Bilingual WordsOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => new("このアドレスはありません。使えるものは /openapi/v1.json にあります。", "There is no such address. /openapi/v1.json describes what there is."),
        StatusCodes.Status405MethodNotAllowed => new("このアドレスではその方法（メソッド）を使えません。使えるものは /openapi/v1.json にあります。", "This address does not answer that method. /openapi/v1.json describes what there is."),
        StatusCodes.Status429TooManyRequests => new("しばらく待ってからお試しください。", "Please wait a moment and try again."),
        < 500 => new("受け取れない要求です。", "The request cannot be accepted."),
        _ => new("登録簿の側で問題が起きました。時間をおいてお試しください。", "The fault is ours. Please try again later."),
    };

    private static async Task HeadAsGet(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Request.Method = HttpMethods.Get;
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set(body);
            context.Request.Method = HttpMethods.Head;
        }
    }
}
