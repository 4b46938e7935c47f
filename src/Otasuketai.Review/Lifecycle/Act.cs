namespace Otasuketai.Review.Lifecycle;

/// <summary>What somebody may do. Imperatives; an act shared by two machines is a joint act (PublishListing, Withdraw …).</summary>
public enum Act
{
    // Registration
    StartApplication, SaveApplication, Submit, Discard, AcceptIntake, RequestCorrection, DismissIneligible, Resubmit, DeemWithdrawn,
    RecordFinding, RequestAnswer, ArrangeHearing, RecordHearing, ProposeDossier, ApproveDossier, ReturnDossier, PlaceOnAgenda,
    ApproveRegistration, ApproveWithConditions, DeferRegistration, RefuseRegistration, AnswerCommittee,
    FulfilCondition, ConfirmCondition, ReturnCondition, LapseCondition, PublishListing, KeepUnlisted, RequestListing, Withdraw,
    StopClock, ResumeClock,

    // Correction
    SendCorrection, AnswerCorrection, RequestExtension, GrantExtension, RefuseExtension, SatisfyCorrection, AskAgain, LapseCorrection,

    // Poll
    PreparePoll, OpenPoll, DeclareConflict, CastBallot, ChangeBallot, EndVoting, ClosePoll, ElectPresiding, ConfirmPoll, VoidPoll, FindInquorate, PrepareAgain,

    // Listing
    ReserveEntry, CarryOver, PublishVersion, FlagCaution, ClearCaution, Suspend, SuspendInterim, ReviewInterim, Reinstate, EndByVendor, Expire, Delist, Transfer,

    // ChangeNotice
    DraftNotice, FileNotice, DiscardNotice, ClassifyGeneral, ClassifyForReview, RequestNoticeCorrection, ResubmitNotice, LapseNotice, WithdrawNotice,
    AcceptChange, RefuseChange, ReferChange,

    // Incident
    ReportIncident, AcknowledgeIncident, ReportUpdate, FileFinalReport, ReturnReport, AssessNoAction, AssessOpenMeasure,

    // Measure
    ProposeMeasure, GiveNotice, AcknowledgeNotice, ProveNotice, Reply, CloseReplyWindow, ImposeMeasure, DropMeasure, ReferDelisting, ResolveDelisting, RejectDelisting,
    ExecuteDelisting, ReportRemedy, LiftMeasure, Escalate,

    // Succession
    FileSuccession, ExamineSuccession, ApproveSuccession, ReferSuccession, TransferByResolution, RefuseSuccession,

    // Renewal
    OpenRenewal, FileRenewal, LapseRenewal, AcceptRenewalFiling, ReferRenewal, Renew, RenewConditionally, DeferRenewal, NotRenew,
    FulfilRenewalCondition, ConfirmRenewalCondition, ReturnRenewalCondition, LapseRenewalCondition,

    // Recheck
    OpenRecheck, StartRecheck, AskVendor, AnswerRecheck, RecheckSilence, ConfirmRecheck, FindDeviation, CloseWithoutAction,

    // Appeal
    FileAppeal, AdmitAppeal, RefuseAdmission, AssignAppeal, OpenAppealDeliberation, UpholdAppeal, DismissAppeal,

    // PostEvaluation
    PlanRound, OpenCollection, CloseCollection, InviteVendorComment, SuppressResults, CommentOnResults, PublishResults,
}
