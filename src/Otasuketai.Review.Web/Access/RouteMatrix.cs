using System.Collections.Frozen;
using System.Collections.Immutable;
using Otasuketai.Review.Web.Files;
using Otasuketai.Review.Web.Rooms.Cases;
using Otasuketai.Review.Web.Rooms.Mailbox;
using Otasuketai.Review.Web.Rooms.Problem;
using Otasuketai.Review.Web.Api;
using Otasuketai.Review.Web.OpenData;
using Otasuketai.Review.Web.Rooms.Monitors;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Rooms.Survey;
using Otasuketai.Review.Web.Rooms.Admin;
using Otasuketai.Review.Web.Rooms.Committee;
using Otasuketai.Review.Web.Rooms.Compare;
using Otasuketai.Review.Web.Rooms.EvidenceCheck;
using Otasuketai.Review.Web.Rooms.Queues;
using Otasuketai.Review.Web.Rooms.SignIn;
using Otasuketai.Review.Web.Rooms.Vendor;
using Otasuketai.Review.Web.Rooms.Workflows;
using Otasuketai.Review.Web.Rooms.Worksheets;

namespace Otasuketai.Review.Web.Access;

/// <summary>
/// Who may reach what: every door of the product stands here once, or the program does not start. A room lists its doors in
/// its own <c>Access.cs</c>; what a page then shows is decided by the law and the room.
/// </summary>
public static class RouteMatrix
{
    private static readonly FrozenDictionary<(string Method, string Pattern), RouteRow> ByDoor = Rows.ToFrozenDictionary(row => (row.Method, row.Pattern));

    /// <summary>All rows. A new room adds one line.</summary>
    public static ImmutableArray<RouteRow> Rows =>
    [
        .. PublicAccess.Rows,
        .. ApiAccess.Rows,
        .. WorksheetsAccess.Rows,
        .. DataDoor.Rows,
        .. SurveyAccess.Rows,
        .. MonitorsAccess.Rows,
        RouteRow.Get("/health/live", Who.Anyone),
        RouteRow.Get("/health/ready", Who.Anyone),
        .. ProblemAccess.Rows,
        .. SignInAccess.Rows,
        .. CasesAccess.Rows,
        .. VendorAccess.Rows,
        .. FileDoor.Rows,
        .. MailboxAccess.Rows,
        .. QueuesAccess.Rows,
        .. EvidenceCheckAccess.Rows,
        .. CommitteeAccess.Rows,
        .. CompareAccess.Rows,
        .. AdminAccess.Rows,
        .. WorkflowsAccess.Rows,
    ];

    /// <summary>The row of an endpoint for a method; HEAD is asked as GET. Null: there is no such door.</summary>
    public static RouteRow? Find(Endpoint endpoint, string method) =>
        ByDoor.GetValueOrDefault((HttpMethods.IsHead(method) ? "GET" : method.ToUpperInvariant(), Doors.PatternOf(endpoint)));

    /// <summary>Refuses to go on when an endpoint is missing here, or a row has no endpoint.</summary>
    /// <exception cref="RouteMatrixException">Says which.</exception>
    public static void Require(WebApplication app)
    {
        var problems = Compare(Doors.Of(app));
        if (problems.Count > 0)
        {
            throw new RouteMatrixException(problems);
        }
    }

    /// <summary>The matrix as text, sorted by address.</summary>
    public static string Print() =>
        string.Join('\n', Rows.OrderBy(r => r.Pattern, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal)) + "\n";

    internal static IReadOnlyList<string> Compare(IReadOnlyList<Door> doors)
    {
        var missing = doors.Where(d => !ByDoor.ContainsKey((d.Method, d.Pattern))).Select(d => $"no row for {d.Method} {d.Pattern}");
        var dead = ByDoor.Keys.Except(doors.Select(d => (d.Method, d.Pattern))).Select(key => $"no endpoint for {key.Method} {key.Pattern}");
        var open = doors.Where(d => d.SkipsTheGuard && ByDoor.TryGetValue((d.Method, d.Pattern), out var row) && row.Who != Who.Anyone)
            .Select(d => $"[AllowAnonymous] on {d.Method} {d.Pattern}, which is not for anyone");
        var twice = Rows.CountBy(row => (row.Method, row.Pattern)).Where(door => door.Value > 1).Select(door => $"two rows for {door.Key.Method} {door.Key.Pattern}");
        return [.. missing.Concat(dead).Concat(open).Concat(twice).Order(StringComparer.Ordinal)];
    }
}
