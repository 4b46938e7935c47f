using Otasuketai.Review.Lifecycle;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Rooms;

/// <summary>
/// What follows from each act of the law: one line per act, so that a new act does not build before somebody said what it means.
/// The law was asked before; a decision holds only what the law cannot see.
/// </summary>
public static class Rooms
{
    /// <summary>Decides one act.</summary>
    public static Decision Decide(Case c) => Law.Knows(c.Life.Machine, c.Request.Act) ? ReviewClock.Left(c, Act(c)) : new Decision.No(Refusal.UnknownAct);

    private static Decision Act(Case c) => c.Request.Act switch
    {
        // 登録申請
        StartApplication => Application.Start(c),
        SaveApplication => Application.Save(c),
        Submit => Application.Submit(c),
        Resubmit => Application.Resubmit(c),
        AcceptIntake => Checking.Accept(c),
        RequestCorrection => Corrections.Ask(c, c.Request["type"]),
        RequestAnswer => Corrections.Ask(c, "question"),
        DismissIneligible => Checking.Dismiss(c),
        DeemWithdrawn => Resolving.DeemWithdrawn(c),
        RecordFinding => Checking.Record(c),
        ArrangeHearing => Checking.Arrange(c),
        RecordHearing => Checking.Heard(c),
        ProposeDossier => Checking.Propose(c),
        ApproveDossier => Checking.Approve(c),
        ReturnDossier => Checking.Return(c),
        PlaceOnAgenda => Resolving.PlaceOnAgenda(c),
        ApproveRegistration => Resolving.Approve(c),
        ApproveWithConditions => Resolving.ApproveWithConditions(c),
        DeferRegistration => Resolving.Defer(c),
        RefuseRegistration => Resolving.Refuse(c),
        AnswerCommittee => Resolving.AnswerCommittee(c),
        FulfilCondition => Resolving.Fulfil(c),
        ConfirmCondition => Resolving.ConfirmCondition(c),
        ReturnCondition => Resolving.ReturnCondition(c),
        LapseCondition => Resolving.LapseCondition(c),
        PublishListing => c.Life.Machine == Machine.Registration ? Publishing.Publish(c) : Decision.Move,
        KeepUnlisted => Publishing.KeepUnlisted(c),
        RequestListing => Resolving.RequestListing(c),
        Withdraw => Resolving.Withdraw(c),
        StopClock => ReviewClock.Stop(c),
        ResumeClock => ReviewClock.Resume(c),
        Discard => Decision.Move,

        // 補正依頼: joint moves of the life that asked, and the extension
        RequestExtension => Corrections.AskExtension(c),
        GrantExtension => Corrections.Grant(c),
        RefuseExtension => Corrections.Refuse(c),
        SendCorrection or AnswerCorrection or SatisfyCorrection or AskAgain or LapseCorrection => Decision.Move,

        // 議決
        PreparePoll => Polls.Prepare(c),
        OpenPoll => Polls.Open(c),
        DeclareConflict => Ballots.Declare(c),
        CastBallot => Ballots.Cast(c),
        ChangeBallot => Ballots.Change(c),
        EndVoting => Polls.EndVoting(c),
        ClosePoll => Polls.Close(c),
        ElectPresiding => Polls.Elect(c),
        ConfirmPoll => Polls.Confirm(c),
        VoidPoll => Polls.Void(c),
        FindInquorate => Polls.FindInquorate(c),
        PrepareAgain => Decision.Move,

        // 掲載: cautions, suspensions and ends by a measure, a succession or a renewal are joint moves
        CarryOver => Publishing.CarryOver(c),
        PublishVersion => Publishing.Version(c),
        SuspendInterim => Listings.SuspendInterim(c),
        ReviewInterim => Listings.ReviewInterim(c),
        Reinstate => Listings.Reinstate(c),
        EndByVendor => Listings.EndByVendor(c),
        Expire => Listings.Expire(c),
        ReserveEntry or FlagCaution or ClearCaution or Suspend or Delist or Transfer => Decision.Move,

        // 変更届
        DraftNotice => Changes.Draft(c),
        FileNotice => Changes.File(c),
        ClassifyGeneral => Changes.ClassifyGeneral(c),
        ClassifyForReview => Changes.ClassifyForReview(c),
        RequestNoticeCorrection => Changes.RequestCorrection(c),
        ResubmitNotice => Changes.Resubmit(c),
        LapseNotice => Changes.Lapse(c),
        WithdrawNotice => Changes.Withdraw(c),
        AcceptChange => Changes.Accept(c),
        RefuseChange => Changes.Refuse(c),
        ReferChange => Changes.Refer(c),
        DiscardNotice => Decision.Move,

        // 事故報告
        ReportIncident => Incidents.Report(c),
        AcknowledgeIncident => Incidents.Acknowledge(c),
        ReportUpdate => Incidents.Update(c),
        FileFinalReport => Incidents.Final(c),
        ReturnReport => Incidents.Return(c),
        AssessNoAction => Incidents.NoAction(c),
        AssessOpenMeasure => Incidents.OpenMeasure(c),

        // 措置
        ProposeMeasure => Measures.Propose(c),
        GiveNotice => Measures.GiveNotice(c),
        AcknowledgeNotice => Measures.Acknowledge(c),
        ProveNotice => Measures.Prove(c),
        Reply => Measures.Reply(c),
        CloseReplyWindow => Measures.CloseWindow(c),
        ImposeMeasure => Measures.Impose(c),
        DropMeasure => Measures.Drop(c),
        ReferDelisting => Measures.Refer(c),
        ResolveDelisting => Measures.Resolve(c),
        RejectDelisting => Measures.Reject(c),
        ExecuteDelisting => Measures.Execute(c),
        ReportRemedy => Measures.Remedy(c),
        LiftMeasure => Measures.Lift(c),
        Escalate => Measures.Escalate(c),

        // 承継
        FileSuccession => Successions.File(c),
        ExamineSuccession => Successions.Examine(c),
        ApproveSuccession => Successions.Approve(c),
        ReferSuccession => Successions.Refer(c),
        TransferByResolution => Successions.TransferByResolution(c),
        RefuseSuccession => Successions.Refuse(c),

        // 更新
        OpenRenewal => Renewals.Open(c),
        FileRenewal => Renewals.File(c),
        LapseRenewal => Renewals.Lapse(c),
        AcceptRenewalFiling => Renewals.Accept(c),
        ReferRenewal => Renewals.Refer(c),
        Renew => Renewals.Renew(c),
        RenewConditionally => Renewals.RenewConditionally(c),
        DeferRenewal => Renewals.Defer(c),
        NotRenew => Renewals.NotRenew(c),
        FulfilRenewalCondition => Resolving.Fulfil(c),
        ConfirmRenewalCondition => Renewals.ConfirmCondition(c),
        ReturnRenewalCondition => Resolving.ReturnCondition(c),
        LapseRenewalCondition => Renewals.LapseCondition(c),

        // 再確認
        OpenRecheck => Rechecks.Open(c),
        StartRecheck => Rechecks.Start(c),
        AskVendor => Rechecks.Ask(c),
        AnswerRecheck => Rechecks.Answer(c),
        RecheckSilence => Rechecks.Silence(c),
        ConfirmRecheck => Rechecks.Confirm(c),
        FindDeviation => Rechecks.Deviation(c),
        CloseWithoutAction => Rechecks.Close(c),

        // 不服申出
        FileAppeal => Appeals.File(c),
        AdmitAppeal => Appeals.Admit(c),
        RefuseAdmission => Appeals.RefuseAdmission(c),
        AssignAppeal => Appeals.Assign(c),
        OpenAppealDeliberation => Appeals.OpenDeliberation(c),
        UpholdAppeal => Appeals.Uphold(c),
        DismissAppeal => Appeals.Dismiss(c),

        // 事後評価
        PlanRound => Evaluations.Plan(c),
        OpenCollection => Evaluations.Open(c),
        CloseCollection => Evaluations.Close(c),
        InviteVendorComment => Evaluations.InviteComment(c),
        SuppressResults => Evaluations.Suppress(c),
        CommentOnResults => Evaluations.Comment(c),
        PublishResults => Evaluations.Publish(c),
    };
}
