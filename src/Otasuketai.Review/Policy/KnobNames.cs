namespace Otasuketai.Review.Policy;

/// <summary>The names of the settings, as the diagrams and the administrator's page use them.</summary>
public abstract partial record Knob
{
    /// <summary>First human look at a submission (申請後、最初に人が見るまで).</summary>
    public const string FirstLook = "first-look";

    /// <summary>Reply to a correction request (補正依頼への回答).</summary>
    public const string CorrectionReply = "correction-reply";

    /// <summary>First reminder before a correction is due (補正回答の督促（1回目）).</summary>
    public const string CorrectionReminder1 = "correction-reminder-1";

    /// <summary>Second reminder before a correction is due (補正回答の督促（2回目）).</summary>
    public const string CorrectionReminder2 = "correction-reminder-2";

    /// <summary>From a missed correction to the deemed withdrawal (補正期限の経過からみなし取下げまで).</summary>
    public const string CorrectionDeemedWithdrawal = "correction-deemed-withdrawal";

    /// <summary>Standard review time (標準審査期間).</summary>
    public const string StandardReview = "standard-review";

    /// <summary>Validity of a registration (登録の有効期間).</summary>
    public const string Validity = "validity";

    /// <summary>Renewal opens so long before the validity ends (有効期限から見た更新受付の開始（何日前か）).</summary>
    public const string RenewalOpens = "renewal-opens";

    /// <summary>General change notice, after the change (一般の変更届（変更後）).</summary>
    public const string ChangeGeneral = "change-general";

    /// <summary>User-affecting change notice, after the change (利用者に影響する変更届（変更後）).</summary>
    public const string ChangeUserAffecting = "change-user-affecting";

    /// <summary>Requirement-affecting change notice, before the change (登録要件に関わる変更届（変更前）).</summary>
    public const string ChangeRequirement = "change-requirement";

    /// <summary>Emergency change notice, after the change (緊急の変更届（変更後）).</summary>
    public const string ChangeEmergency = "change-emergency";

    /// <summary>First notice of an incident (事故報告の速報).</summary>
    public const string IncidentFirst = "incident-first";

    /// <summary>Interval of incident updates (事故報告の続報の間隔).</summary>
    public const string IncidentUpdate = "incident-update";

    /// <summary>Final report of an incident (事故報告の確報).</summary>
    public const string IncidentFinal = "incident-final";

    /// <summary>Reply to an intended measure (措置予告への弁明).</summary>
    public const string IntendedMeasureReply = "intended-measure-reply";

    /// <summary>Appeal window from proven notice (不服申出の期間（送達の証明から）).</summary>
    public const string AppealWindow = "appeal-window";

    /// <summary>Decision of an appeal (不服申出の決定).</summary>
    public const string AppealDecided = "appeal-decided";

    /// <summary>How long the same trigger counts as repeated (同じ事由の再発を重く見る期間).</summary>
    public const string EscalationMemory = "escalation-memory";

    /// <summary>Review of an interim suspension (仮の掲載停止の見直し).</summary>
    public const string InterimSuspensionReview = "interim-suspension-review";

    /// <summary>From an accepted mail to proven notice (送信から送達とみなすまで).</summary>
    public const string ProvenNotice = "proven-notice";

    /// <summary>Deadline of a written vote (持ち回り審議の期限).</summary>
    public const string PollWrittenVote = "poll-written-vote";

    /// <summary>Answer to a question of the committee (評価会議の質問への回答).</summary>
    public const string CommitteeQuestion = "committee-question";

    /// <summary>Fulfilment of a condition (承認の条件の履行).</summary>
    public const string ConditionDue = "condition-due";

    /// <summary>An untouched draft is kept (触れない下書きの保存).</summary>
    public const string DraftKept = "draft-kept";

    /// <summary>An untouched draft is warned about (下書き削除の予告).</summary>
    public const string DraftWarned = "draft-warned";

    /// <summary>Interval of scheduled rechecks (定期の再確認の間隔).</summary>
    public const string RecheckInterval = "recheck-interval";

    /// <summary>Completion of a recheck (再確認を終えるまで).</summary>
    public const string RecheckDue = "recheck-due";

    /// <summary>Vendor's answer within a recheck (再確認での事業者の回答).</summary>
    public const string RecheckVendorAnswer = "recheck-vendor-answer";

    /// <summary>Entries sampled for surveillance a year (年間の抜き取り調査の件数).</summary>
    public const string SurveillanceSample = "surveillance-sample";

    /// <summary>Freshness of evidence (裏付け資料の鮮度).</summary>
    public const string EvidenceFreshness = "evidence-freshness";

    /// <summary>Freshness of evidence about prices (価格の裏付け資料の鮮度).</summary>
    public const string PriceFreshness = "price-freshness";

    /// <summary>First post-evaluation after adoption (導入から最初の事後評価まで).</summary>
    public const string PostEvaluationFirst = "post-evaluation-first";

    /// <summary>Second post-evaluation after adoption (導入から2回目の事後評価まで).</summary>
    public const string PostEvaluationSecond = "post-evaluation-second";

    /// <summary>Interval of later post-evaluations (その後の事後評価の間隔).</summary>
    public const string PostEvaluationInterval = "post-evaluation-interval";

