using System.Collections.Frozen;
using System.Collections.Immutable;
using static Otasuketai.Review.Lifecycle.Act;
using static Otasuketai.Review.Lifecycle.Needs;
using static Otasuketai.Review.Lifecycle.Role;
using static Otasuketai.Review.Lifecycle.Stage;

namespace Otasuketai.Review.Lifecycle;

/// <summary>
/// The law: every legal move of every machine, as one table of data. Guards, buttons, queues, the printed law, the diagram lint and the
/// table of legal pairs in the database all come from here. Read a row aloud: "In Intake, Intake may AcceptIntake; it then stands in EvidenceCheck."
/// </summary>
public static class Law
{
    /// <summary>All rows, machine by machine, in reading order.</summary>
    public static ImmutableArray<LawRow> Rows { get; } =
    [
        .. In(Machine.Registration)
            .Row(None, StartApplication, [Vendor], Draft, free: true)
            .Row(Draft, SaveApplication, [Vendor], Draft, free: true)
            .Row(Draft, Submit, [Vendor], Stage.Intake, Needs.Evidence)
            .Row(Draft, Discard, [Vendor, Role.System], Discarded)
            .Row(Stage.Intake, AcceptIntake, [Role.Intake], EvidenceCheck)
            .Row(Stage.Intake, RequestCorrection, [Role.Intake], AwaitingCorrection, Reason)
            .Row(Stage.Intake, DismissIneligible, [Role.Intake, Approver], Dismissed, Reason | SecondPerson)
            .Row(AwaitingCorrection, SaveApplication, [Vendor], AwaitingCorrection, free: true)
            .Row(AwaitingCorrection, Resubmit, [Vendor], Stage.Intake)
            .Row(AwaitingCorrection, Resubmit, [Vendor], EvidenceCheck)
            .Row(AwaitingCorrection, DeemWithdrawn, [Role.System], DeemedWithdrawn)
            .Row(EvidenceCheck, RecordFinding, [Checker], EvidenceCheck, free: true)
            .Row(EvidenceCheck, RequestAnswer, [Checker], AwaitingCorrection, Reason)
            .Row(EvidenceCheck, ArrangeHearing, [Checker], Hearing)
            .Row(EvidenceCheck, ProposeDossier, [Checker], DossierReview)
            .Row(Hearing, RecordHearing, [Checker], EvidenceCheck)
            .Row(DossierReview, ApproveDossier, [Approver], AwaitingMeeting)
            .Row(DossierReview, ReturnDossier, [Approver], EvidenceCheck, Reason)
            .Row(AwaitingMeeting, PlaceOnAgenda, [Secretariat], Deliberation)
            .Row(Deliberation, ApproveRegistration, [Role.System], Approved, Vote)
            .Row(Deliberation, ApproveWithConditions, [Role.System], Conditional, Vote)
            .Row(Deliberation, DeferRegistration, [Role.System], Deferred, Vote)
            .Row(Deliberation, RefuseRegistration, [Role.System], NotApproved, Vote)
            .Row(Deferred, AnswerCommittee, [Checker], AwaitingMeeting)
            .Row(Conditional, FulfilCondition, [Vendor], ConditionCheck)
            .Row(Conditional, LapseCondition, [Role.System], NotApproved)
            .Row(ConditionCheck, ConfirmCondition, [Checker], Approved)
            .Row(ConditionCheck, ReturnCondition, [Checker], Conditional, Reason)
            .Row(Approved, PublishListing, [Approver], Registered)
            .Row(Approved, KeepUnlisted, [Approver], RegisteredUnlisted, Reason)
            .Row(RegisteredUnlisted, RequestListing, [Vendor], AwaitingMeeting)
            .From([Stage.Intake, AwaitingCorrection, EvidenceCheck, Hearing, DossierReview, AwaitingMeeting, Deliberation, Deferred, Conditional, ConditionCheck, RegisteredUnlisted],
                Withdraw, [Vendor], Withdrawn, Reason)
            .Stay([Stage.Intake, EvidenceCheck, Hearing], StopClock, [Role.Intake, Checker], Reason)
            .Stay([Stage.Intake, EvidenceCheck, Hearing], ResumeClock, [Role.Intake, Checker])
            .Done(),

        .. In(Machine.Correction)
            .Row(None, SendCorrection, [Role.System], Sent, free: true)
            .Row(Sent, AnswerCorrection, [Role.System], Answered, free: true)
            .Row(Sent, RequestExtension, [Vendor], Sent, Reason, free: true)
            .Row(Sent, GrantExtension, [Role.Intake, Checker], Sent, free: true)
            .Row(Sent, RefuseExtension, [Role.Intake, Checker], Sent, Reason, free: true)
            .Row(Sent, LapseCorrection, [Role.System], Lapsed, free: true)
            .Row(Answered, SatisfyCorrection, [Role.System], Satisfied, free: true)
            .Row(Answered, AskAgain, [Role.System], Sent, Reason, free: true)
            .Row(Answered, LapseCorrection, [Role.System], Lapsed, free: true)
            .Done(),

        .. In(Machine.Poll)
            .Row(None, PreparePoll, [Role.System], Prepared)
            .Row(Prepared, OpenPoll, [Secretariat], Open)
            .Stay([Prepared, Open], DeclareConflict, [Member, Chair], Reason)
            .Row(Open, CastBallot, [Member, Chair], Open)
            .Row(Open, ChangeBallot, [Member, Chair], Open, free: true)
            .Stay([Open], EndVoting, [Chair, Member])
            .Row(Open, ClosePoll, [Role.System], Closed)
            .Stay([Closed], ElectPresiding, [Secretariat])
            .Row(Closed, ConfirmPoll, [Chair, Member], Confirmed)
            .Row(Closed, FindInquorate, [Role.System], Inquorate)
            .Row(Inquorate, PrepareAgain, [Secretariat], Prepared)
            .From([Prepared, Open, Closed, Inquorate], VoidPoll, [Secretariat, Chair, Role.System], Stage.Void, Reason)
            .Done(),

        .. In(Machine.Listing)
            .Row(None, ReserveEntry, [Role.System], Unpublished, free: true)
            .Row(Unpublished, PublishListing, [Role.System], Listed, Vote, free: true)
            .Row(Unpublished, CarryOver, [Role.System], Listed, free: true)
            .Stay([Listed, Suspended], PublishVersion, [Role.System])
            .Stay([Listed], FlagCaution, [Role.System])
            .Stay([Listed], ClearCaution, [Role.System])
            .Row(Listed, Suspend, [Role.System], Suspended, free: true)
            .Stay([Suspended], Suspend, [Role.System])
            .Row(Listed, SuspendInterim, [Role.Intake, Checker, Approver], Suspended, Reason | SecondPerson, free: true)
            .Row(Suspended, ReviewInterim, [Approver], Suspended, Reason, free: true)
            .Row(Suspended, Reinstate, [Approver, Role.System], Listed, Reason, free: true)
            .From([Listed, Suspended], EndByVendor, [Vendor], Ended, Reason)
            .From([Listed, Suspended], Expire, [Role.System], Expired)
            .From([Listed, Suspended], Delist, [Role.System], Delisted)
            .From([Listed, Suspended], Transfer, [Role.System], Transferred)
            .Done(),

        .. In(Machine.ChangeNotice)
            .Row(None, DraftNotice, [Vendor], Draft, free: true)
            .Row(Draft, FileNotice, [Vendor], Filed)
            .Row(Draft, DiscardNotice, [Vendor, Role.System], Discarded)
            .Row(Filed, ClassifyGeneral, [Role.Intake, Checker], Recorded)
            .Row(Filed, ClassifyForReview, [Role.Intake, Checker], UnderReview)
            .Row(Filed, RequestNoticeCorrection, [Role.Intake, Checker], AwaitingCorrection, Reason)
            .Row(UnderReview, RequestNoticeCorrection, [Role.Intake, Checker], AwaitingCorrection, Reason)
            .Row(AwaitingCorrection, ResubmitNotice, [Vendor], Filed)
            .Row(AwaitingCorrection, LapseNotice, [Role.System], Withdrawn)
            .Row(UnderReview, AcceptChange, [Checker], Accepted)
            .Row(UnderReview, RefuseChange, [Checker, Approver], Refused, Reason | SecondPerson)
            .Row(UnderReview, ReferChange, [Checker], AwaitingCommittee)
            .Row(AwaitingCommittee, AcceptChange, [Role.System], Accepted, Vote)
            .Row(AwaitingCommittee, RefuseChange, [Role.System], Refused, Vote)
            .From([Filed, UnderReview, AwaitingCorrection, AwaitingCommittee], WithdrawNotice, [Vendor], Withdrawn, Reason)
            .Done(),

        .. In(Machine.Incident)
            .Row(None, ReportIncident, [Vendor, Role.Intake, Checker], FirstNotice, free: true)
            .Row(FirstNotice, AcknowledgeIncident, [Role.Intake, Checker], Following)
            .Row(Following, ReportUpdate, [Vendor], Following, free: true)
            .Row(Following, FileFinalReport, [Vendor], FinalReported)
            .Row(FinalReported, ReturnReport, [Checker], Following, Reason)
            .Row(FinalReported, AssessNoAction, [Checker], Assessed, Reason)
            .Row(FinalReported, AssessOpenMeasure, [Checker], Assessed, Reason)
            .Done(),

        .. In(Machine.Measure)
            .Row(None, ProposeMeasure, [Role.Intake, Checker, Approver, Role.System], Proposed, Reason, free: true)
            .Row(Proposed, GiveNotice, [Approver], NoticeGiven)
            .Row(Proposed, DropMeasure, [Approver], Dropped, Reason)
            .Row(NoticeGiven, AcknowledgeNotice, [Vendor], NoticeGiven, free: true)
            .Row(NoticeGiven, ProveNotice, [Role.System], NoticeGiven)
            .Row(NoticeGiven, Reply, [Vendor], AwaitingDecision)
            .Row(NoticeGiven, CloseReplyWindow, [Role.System], AwaitingDecision)
            .Row(AwaitingDecision, ImposeMeasure, [Checker, Approver], InForce, Reason | SecondPerson)
            .Row(AwaitingDecision, ReferDelisting, [Approver], AwaitingCommittee, Reason)
            .Row(AwaitingDecision, DropMeasure, [Approver], Dropped, Reason)
            .Row(AwaitingCommittee, ResolveDelisting, [Role.System], AwaitingExecution, Vote)
            .Row(AwaitingCommittee, RejectDelisting, [Role.System], Dropped, Vote)
            .Row(AwaitingExecution, ExecuteDelisting, [Checker, Approver], Delisted, SecondPerson)
            .Row(InForce, ReportRemedy, [Vendor], InForce, free: true)
            .Row(InForce, LiftMeasure, [Checker, Role.System], Lifted, Reason)
            .Row(InForce, Escalate, [Checker], NoticeGiven, Reason)
            .Done(),

        .. In(Machine.Succession)
            .Row(None, FileSuccession, [Vendor], Filed, free: true)
            .Row(Filed, ExamineSuccession, [Checker], Examined)
            .Row(Examined, ApproveSuccession, [Approver], Transferred)
            .Row(Examined, ReferSuccession, [Approver], AwaitingCommittee)
            .Row(AwaitingCommittee, TransferByResolution, [Role.System], Transferred, Vote)
            .Row(AwaitingCommittee, RefuseSuccession, [Role.System], Refused, Vote)
            .Done(),

        .. In(Machine.Renewal)
            .Row(None, OpenRenewal, [Role.System], Open, free: true)
            .Row(Open, FileRenewal, [Vendor], Filed)
            .Row(Open, LapseRenewal, [Role.System], Lapsed)
            .Row(Filed, AcceptRenewalFiling, [Role.Intake], UnderReview)
            .Row(UnderReview, ReferRenewal, [Checker], AwaitingCommittee)
            .Row(AwaitingCommittee, Renew, [Role.System], Renewed, Vote)
            .Row(AwaitingCommittee, RenewConditionally, [Role.System], Conditional, Vote)
            .Row(AwaitingCommittee, DeferRenewal, [Role.System], UnderReview, Vote)
            .Row(AwaitingCommittee, NotRenew, [Role.System], NotRenewed, Vote)
            .Row(Conditional, FulfilRenewalCondition, [Vendor], ConditionCheck)
            .Row(Conditional, LapseRenewalCondition, [Role.System], NotRenewed)
            .Row(ConditionCheck, ConfirmRenewalCondition, [Checker], Renewed)
            .Row(ConditionCheck, ReturnRenewalCondition, [Checker], Conditional, Reason)
            .Done(),

        .. In(Machine.Recheck)
            .Row(None, OpenRecheck, [Role.System, Checker, Approver], Due, Reason, free: true)
            .Row(Due, StartRecheck, [Checker], InProgress)
            .Row(InProgress, AskVendor, [Checker], AwaitingVendor, Reason)
            .Row(AwaitingVendor, AnswerRecheck, [Vendor], InProgress)
            .Row(AwaitingVendor, RecheckSilence, [Role.System], InProgress)
            .Row(InProgress, ConfirmRecheck, [Checker], Confirmed, Needs.Evidence)
            .Row(InProgress, FindDeviation, [Checker], Deviation, Reason)
            .Row(InProgress, CloseWithoutAction, [Checker, Approver], ClosedWithoutAction, Reason | SecondPerson)
            .Done(),

        .. In(Machine.Appeal)
            .Row(None, FileAppeal, [Vendor], Filed, Reason, free: true)
            .Row(Filed, AdmitAppeal, [Secretariat], Admitted)
            .Row(Filed, RefuseAdmission, [Secretariat], NotAdmitted, Reason)
            .Row(Admitted, AssignAppeal, [Secretariat], Assigned)
            .Row(Assigned, OpenAppealDeliberation, [Secretariat], Deliberation)
            .Row(Deliberation, UpholdAppeal, [Role.System], Upheld, Vote)
            .Row(Deliberation, DismissAppeal, [Role.System], Dismissed, Vote)
            .Done(),

        .. In(Machine.PostEvaluation)
            .Row(None, PlanRound, [Role.System], Planned, free: true)
            .Row(Planned, OpenCollection, [Role.System], Collecting)
            .Row(Collecting, CloseCollection, [Role.System], Closed)
            .Row(Closed, InviteVendorComment, [Role.System], VendorComment)
            .Row(Closed, SuppressResults, [Role.System], Suppressed)
            .Row(VendorComment, CommentOnResults, [Vendor], VendorComment, free: true)
            .Row(VendorComment, PublishResults, [Role.System], Published)
            .Done(),
    ];

