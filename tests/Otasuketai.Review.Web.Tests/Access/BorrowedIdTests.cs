using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Access;

/// <summary>A guessed or borrowed id shows nothing, not even existence (promise 6): whoever may not see a case is answered as if there were none.</summary>
[Collection(SeededRegister.Name)]
public sealed partial class BorrowedIdTests(SeededApp seeded)
{
    private static readonly string[] CaseDoors =
    [
        "/cases/{0}", "/cases/{0}/dossier", "/cases/{0}/evidence/", "/cases/{0}/evidence/5.1", "/cases/{0}/intake", "/cases/{0}/start/Incident/ReportIncident",
        "/cases/{0}/start/ChangeNotice/DraftNotice", "/vendor/applications/{0}", "/vendor/applications/{0}/check", "/vendor/applications/{0}/receipt",
        "/vendor/applications/{0}/items/5.1", "/vendor/applications/{0}/profile",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Case_OfSomebodyElse_IsAnsweredAsIfThereWereNone()
    {
        var cases = await Cases();
        List<string> wrong = [];
        var probes = 0;
        foreach (var member in Cast.WithAccount)
        {
            var browser = await seeded.App.BrowserOf(member);
            var token = Browser.TokenIn(await browser.Read("/account"));
            var hidden = cases.Where(c => !Sight.MaySee(c.Dossier, ActorOf(member))).ToList();
            var own = cases.FirstOrDefault(c => Sight.MaySee(c.Dossier, ActorOf(member)))?.Dossier.Id.Value ?? Guid.NewGuid();
            Dictionary<(string, bool), (HttpStatusCode, string)> guessed = [];
            foreach (var (door, borrowed) in hidden.SelectMany(c => Doors(c, own)))
            {
                foreach (var post in new[] { false, true })
                {
                    var there = await Ask(browser, string.Format(null, door, borrowed), post ? token : null);
                    if (!guessed.TryGetValue((door, post), out var nowhere))
                    {
                        guessed[(door, post)] = nowhere = await Ask(browser, string.Format(null, door, Guid.NewGuid()), post ? token : null);
                    }

                    probes++;
                    if (there != nowhere || there.Item1 is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.MethodNotAllowed))
                    {
                        wrong.Add($"{(post ? "POST" : "GET")} {string.Format(null, door, borrowed)} by {member}: {there.Item1}, a guessed one {nowhere.Item1}");
                    }
                }
            }
        }

        Assert.Empty(wrong);
        TestContext.Current.TestOutputHelper?.WriteLine($"{probes} probes");
        Assert.True(probes >= 3000, $"Only {probes} probes.");
    }

    /// <summary>Every address that names this case, one of its lives or one of its files; a life also under a case that may be seen.</summary>
    private static IEnumerable<(string Door, Guid Id)> Doors(Known known, Guid own)
    {
        foreach (var door in CaseDoors)
        {
            yield return (door, known.Dossier.Id.Value);
        }

        foreach (var life in known.Dossier.Lives.Values)
        {
            var act = Law.From(life.Machine, life.Stage) is [var row, ..] ? row.Act : Act.Withdraw;
            yield return ($"/cases/{{0}}/lives/{life.Id}/{act}", known.Dossier.Id.Value);
            yield return ($"/cases/{own}/lives/{{0}}/{act}", life.Id.Value);
        }

        foreach (var file in known.Files)
        {
            yield return ("/files/{0}", file);
        }
    }

    private static async Task<(HttpStatusCode, string)> Ask(Browser browser, string url, string? token)
    {
        using var answer = token is null
            ? await browser.Get(url)
            : await browser.Post(url, ("__RequestVerificationToken", token), ("Seen", "1"), ("reason", "試し"), ("go", "next"));
        return (answer.StatusCode, Ids().Replace(await answer.Content.ReadAsStringAsync(Stop), "·"));
    }

    private static Actor ActorOf(CastMember member) =>
        new(new PersonId(member.Id), member.Name, member.Roles, member.Organisation is { } o ? new OrgId(o.Id) : null);

    private async Task<List<Known>> Cases()
    {
        var desk = seeded.App.Services.GetRequiredService<Web.Desk.Desk>();
        List<Known> cases = [];
        await using var connection = new NpgsqlConnection(seeded.App.AdminConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(
            "SELECT d.id, ARRAY(SELECT f.id FROM review.evidence_file f WHERE f.dossier_id = d.id) FROM review.dossier d WHERE EXISTS (SELECT FROM review.life l WHERE l.dossier_id = d.id AND l.machine <> 'Listing') ORDER BY d.id LIMIT 16", connection);
        await using var reader = await command.ExecuteReaderAsync(Stop);
        while (await reader.ReadAsync(Stop))
        {
            cases.Add(new Known((await desk.Read(new DossierId(reader.GetGuid(0)), Stop))!, reader.GetFieldValue<Guid[]>(1)));
        }

        return cases;
    }

    private sealed record Known(Dossier Dossier, Guid[] Files);

    /// <summary>Ids and form tokens, which differ between any two answers.</summary>
    [GeneratedRegex("""[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=name="__RequestVerificationToken" type="hidden" value=")[^"]+""")]
    private static partial Regex Ids();
}
