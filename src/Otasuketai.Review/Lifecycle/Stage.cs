namespace Otasuketai.Review.Lifecycle;

/// <summary>Where a life stands; says what is awaited. A stage means something only together with its <see cref="Machine"/>.</summary>
public enum Stage
{
    /// <summary>Not born yet: the From of every first act.</summary>
    None,

    // Registration
    Draft, Intake, AwaitingCorrection, EvidenceCheck, Hearing, DossierReview, AwaitingMeeting, Deliberation,
    Deferred, Conditional, ConditionCheck, Approved, RegisteredUnlisted, Registered, NotApproved, Dismissed,
    Withdrawn, DeemedWithdrawn, Discarded,

    // Correction
    Sent, Answered, Satisfied, Lapsed,

    // Poll
    Prepared, Open, Closed, Confirmed, Void, Inquorate,

    // Listing
    Unpublished, Listed, Suspended, Ended, Expired, Delisted, Transferred,

    // ChangeNotice
    Filed, UnderReview, AwaitingCommittee, Recorded, Accepted, Refused,

    // Incident
    FirstNotice, Following, FinalReported, Assessed,

    // Measure
    Proposed, NoticeGiven, AwaitingDecision, AwaitingExecution, InForce, Lifted, Dropped,

    // Succession
    Examined,

    // Renewal
    Renewed, NotRenewed,

    // Recheck
    Due, InProgress, AwaitingVendor, Deviation, ClosedWithoutAction,

    // Appeal
    Admitted, NotAdmitted, Assigned, Upheld,

    // PostEvaluation
    Planned, Collecting, VendorComment, Published, Suppressed,
}