    private static readonly FrozenDictionary<(Machine, Stage), ImmutableArray<LawRow>> ByStage =
        Rows.GroupBy(r => (r.Machine, r.From)).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());

    /// <summary>All moves that leave (or stay in) a stage.</summary>
    public static ImmutableArray<LawRow> From(Machine machine, Stage stage) => ByStage.TryGetValue((machine, stage), out var rows) ? rows : [];

    /// <summary>The rows of one act in one stage; more than one when the act has several legal ends.</summary>
    public static ImmutableArray<LawRow> Find(Machine machine, Stage stage, Act act) => [.. From(machine, stage).Where(r => r.Act == act)];

    /// <summary>True when nothing can happen any more.</summary>
    public static bool IsEnd(Machine machine, Stage stage) => stage != None && From(machine, stage).IsEmpty;

    /// <summary>True when the act exists in the machine at all.</summary>
    public static bool Knows(Machine machine, Act act) => Rows.Any(r => r.Machine == machine && r.Act == act);

    /// <summary>All stages of a machine in the order the law names them.</summary>
    public static ImmutableArray<Stage> StagesOf(Machine machine) =>
        [.. Rows.Where(r => r.Machine == machine).SelectMany(r => new[] { r.From, r.To }).Where(s => s != None).Distinct()];

    private static Builder In(Machine machine) => new(machine);

    private sealed class Builder(Machine machine)
    {
        private readonly List<LawRow> rows = [];

        public Builder Row(Stage from, Act act, ImmutableArray<Role> by, Stage to, Needs needs = Nothing, bool free = false)
        {
            rows.Add(new LawRow(machine, from, act, by, to, needs, free));
            return this;
        }

        public Builder From(ImmutableArray<Stage> from, Act act, ImmutableArray<Role> by, Stage to, Needs needs = Nothing)
        {
            rows.AddRange(from.Select(f => new LawRow(machine, f, act, by, to, needs, Free: true)));
            return this;
        }

        public Builder Stay(ImmutableArray<Stage> stages, Act act, ImmutableArray<Role> by, Needs needs = Nothing)
        {
            rows.AddRange(stages.Select(s => new LawRow(machine, s, act, by, s, needs, Free: true)));
            return this;
        }

        public List<LawRow> Done() => rows;
    }
}