    /// <summary>First reminder of a survey (事後評価の督促（1回目）).</summary>
    public const string SurveyReminder1 = "survey-reminder-1";

    /// <summary>Second reminder of a survey (事後評価の督促（2回目）).</summary>
    public const string SurveyReminder2 = "survey-reminder-2";

    /// <summary>A survey closes (事後評価の締切).</summary>
    public const string SurveyClose = "survey-close";

    /// <summary>Most items asked in one round (1回の事後評価で尋ねる項目の上限).</summary>
    public const string SurveyItems = "survey-items";

    /// <summary>Fewest answers for a published result (結果を公表する最少回答数).</summary>
    public const string MinimumAnswers = "minimum-answers";

    /// <summary>Share above which users contradict a claim (lower bound) (利用者が否定とみなす割合（区間の下限）).</summary>
    public const string UserContradictionShare = "user-contradiction-share";

    /// <summary>Confidence of that interval (その区間の信頼水準).</summary>
    public const string UserContradictionConfidence = "user-contradiction-confidence";

    /// <summary>Vendor's comment on results (評価結果への事業者コメント).</summary>
    public const string VendorComment = "vendor-comment";

    /// <summary>Price ceiling, network, a month (価格上限：ネットワーク（月額）).</summary>
    public const string CeilingNetwork = "ceiling-network";

    /// <summary>Price ceiling, endpoint, a month and device (価格上限：端末（月額1台）).</summary>
    public const string CeilingEndpoint = "ceiling-endpoint";

    /// <summary>Threshold of the worksheet (評価ワークシートの基準点の割合).</summary>
    public const string WorksheetThreshold = "worksheet-threshold";

    /// <summary>Completion of the evidence check (裏付け確認を終えるまで).</summary>
    public const string EvidenceCheck = "evidence-check";

    /// <summary>Holding a hearing (ヒアリングの実施).</summary>
    public const string Hearing = "hearing";

    /// <summary>Review of a dossier before the committee (付議前の確認).</summary>
    public const string DossierReview = "dossier-review";

    /// <summary>Placing a dossier on an agenda (議題に載せるまで).</summary>
    public const string Agenda = "agenda";

    /// <summary>From approval to publication (承認から掲載まで).</summary>
    public const string ListingPreparation = "listing-preparation";

    /// <summary>Reminder before a condition is due (条件の履行期限の予告).</summary>
    public const string ConditionReminder = "condition-reminder";

    /// <summary>Check of a fulfilled condition (条件の履行の確認).</summary>
    public const string ConditionCheck = "condition-check";

    /// <summary>Opening a poll (投票を開くまで).</summary>
    public const string OpenPoll = "open-poll";

    /// <summary>Confirmation of a resolution by the chair (座長による議決の確認).</summary>
    public const string ConfirmPoll = "confirm-poll";

    /// <summary>Review of changed items (変更箇所の審査).</summary>
    public const string ChangeReview = "change-review";

    /// <summary>Acknowledging a first notice (速報の受理の確認).</summary>
    public const string IncidentAcknowledge = "incident-acknowledge";

    /// <summary>Assessment of a final report (確報の評価).</summary>
    public const string IncidentAssessment = "incident-assessment";

    /// <summary>Notice of an intended measure (措置の予告).</summary>
    public const string MeasureNotice = "measure-notice";

    /// <summary>Reminder before the reply to a measure is due (弁明の期限の予告).</summary>
    public const string ReplyReminder = "reply-reminder";

    /// <summary>Decision on a measure (措置の決定).</summary>
    public const string MeasureDecision = "measure-decision";

    /// <summary>Execution of a delisting (掲載取消の執行).</summary>
    public const string MeasureExecution = "measure-execution";

    /// <summary>Check of a measure's exit criteria (措置の解除条件の確認).</summary>
    public const string MeasureExitCheck = "measure-exit-check";

    /// <summary>Examination of a succession (承継の調査).</summary>
    public const string SuccessionExamination = "succession-examination";

    /// <summary>Decision on a succession (承継の判断).</summary>
    public const string SuccessionDecision = "succession-decision";

    /// <summary>Filing a renewal, from its opening (更新受付の開始から申請まで).</summary>
    public const string RenewalDue = "renewal-due";

    /// <summary>First reminder before a renewal is due (更新申請の予告（1回目）).</summary>
    public const string RenewalReminder1 = "renewal-reminder-1";

    /// <summary>Second reminder before a renewal is due (更新申請の予告（2回目）).</summary>
    public const string RenewalReminder2 = "renewal-reminder-2";

    /// <summary>Starting a recheck (再確認に着手するまで).</summary>
    public const string RecheckStart = "recheck-start";

    /// <summary>Reminder before a recheck's answer is due (再確認の回答期限の予告).</summary>
    public const string RecheckReminder = "recheck-reminder";

    /// <summary>Admission of an appeal (不服申出の受理の判断).</summary>
    public const string AppealAdmission = "appeal-admission";

    /// <summary>Assignment of an appeal (不服申出の担当の割当て).</summary>
    public const string AppealAssignment = "appeal-assignment";
}
