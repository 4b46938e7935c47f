using System.Globalization;
using Otasuketai.Review.Rooms;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Committee;

/// <summary>Items on a list; <paramref name="Due"/> counts an item's date from today, <paramref name="Current"/> is the one that is open.</summary>
public sealed record AgendaView(IReadOnlyList<PollRow> Rows, Func<PollRow, DueView?> Due, Guid? Current = null);

/// <summary>The committee's words on lists and polls.</summary>
public static class PollWords
{
    /// <summary>What a resolution came to, as the diagrams hear it.</summary>
    public static string Resolution(string resolution, Lang l) => resolution switch
    {
        "Approved" => l.Pick("承認", "Approved"),
        "Conditional" => l.Pick("条件付き承認", "Approved with conditions"),
        "Deferred" => l.Pick("継続審議", "Deferred"),
        "NotApproved" => l.Pick("不承認", "Not approved"),
        "Adopted" => l.Pick("可決", "Carried"),
        "Rejected" => l.Pick("否決", "Not carried"),
        _ => string.Empty,
    };

    /// <summary>Whether listing was resolved; empty when it was not asked.</summary>
    public static string Listing(string listing, Lang l) => listing switch
    {
        "yes" => l.Pick("掲載する", "To be listed"),
        "no" => l.Pick("掲載しない", "Not to be listed"),
        _ => string.Empty,
    };

    /// <summary>What the reader is asked to do.</summary>
    public static string Of(this Lang l, PollDuty duty) => duty switch
    {
        PollDuty.Declare => l.Pick("利害関係の申告", "Declare"),
        PollDuty.Vote => l.Pick("投票", "Vote"),
        PollDuty.Voted => l.Pick("投票済み", "Voted"),
        PollDuty.Confirm => l.Pick("議決の確認", "Confirm"),
        PollDuty.Recused => l.Pick("除斥", "Recused"),
        PollDuty.Nothing => string.Empty,
    };

    /// <summary>The picture of a duty.</summary>
    public static Glyph Picture(PollDuty duty) => duty switch
    {
        PollDuty.Declare => Glyph.Ask,
        PollDuty.Vote or PollDuty.Confirm => Glyph.Todo,
        PollDuty.Voted => Glyph.Tick,
        PollDuty.Recused => Glyph.Lock,
        PollDuty.Nothing => Glyph.Clock,
    };

    /// <summary>A day kept in a fact; empty when there is none.</summary>
    public static string Day(string fact, Lang l) =>
        DateOnly.TryParseExact(fact, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? l.Day(day) : string.Empty;

    /// <summary>The picture of an option on the ballot paper.</summary>
    public static Glyph? Picture(string option) => option switch
    {
        "approve" or "list" or "adopt" => Glyph.Ok,
        "approve-with-conditions" => Glyph.Warn,
        "defer" => Glyph.Clock,
        "not-approve" or "do-not-list" or "reject" => Glyph.Ng,
        _ => null,
    };

}
