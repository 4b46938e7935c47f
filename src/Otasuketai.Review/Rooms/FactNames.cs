namespace Otasuketai.Review.Rooms;

/// <summary>Facts that rooms set beside the fields of the forms; pages, queues and the public entry read them by these names.</summary>
public static class FactNames
{
    /// <summary>Application number, A2026-0123.</summary>
    public const string Number = "number";

    /// <summary>The files an application was accepted with, each as id and SHA-256; what the receipt says.</summary>
    public const string ReceiptFiles = "receiptFiles";

    /// <summary>承継元: the registration number of the entry this service took over, as the application states it.</summary>
    public const string Predecessor = "predecessor";

    /// <summary>承継先: the body that took the service over, on the old entry.</summary>
    public const string Successor = "successor";

    /// <summary>法人番号 of <see cref="Successor"/>; only an entry of that body is linked as the new one.</summary>
    public const string SuccessorCorporateNumber = "successorCorporateNumber";

    /// <summary>What the committee resolved: Approved, Conditional, Deferred, NotApproved, Adopted or Rejected.</summary>
    public const string Resolution = "resolution";

    /// <summary>Listing resolved: yes, no, or empty when question 2 was not counted.</summary>
    public const string Listing = "listing";

    /// <summary>Day of the resolution.</summary>
    public const string ResolvedOn = "resolvedOn";

    /// <summary>How the votes counted, in words.</summary>
    public const string ExplanationJa = "explanationJa";

    /// <summary>How the votes counted, in English.</summary>
    public const string ExplanationEn = "explanationEn";

    /// <summary>Fingerprint of the claims as the members could read them when the poll first opened.</summary>
    public const string ClaimsRead = "claimsRead";

    /// <summary>The appeal that holds a decision's effect back, granted by the chair; empty when none does.</summary>
    public const string StayedBy = "stayedBy";

    /// <summary>Reasons of the resolution, as the notice gives them.</summary>
    public const string Statement = "statement";

    /// <summary>Text of the committee's condition.</summary>
    public const string Condition = "condition";

    /// <summary>Last day for the condition.</summary>
    public const string ConditionDue = "conditionDue";

    /// <summary>Last day for an appeal against the decision, counted from the latest possible proof of notice.</summary>
    public const string AppealUntil = "appealUntil";

    /// <summary>Day a decision was undone by an upheld appeal.</summary>
    public const string UndoneOn = "undoneOn";

    /// <summary>"stopped" while the review clock stands, else "running".</summary>
    public const string Clock = "clock";

    /// <summary>How often the same point was asked; "1" for the first time.</summary>
    public const string AskedTimes = "askedTimes";

    /// <summary>The items a recheck was opened for, separated by spaces.</summary>
    public const string AboutItems = "aboutItems";

    /// <summary>Rung of a measure: caution, corrective-plan, suspension, delisting.</summary>
    public const string Rung = "rung";

    /// <summary>Ground of a measure or reason class of an ended entry.</summary>
    public const string Ground = "ground";

    /// <summary>The person behind a proposal; four eyes look at it.</summary>
    public const string ProposedBy = "proposedBy";

    /// <summary>Why an entry is suspended: interim or measure; empty when it is not.</summary>
    public const string SuspensionKind = "suspensionKind";

    /// <summary>The measure that suspended the entry.</summary>
    public const string SuspendedBy = "suspendedBy";

    /// <summary>The measure that flagged the caution; empty when none is in force.</summary>
    public const string CautionBy = "cautionBy";

    /// <summary>"yes" when the entry ended while a measure was open.</summary>
    public const string EndedUnderMeasure = "endedUnderMeasure";

    /// <summary>"yes" when a notice or report came after its window.</summary>
    public const string Late = "late";

    /// <summary>Class of a change notice as the rule proposed it.</summary>
    public const string ProposedClass = "proposedClass";

    /// <summary>Last day of the window of a change notice's class.</summary>
    public const string WindowUntil = "windowUntil";

    /// <summary>"yes" when the committee is asked about listing alone.</summary>
    public const string ListingOnly = "listingOnly";

    /// <summary>Number of an evaluation round, from 1.</summary>
    public const string Round = "round";
}
