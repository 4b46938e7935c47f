using System.Collections.Frozen;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Publication;

/// <summary>登録簿の出来事: what can happen to a published entry before everybody's eyes.</summary>
public enum EntryEventKind
{
    /// <summary>First listing, on a resolution of the committee.</summary>
    Listed,

    /// <summary>引継ぎ登録 from the earlier official list.</summary>
    CarriedOver,

    /// <summary>A new frozen version.</summary>
    VersionPublished,

    /// <summary>注意喚起.</summary>
    CautionFlagged,

    /// <summary>The caution is over.</summary>
    CautionCleared,

    /// <summary>掲載停止 by a measure.</summary>
    Suspended,

    /// <summary>仮の掲載停止.</summary>
    SuspendedInterim,

    /// <summary>Listed again after a suspension.</summary>
    Reinstated,

    /// <summary>Ended at the provider's wish.</summary>
    Ended,

    /// <summary>The validity is over.</summary>
    Expired,

    /// <summary>掲載取消.</summary>
    Delisted,

    /// <summary>承継: ended here, taken over by another body.</summary>
    Transferred,
}

/// <summary>One event of an entry.</summary>
/// <param name="Sequence">Place among the entry's events, from 1; with the number it is the event's stable name.</param>
/// <param name="ReasonClass">Reason class of a suspension or an end; empty otherwise.</param>
/// <param name="Version">The version an event made; null for one that made none.</param>
/// <param name="VersionReason">Why that version was made; empty otherwise.</param>
public sealed record EntryEvent(string Number, int Sequence, DateTimeOffset At, EntryEventKind Kind, string ReasonClass, int? Version, string VersionReason)
{
    private static readonly FrozenDictionary<Act, EntryEventKind> Kinds = new Dictionary<Act, EntryEventKind>
    {
        [Act.PublishListing] = EntryEventKind.Listed,
        [Act.CarryOver] = EntryEventKind.CarriedOver,
        [Act.PublishVersion] = EntryEventKind.VersionPublished,
        [Act.FlagCaution] = EntryEventKind.CautionFlagged,
        [Act.ClearCaution] = EntryEventKind.CautionCleared,
        [Act.Suspend] = EntryEventKind.Suspended,
        [Act.SuspendInterim] = EntryEventKind.SuspendedInterim,
        [Act.Reinstate] = EntryEventKind.Reinstated,
        [Act.EndByVendor] = EntryEventKind.Ended,
        [Act.Expire] = EntryEventKind.Expired,
        [Act.Delist] = EntryEventKind.Delisted,
        [Act.Transfer] = EntryEventKind.Transferred,
    }.ToFrozenDictionary();

    /// <summary>The acts on a listing that everybody may know of. Reserving a number and looking again at a suspension stay inside.</summary>
    public static IEnumerable<Act> PublicActs => Kinds.Keys;

    /// <summary>The event an act on a listing is.</summary>
    public static EntryEventKind KindOf(Act act) => Kinds[act];

    /// <summary>The stable name, 2026-001-e3.</summary>
    public string Id => $"{Number}-e{Sequence}";

    /// <summary>The event in words.</summary>
    public static Bilingual Words(EntryEventKind kind) => kind switch
    {
        EntryEventKind.Listed => new("新規の掲載", "First listing"),
        EntryEventKind.CarriedOver => new("引継ぎ登録", "Carried over from the old list"),
        EntryEventKind.VersionPublished => new("掲載内容の更新", "Content updated"),
        EntryEventKind.CautionFlagged => new("注意喚起", "Caution issued"),
        EntryEventKind.CautionCleared => new("注意喚起の終了", "Caution over"),
        EntryEventKind.Suspended => new("措置による掲載停止", "Suspended by a measure"),
        EntryEventKind.SuspendedInterim => new("仮の掲載停止", "Suspended for protection"),
        EntryEventKind.Reinstated => new("掲載の再開", "Listed again"),
        EntryEventKind.Ended => new("掲載の終了", "Ended at the provider's wish"),
        EntryEventKind.Expired => new("有効期間の満了", "Validity over"),
        EntryEventKind.Delisted => new("掲載取消", "Delisted"),
        EntryEventKind.Transferred => new("承継による終了", "Taken over by another body"),
    };

    /// <summary>The word programs read, e.g. <c>suspended-interim</c>.</summary>
    public static string Code(EntryEventKind kind) => kind switch
    {
        EntryEventKind.Listed => "listed",
        EntryEventKind.CarriedOver => "carried-over",
        EntryEventKind.VersionPublished => "version-published",
        EntryEventKind.CautionFlagged => "caution-flagged",
        EntryEventKind.CautionCleared => "caution-cleared",
        EntryEventKind.Suspended => "suspended",
        EntryEventKind.SuspendedInterim => "suspended-interim",
        EntryEventKind.Reinstated => "reinstated",
        EntryEventKind.Ended => "ended",
        EntryEventKind.Expired => "expired",
        EntryEventKind.Delisted => "delisted",
        EntryEventKind.Transferred => "transferred",
    };
}
