using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Queues;

/// <summary>The heaps the office's work lies on. Which heap a piece of work lies on follows from its procedure and from who is waited for.</summary>
public enum Queue
{
    /// <summary>形式確認: applications nobody has looked at yet, or that came back mended.</summary>
    Intake,

    /// <summary>裏付け確認: claims to be checked, hearings, conditions.</summary>
    Evidence,

    /// <summary>照会・補正中: the vendor is waited for; the office only watches the date.</summary>
    Waiting,

    /// <summary>付議・会議: from the approval of a dossier to the confirmed resolution.</summary>
    Committee,

    /// <summary>変更届・事故・措置: what happens to a listed entry on somebody's report; successions and appeals too.</summary>
    Changes,

    /// <summary>掲載・再確認: publishing, renewals and rechecks.</summary>
    Listing,

    /// <summary>承認待ち: another person proposed a heavy act; a second pair of eyes is waited for.</summary>
    Approvals,
}

/// <summary>Which heaps a person looks at, and what they are called.</summary>
public static class QueueWords
{
    /// <summary>The heap's name on tabs and in the dark bar.</summary>
    public static string Of(this Lang l, Queue queue) => queue switch
    {
        Queue.Intake => l.Pick("形式確認", "Formal check"),
        Queue.Evidence => l.Pick("裏付け確認", "Evidence check"),
        Queue.Waiting => l.Pick("照会・補正中", "Waiting for vendors"),
        Queue.Committee => l.Pick("付議・会議", "Committee"),
        Queue.Changes => l.Pick("変更届・事故・措置", "Changes and incidents"),
        Queue.Listing => l.Pick("掲載・再確認", "Listing and rechecks"),
        Queue.Approvals => l.Pick("承認待ち", "To confirm"),
    };

    /// <summary>The heap's name in the dark bar, where there is little room.</summary>
    public static string ShortOf(this Lang l, Queue queue) => queue switch
    {
        Queue.Intake => l.Pick("形式確認", "Formal check"),
        Queue.Evidence => l.Pick("裏付け確認", "Evidence"),
        Queue.Waiting => l.Pick("照会中", "Waiting"),
        Queue.Committee => l.Pick("付議", "Committee"),
        Queue.Changes => l.Pick("変更・事故", "Changes"),
        Queue.Listing => l.Pick("掲載", "Listing"),
        Queue.Approvals => l.Pick("承認待ち", "To confirm"),
    };

    /// <summary>Said in place of an empty heap.</summary>
    public static string EmptyOf(this Lang l, Queue? queue) =>
        queue is { } heap ? EmptyOf(l, heap) : l.Pick("いま、あなたを待っている仕事はありません。", "Nothing waits for you now.");

    private static string EmptyOf(Lang l, Queue queue) => queue switch
    {
        Queue.Waiting => l.Pick("事業者の回答を待っている案件はありません。", "No case waits for a vendor."),
        Queue.Approvals => l.Pick("別の人が提案し、確認を待っている操作はありません。", "No proposal of somebody else waits for a second person."),
        Queue.Intake or Queue.Evidence or Queue.Committee or Queue.Changes or Queue.Listing => l.Pick($"「{l.Of(queue)}」に、いま待っている案件はありません。", $"{l.Of(queue)}: nothing waits now."),
    };

    /// <summary>The heaps of somebody with these roles, in the order of a case's life.</summary>
    public static ImmutableArray<Queue> For(Actor actor) => [.. Enum.GetValues<Queue>().Where(queue => actor.Roles.Any(role => Looks(role, queue)))];

    private static bool Looks(Role role, Queue queue) => role switch
    {
        Role.Intake => queue is Queue.Intake or Queue.Waiting or Queue.Changes or Queue.Listing,
        Role.Checker => queue is Queue.Evidence or Queue.Waiting or Queue.Changes or Queue.Listing,
        Role.Approver => queue is Queue.Waiting or Queue.Committee or Queue.Changes or Queue.Listing or Queue.Approvals,
        Role.Secretariat => queue is Queue.Waiting or Queue.Committee or Queue.Changes,
        Role.Auditor => true,
        Role.Vendor or Role.Chair or Role.Member or Role.MonitorUser or Role.Admin or Role.System => false,
    };
}
