using System.Collections.Immutable;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.Mailbox;

/// <summary>The doors of this room; outside development both answer that there is nothing.</summary>
internal static class MailboxAccess
{
    public static ImmutableArray<RouteRow> Rows => [RouteRow.Get("/dev/mailbox", Who.Anyone), RouteRow.Get("/dev/mailbox/{id:guid}", Who.Anyone)];
}
