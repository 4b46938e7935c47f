using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Forms;

/// <summary>The form of every act of every machine. Each act of a person has its own facts; acts of the system have none.</summary>
public static class ActForms
{
    private static readonly ImmutableHashSet<Act> AskOnceMore =
    [
        Discard, Withdraw, DismissIneligible, ApproveDossier, PublishListing, OpenPoll, DeclareConflict, CastBallot, ChangeBallot, EndVoting, ElectPresiding, ConfirmPoll, VoidPoll,
        SuspendInterim, EndByVendor, DiscardNotice, WithdrawNotice, AcceptChange, RefuseChange, FileFinalReport, GiveNotice, Reply, ImposeMeasure, DropMeasure,
        ReferDelisting, ExecuteDelisting, LiftMeasure, Escalate, ApproveSuccession, FindDeviation, CloseWithoutAction, FileAppeal, RefuseAdmission,
    ];

    /// <summary>The form of an act. Where only the system may act, there is nothing to fill in.</summary>
    public static ActForm For(Machine machine, Act act) =>
        Law.Rows.Any(r => r.Machine == machine && r.Act == act && r.By.Any(b => b != Role.System))
            ? new ActForm(act, Of(act), AskOnceMore.Contains(act))
            : new ActForm(act, []);

    /// <summary>The form of an act about what these facts say: a change notice asks only what its own subject needs.</summary>
    public static ActForm For(Machine machine, Act act, IReadOnlyDictionary<string, string> facts) => act switch
    {
        DraftNotice => new ActForm(act, NoticeForms.Begun(facts.GetValueOrDefault("field", string.Empty))),
        FileNotice => new ActForm(act, NoticeForms.File(facts.GetValueOrDefault("field", string.Empty))),
        ResubmitNotice => new ActForm(act, NoticeForms.Resubmit(facts.GetValueOrDefault("field", string.Empty))),
        _ => For(machine, act),
    };

    /// <summary>The form of an act on a life as it stands: a ballot paper holds the questions of its own poll, an election its members.</summary>
    public static ActForm For(Dossier dossier, Life life, Act act) => dossier.Polls.TryGetValue(life.Id, out var poll)
        ? act is CastBallot or ChangeBallot ? new ActForm(act, PollForms.Paper(poll), Irreversible: true)
            : act is ElectPresiding ? new ActForm(act, PollForms.Electing(poll), Irreversible: true)
            : For(life.Machine, act)
        : For(life.Machine, act, life.Facts);

