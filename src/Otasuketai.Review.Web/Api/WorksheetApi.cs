using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.OpenApi;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Numbers;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Rooms.Public;

namespace Otasuketai.Review.Web.Api;

/// <summary>評価ワークシート for programs: the same sums and places as the page, nothing stored, nobody asked to sign in.</summary>
internal static class WorksheetApi
{
    /// <summary>Most candidates of one request.</summary>
    internal const int MostCandidates = 200;

    /// <summary>Largest body: 200 candidates with long names and every point fit several times over.</summary>
    internal const int MostBytes = 256 * 1024;

    private const int MostCharacters = 100;

    internal static IServiceCollection AddWorksheetLimit(this IServiceCollection services) =>
        services.AddRateLimiter(options => options.AddPolicy<System.Net.IPAddress, WorksheetLimit>(WorksheetLimit.Name));

    internal static void MapWorksheet(this WebApplication app) => app.MapPost("/api/v1/worksheet", Compute)
        .RequireRateLimiting(WorksheetLimit.Name)
        .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
        .WithTags("worksheet").WithName("ComputeWorksheet").WithSummary("Weighs and ranks candidates by a scoring scheme")
        .WithDescription(
            $"Up to {MostCandidates} candidates and {MostBytes / 1024} KiB. weighted = base − notRelevant + emphasised. Within one type places go by points, across types by the share of the own maximum. "
            + "What is not known is listed, adds nothing, and what it could add is weightedAtMost. Nothing is stored.")
        .Produces<WorksheetResultJson>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status429TooManyRequests)
        .AddOpenApiOperationTransformer(async (operation, context, ct) => operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = await context.GetOrCreateSchemaAsync(typeof(WorksheetRequest), null, ct) } },
        });

    private static async Task<IResult> Compute(HttpContext http, ChoosingData data, BaseAssessments assessments, Catalogue catalogue, PublicRegister register, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.HasJsonContentType())
        {
            return WorksheetAnswers.Problem(StatusCodes.Status415UnsupportedMediaType, new WorksheetFault("", new("本文は application/json で送ってください。", "Send the body as application/json.")));
        }
        if (await Body(http.Request, ct) is not { } body)
        {
            return WorksheetAnswers.Problem(StatusCodes.Status413PayloadTooLarge, new WorksheetFault("", new($"本文は{MostBytes / 1024}KiBまでです。", $"The body has at most {MostBytes / 1024} KiB.")));
        }
        if (WorksheetAnswers.Read(body, out var problem) is not { } request)
        {
            return problem;
        }
        if ((request.SchemeVersion is { } version ? data.Scheme(version) : ScoringScheme.InForce(data.Schemes, await register.Today(ct))) is not { } scheme)
        {
            var known = string.Join(", ", data.Schemes.Select(s => s.Head.Version));
            return WorksheetAnswers.Bad(new WorksheetFault("schemeVersion", new($"この版の採点方式はありません。あるのは {known} です。", $"There is no scheme of this version; there are {known}.")));
        }
        if (request.Candidates is { Count: > MostCandidates })
        {
            return WorksheetAnswers.Bad(new WorksheetFault("candidates", new($"候補は{MostCandidates}件までです。", $"There are at most {MostCandidates} candidates.")));
        }
        return Answer(scheme, request, new CandidateReader(scheme, await catalogue.Current(ct), assessments));
    }

    private static IResult Answer(ScoringScheme scheme, WorksheetRequest request, CandidateReader reader)
    {
        var candidates = (request.Candidates ?? []).Select((c, place) => reader.Read(c, $"candidates[{place}]")).ToList();
        if (reader.Faults is { IsEmpty: false } faults)
        {
            return WorksheetAnswers.Bad(faults);
        }
        var reading = Worksheet.Compute(scheme, new WorksheetInput((request.Weights ?? []).ToImmutableDictionary(), [.. candidates.OfType<Candidate>()]));
        return reading.Result is { } result
            ? WorksheetAnswers.Good(WorksheetResultJson.Of(result, reader.Json))
            : WorksheetAnswers.Bad([.. reading.Problems.Select(p => new WorksheetFault(p.Where, p.Words))]);
    }

    /// <summary>The bytes sent; null: too many.</summary>
    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken ct)
    {
        try
        {
            using var bytes = new MemoryStream();
            await request.Body.CopyToAsync(bytes, ct);
            return bytes.ToArray();
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    /// <summary>Makes candidates of what was sent, and remembers what was wrong and what registered ones rest on.</summary>
    private sealed class CandidateReader(ScoringScheme scheme, CatalogueIndex index, BaseAssessments assessments)
    {
        private readonly Dictionary<string, (PublicListing Listing, Assessment Assessment)> registered = [];
        private readonly ImmutableArray<WorksheetFault>.Builder faults = ImmutableArray.CreateBuilder<WorksheetFault>();

        public ImmutableArray<WorksheetFault> Faults => faults.ToImmutable();

        public Candidate? Read(WorksheetCandidateJson? sent, string where) => sent switch
        {
            { Number: { } number, Name: null, Type: null, Points: null } => Registered(number, where + ".number"),
            { Number: null, Name: { } name, Type: { } type, Points: { } points } => Given(name, type, points, where),
            _ => Fault(where, new("候補は number だけ、または name・type・points の3つで示します。", "A candidate is either number alone, or name, type and points together.")),
        };

        public CandidateResultJson Json(CandidateResult row) => registered.TryGetValue(row.Candidate.Key, out var known)
            ? CandidateResultJson.Of(row, known.Listing.Standing.Code(), known.Assessment)
            : CandidateResultJson.Of(row, null, null);

        private Candidate? Registered(string sent, string where)
        {
            var number = RegistrationNumber.Parse(sent);
            if (!number.IsOk)
            {
                return Fault(where, new("登録番号は YYYY-NNN の形です。", "A registration number has the form YYYY-NNN."));
            }
            if (index.Find(number.Value.ToString()) is not { Type: { } type, Listing: { } listing })
            {
                return Fault(where, new($"この番号の掲載はありません：{number.Value}", $"There is no entry of this number: {number.Value}"));
            }
            var assessment = assessments.Of(scheme, listing);
            registered[listing.Entry.Number] = (listing, assessment);
            return assessment.Candidate(listing.Entry.Number, listing.Entry.ServiceName, type);
        }

        private Candidate? Given(string sentName, string sentType, Dictionary<string, int?> points, string where)
        {
            var name = InputText.Line(sentName);
            if (name.Length is 0 or > MostCharacters)
            {
                return Fault(where + ".name", new($"名前は1〜{MostCharacters}文字です。", $"A name has 1 to {MostCharacters} characters."));
            }
            if (RegistrationNumber.Parse(name).IsOk)
            {
                return Fault(where + ".name", new("登録番号は number に書いてください。", "Write a registration number as number."));
            }
            return MonitoringTypes.Read(sentType) is { } type
                ? new Candidate(name, name, type, points.Where(p => p.Value is not null).ToImmutableDictionary(p => p.Key, p => p.Value!.Value))
                : Fault(where + ".type", new("typeは endpoint・network・combined のいずれかです。", "type is endpoint, network or combined."));
        }

        private Candidate? Fault(string where, Bilingual words)
        {
            faults.Add(new WorksheetFault(where, words));
            return null;
        }
    }
}
