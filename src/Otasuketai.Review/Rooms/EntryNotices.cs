namespace Otasuketai.Review.Rooms;

/// <content>Templates about an entry after its publication.</content>
public static partial class Notices
{
    // 変更届
    /// <summary>To intake. class, windowUntil.</summary>
    public const string NoticeFiled = "notice-filed";

    /// <summary>To intake. class, windowUntil.</summary>
    public const string NoticeResubmitted = "notice-resubmitted";

    /// <summary>A general change is recorded and published.</summary>
    public const string NoticeRecorded = "notice-recorded";

    /// <summary>class.</summary>
    public const string NoticeUnderReview = "notice-under-review";

    /// <summary>mend, reason.</summary>
    public const string NoticeCorrectionRequested = "notice-correction-requested";

    /// <summary>The change is accepted and published.</summary>
    public const string NoticeAccepted = "notice-accepted";

    /// <summary>reason, statement, appealUntil.</summary>
    public const string NoticeRefused = "notice-refused";

    /// <summary>The change goes to the committee.</summary>
    public const string NoticeReferred = "notice-referred";

    /// <summary>Withdrawn by silence.</summary>
    public const string NoticeLapsed = "notice-lapsed";

    /// <summary>To intake. reason.</summary>
    public const string NoticeWithdrawn = "notice-withdrawn";

    // 事故報告
    /// <summary>To intake. noticedOn.</summary>
    public const string IncidentReported = "incident-reported";

    /// <summary>noticedOn.</summary>
    public const string IncidentReceived = "incident-received";

    /// <summary>note, finalDue.</summary>
    public const string IncidentAcknowledged = "incident-acknowledged";

    /// <summary>To the checker: an update came.</summary>
    public const string IncidentUpdated = "incident-updated";

    /// <summary>To the checker: the final report came.</summary>
    public const string IncidentFinalFiled = "incident-final-filed";

    /// <summary>reason.</summary>
    public const string IncidentReturned = "incident-returned";

    /// <summary>reason.</summary>
    public const string IncidentClosed = "incident-closed";

    // 措置
    /// <summary>To the approver. rung, ground.</summary>
    public const string MeasureProposed = "measure-proposed";

    /// <summary>rung, ground, intended, facts, replyUntil.</summary>
    public const string MeasureNotice = "measure-notice";

    /// <summary>To the approver: the notice was not opened and its mail not accepted long enough ago; the reply window stays closed.</summary>
    public const string NoticeNotProven = "notice-not-proven";

    /// <summary>To the approver: the vendor replied.</summary>
    public const string MeasureReplied = "measure-replied";

    /// <summary>To the approver: no reply came.</summary>
    public const string ReplyWindowOver = "reply-window-over";

    /// <summary>rung, exitCriteria, due, reason, appealUntil.</summary>
    public const string MeasureImposed = "measure-imposed";

    /// <summary>reason.</summary>
    public const string MeasureDropped = "measure-dropped";

    /// <summary>reason.</summary>
    public const string MeasureReferred = "measure-referred";

    /// <summary>To the approver: the committee resolved a delisting.</summary>
    public const string DelistingToExecute = "delisting-to-execute";

    /// <summary>ground, statement, appealUntil.</summary>
    public const string Delisted = "delisted";

    /// <summary>To the checker: the vendor reports a remedy.</summary>
    public const string RemedyReported = "remedy-reported";

    /// <summary>reason.</summary>
    public const string MeasureLifted = "measure-lifted";

    // 承継
    /// <summary>To the checker: a succession was filed.</summary>
    public const string SuccessionFiled = "succession-filed";

    /// <summary>To the approver: a succession waits.</summary>
    public const string SuccessionExamined = "succession-examined";

    /// <summary>After a resolution also statement, explanationJa, explanationEn.</summary>
    public const string SuccessionApproved = "succession-approved";

    /// <summary>The succession goes to the committee.</summary>
    public const string SuccessionReferred = "succession-referred";

    /// <summary>statement, explanationJa, explanationEn, appealUntil.</summary>
    public const string SuccessionRefused = "succession-refused";

    // 更新
    /// <summary>validUntil.</summary>
    public const string RenewalOpen = "renewal-open";

    /// <summary>To intake: a renewal was filed.</summary>
    public const string RenewalFiled = "renewal-filed";

    /// <summary>The renewal was received.</summary>
    public const string RenewalReceived = "renewal-received";

    /// <summary>To the checker: a renewal waits.</summary>
    public const string RenewalToReview = "renewal-to-review";

    /// <summary>The renewal goes to the committee.</summary>
    public const string RenewalReferred = "renewal-referred";

    /// <summary>statement, explanationJa, explanationEn, condition, due.</summary>
    public const string RenewalConditional = "renewal-conditional";

    /// <summary>statement, explanationJa, explanationEn.</summary>
    public const string RenewalDeferred = "renewal-deferred";

    /// <summary>Nothing was filed.</summary>
    public const string RenewalLapsed = "renewal-lapsed";

    /// <summary>validUntil, statement, explanationJa, explanationEn.</summary>
    public const string Renewed = "renewed";

    /// <summary>reason, validUntil, appealUntil.</summary>
    public const string NotRenewed = "not-renewed";

    // 再確認
    /// <summary>To the checker. cause, items.</summary>
    public const string RecheckOpened = "recheck-opened";

    /// <summary>items.</summary>
    public const string RecheckStarted = "recheck-started";

    /// <summary>question, items, reason, due.</summary>
    public const string RecheckQuestion = "recheck-question";

    /// <summary>To the checker: the vendor answered.</summary>
    public const string RecheckAnswered = "recheck-answered";

    /// <summary>To the checker: no answer came.</summary>
    public const string RecheckSilence = "recheck-silence";

    /// <summary>items.</summary>
    public const string RecheckConfirmed = "recheck-confirmed";

    /// <summary>items, reason.</summary>
    public const string RecheckDeviation = "recheck-deviation";

    /// <summary>reason.</summary>
    public const string RecheckClosed = "recheck-closed";

    // 不服申出
    /// <summary>To the secretariat: an appeal was filed.</summary>
    public const string AppealFiled = "appeal-filed";

    /// <summary>The appeal was received.</summary>
    public const string AppealReceived = "appeal-received";

    /// <summary>stayGranted.</summary>
    public const string AppealAdmitted = "appeal-admitted";

    /// <summary>reason.</summary>
    public const string AppealNotAdmitted = "appeal-not-admitted";

    /// <summary>The appeal is with people who took no part.</summary>
    public const string AppealAssigned = "appeal-assigned";

    /// <summary>meetingOn.</summary>
    public const string AppealDeliberation = "appeal-deliberation";

    /// <summary>To vendor and approver. subject, statement, explanationJa, explanationEn.</summary>
    public const string AppealUpheld = "appeal-upheld";

    /// <summary>statement, explanationJa, explanationEn.</summary>
    public const string AppealDismissed = "appeal-dismissed";

    // 事後評価
    /// <summary>contradicted.</summary>
    public const string ResultsPublished = "results-published";

    /// <summary>Too few answers for a publication.</summary>
    public const string ResultsSuppressed = "results-suppressed";
}