    private static ImmutableArray<FormField> Of(Act act) => act switch
    {
        // 登録申請
        StartApplication => ApplicationForms.Head,
        SaveApplication => ApplicationForms.Save,
        Submit => RegistrationForms.Submit,
        AcceptIntake => RegistrationForms.Accept,
        RequestCorrection => RegistrationForms.Correction,
        RequestAnswer => RegistrationForms.Question,
        Resubmit => RegistrationForms.Resubmit,
        DismissIneligible => RegistrationForms.Dismiss,
        RecordFinding => RegistrationForms.Finding,
        ArrangeHearing => RegistrationForms.ArrangeHearing,
        RecordHearing => RegistrationForms.RecordHearing,
        ProposeDossier => RegistrationForms.Propose,
        ApproveDossier => RegistrationForms.ApproveDossier,
        ReturnDossier => RegistrationForms.Return,
        PlaceOnAgenda => RegistrationForms.Agenda,
        AnswerCommittee => RegistrationForms.AnswerCommittee,
        FulfilCondition or FulfilRenewalCondition => RegistrationForms.Fulfil,
        ConfirmCondition or ConfirmRenewalCondition => RegistrationForms.ConfirmCondition,
        ReturnCondition or ReturnRenewalCondition or KeepUnlisted => RegistrationForms.ToVendor,
        PublishListing => RegistrationForms.Publish,
        RequestListing => RegistrationForms.RequestListing,
        Withdraw => RegistrationForms.Withdraw,
        StopClock => RegistrationForms.StopClock,
        ResumeClock => RegistrationForms.ResumeClock,

        // 補正依頼
        RequestExtension => RegistrationForms.Extension,
        GrantExtension => RegistrationForms.Grant,
        RefuseExtension => RegistrationForms.ToVendor,

        // 議決
        OpenPoll => PollForms.Open,
        DeclareConflict => PollForms.Declare,
        CastBallot or ChangeBallot => PollForms.Ballot,
        EndVoting => PollForms.EndVoting,
        ElectPresiding => PollForms.Elect,
        ConfirmPoll => PollForms.Confirm,
        VoidPoll => PollForms.Void,
        PrepareAgain => PollForms.Again,

        // 掲載と変更届
        SuspendInterim => ListingForms.SuspendInterim,
        ReviewInterim => ListingForms.Review,
        Reinstate => ListingForms.Reinstate,
        EndByVendor => ListingForms.End,
        DraftNotice => NoticeForms.Draft,
        FileNotice => NoticeForms.File(string.Empty),
        ClassifyGeneral => ListingForms.ClassifyGeneral,
        ClassifyForReview => ListingForms.ClassifyForReview,
        RequestNoticeCorrection => ListingForms.NoticeCorrection,
        ResubmitNotice => NoticeForms.Resubmit(string.Empty),
        AcceptChange => ListingForms.Accept,
        RefuseChange => ListingForms.Refuse,
        ReferChange => ListingForms.Refer,
        WithdrawNotice => ListingForms.WithReason,

        // 事故報告と措置
        ReportIncident => MeasureForms.Report,
        AcknowledgeIncident => MeasureForms.Acknowledge,
        ReportUpdate => MeasureForms.Update,
        FileFinalReport => MeasureForms.Final,
        ReturnReport => MeasureForms.ReturnReport,
        AssessNoAction => MeasureForms.NoAction,
        AssessOpenMeasure => MeasureForms.OpenMeasure,
        ProposeMeasure => MeasureForms.Propose,
        GiveNotice => MeasureForms.GiveNotice,
        AcknowledgeNotice => MeasureForms.Acknowledged,
        Reply => MeasureForms.Reply,
        ImposeMeasure => MeasureForms.Impose,
        DropMeasure => MeasureForms.Drop,
        ReferDelisting => MeasureForms.Refer,
        ExecuteDelisting => MeasureForms.Execute,
        ReportRemedy => MeasureForms.Remedy,
        LiftMeasure => MeasureForms.Lift,
        Escalate => MeasureForms.Escalate,

        // 承継・更新・再確認・不服申出・事後評価
        FileSuccession => UpkeepForms.FileSuccession,
        ExamineSuccession => UpkeepForms.ExamineSuccession,
        ApproveSuccession => UpkeepForms.ApproveSuccession,
        ReferSuccession => UpkeepForms.Refer,
        FileRenewal => UpkeepForms.FileRenewal,
        AcceptRenewalFiling => UpkeepForms.AcceptRenewal,
        ReferRenewal => UpkeepForms.ReferRenewal,
        OpenRecheck => UpkeepForms.OpenRecheck,
        StartRecheck => UpkeepForms.StartRecheck,
        AskVendor => UpkeepForms.AskVendor,
        AnswerRecheck => UpkeepForms.AnswerRecheck,
        ConfirmRecheck => UpkeepForms.ConfirmRecheck,
        FindDeviation => UpkeepForms.FindDeviation,
        CloseWithoutAction => UpkeepForms.CloseRecheck,
        FileAppeal => UpkeepForms.FileAppeal,
        AdmitAppeal => UpkeepForms.AdmitAppeal,
        RefuseAdmission => UpkeepForms.RefuseAdmission,
        AssignAppeal => UpkeepForms.AssignAppeal,
        OpenAppealDeliberation => UpkeepForms.OpenDeliberation,
        CommentOnResults => UpkeepForms.Comment,

        // a wish without facts
        Discard or DiscardNotice => Fields.None,

        // the system's own
        DeemWithdrawn or ApproveRegistration or ApproveWithConditions or DeferRegistration or RefuseRegistration or LapseCondition
            or SendCorrection or AnswerCorrection or SatisfyCorrection or AskAgain or LapseCorrection
            or PreparePoll or ClosePoll or FindInquorate
            or ReserveEntry or CarryOver or PublishVersion or FlagCaution or ClearCaution or Suspend or Expire or Delist or Transfer
            or LapseNotice or ProveNotice or CloseReplyWindow or ResolveDelisting or RejectDelisting or TransferByResolution or RefuseSuccession
            or OpenRenewal or LapseRenewal or Renew or RenewConditionally or DeferRenewal or NotRenew or LapseRenewalCondition
            or RecheckSilence or UpholdAppeal or DismissAppeal
            or PlanRound or OpenCollection or CloseCollection or InviteVendorComment or SuppressResults or PublishResults => Fields.None,
    };
}
