namespace Otasuketai.Review.Rooms;

/// <summary>
/// The names of the mail templates that rooms ask for. Each member names the arguments beside <c>service</c> and <c>number</c>, which every notice has.
/// The vendor is the reader unless another one is named. Reminders of the diagrams have their own names there.
/// </summary>
public static partial class Notices
{
    // Registration
    /// <summary>Submitted: the vendor's receipt. number, items, files.</summary>
    public const string Receipt = "receipt";

    /// <summary>To intake: an application waits. number.</summary>
    public const string ApplicationSubmitted = "application-submitted";

    /// <summary>The formal check is done.</summary>
    public const string IntakeAccepted = "intake-accepted";

    /// <summary>To the checker: an evidence check waits.</summary>
    public const string EvidenceCheckWaits = "evidence-check-waits";

    /// <summary>type, items, mend, reason, due, times.</summary>
    public const string CorrectionRequested = "correction-requested";

    /// <summary>To who asked. answer.</summary>
    public const string CorrectionAnswered = "correction-answered";

    /// <summary>To who asked. newDue, reason.</summary>
    public const string ExtensionRequested = "extension-requested";

    /// <summary>due.</summary>
    public const string ExtensionGranted = "extension-granted";

    /// <summary>due, reason.</summary>
    public const string ExtensionRefused = "extension-refused";

    /// <summary>ground, reason, appealUntil.</summary>
    public const string Dismissed = "dismissed";

    /// <summary>heldOn, place, questions.</summary>
    public const string HearingArranged = "hearing-arranged";

    /// <summary>heldOn.</summary>
    public const string HearingRecorded = "hearing-recorded";

    /// <summary>To the approver: a dossier waits.</summary>
    public const string DossierProposed = "dossier-proposed";

    /// <summary>To the secretariat: a dossier is ready for the agenda.</summary>
    public const string DossierApproved = "dossier-approved";

    /// <summary>To the checker. reason.</summary>
    public const string DossierReturned = "dossier-returned";

    /// <summary>reason, until.</summary>
    public const string ClockStopped = "clock-stopped";

    /// <summary>To who reviews, from the clock: a stop is past its end and nobody let the clock run again. until.</summary>
    public const string ClockToResume = "clock-to-resume";

    /// <summary>The review goes on.</summary>
    public const string ClockResumed = "clock-resumed";

    /// <summary>meetingOn, agendaNumber, mode.</summary>
    public const string PlacedOnAgenda = "placed-on-agenda";

    /// <summary>statement, explanationJa, explanationEn, listing.</summary>
    public const string RegistrationApproved = "registration-approved";

    /// <summary>statement, explanationJa, explanationEn, listing, condition, due.</summary>
    public const string RegistrationConditional = "registration-conditional";

    /// <summary>statement, explanationJa, explanationEn, listing.</summary>
    public const string RegistrationDeferred = "registration-deferred";

    /// <summary>statement, explanationJa, explanationEn, listing, appealUntil.</summary>
    public const string RegistrationRefused = "registration-refused";

    /// <summary>To the checker: the committee's questions. statement.</summary>
    public const string CommitteeAsks = "committee-asks";

    /// <summary>To the secretariat: the answer is there.</summary>
    public const string CommitteeAnswered = "committee-answered";

    /// <summary>To the checker: the vendor reports the condition as met.</summary>
    public const string ConditionReported = "condition-reported";

    /// <summary>The condition is met.</summary>
    public const string ConditionConfirmed = "condition-confirmed";

    /// <summary>reason, due.</summary>
    public const string ConditionReturned = "condition-returned";

    /// <summary>condition, appealUntil.</summary>
    public const string ConditionLapsed = "condition-lapsed";

    /// <summary>To the approver: publication waits.</summary>
    public const string ListingToPrepare = "listing-to-prepare";

    /// <summary>To the secretariat: the vendor asks for listing.</summary>
    public const string ListingRequested = "listing-requested";

    /// <summary>reason.</summary>
    public const string KeptUnlisted = "kept-unlisted";

    /// <summary>reason.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Withdrawn by silence.</summary>
    public const string DeemedWithdrawn = "deemed-withdrawn";

    // Poll
    /// <summary>To the secretariat: a poll is prepared.</summary>
    public const string PollToOpen = "poll-to-open";

    /// <summary>To members and chair. deadline.</summary>
    public const string PollOpened = "poll-opened";

    /// <summary>To the secretariat: neither chair nor deputy can decide the item, so that the members elect one of themselves.</summary>
    public const string PollToElect = "poll-to-elect";

    /// <summary>To the chair: the box is closed.</summary>
    public const string PollToConfirm = "poll-to-confirm";

    /// <summary>To the secretariat: the box is closed and the chair asked; an exact half that no ballot of chair or deputy decides waits for the secretariat's record of an election.</summary>
    public const string PollClosed = "poll-closed";

    /// <summary>To the secretariat. resolution.</summary>
    public const string PollConfirmed = "poll-confirmed";

    /// <summary>To secretariat and chair: too few ballots.</summary>
    public const string PollInquorate = "poll-inquorate";

    /// <summary>To members and chair. reason.</summary>
    public const string PollVoided = "poll-voided";

    // Listing
    /// <summary>number, validUntil.</summary>
    public const string Listed = "listed";

    /// <summary>reasonClass, reason.</summary>
    public const string SuspendedInterim = "suspended-interim";

    /// <summary>To the approver. due.</summary>
    public const string InterimToReview = "interim-to-review";

    /// <summary>reason, due.</summary>
    public const string InterimKept = "interim-kept";

    /// <summary>reason.</summary>
    public const string Reinstated = "reinstated";

    /// <summary>lastDay, reason.</summary>
    public const string Ended = "ended";

    /// <summary>Validity is over.</summary>
    public const string Expired = "expired";
}
