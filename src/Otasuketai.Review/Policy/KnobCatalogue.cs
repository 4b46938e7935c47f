using System.Collections.Immutable;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Policy;

/// <summary>One setting that exists: its name, the product's own default and what it means.</summary>
public sealed record KnobRow(string Name, Knob Default, Bilingual Words);

/// <summary>All settings. A name that is not here is an error in a diagram or in a policy file.</summary>
public static class KnobCatalogue
{
    /// <summary>The rows in the order an administrator reads them.</summary>
    public static readonly ImmutableArray<KnobRow> Rows =
    [
        new(Knob.FirstLook, BusinessDays(3), new("申請後、最初に人が見るまで", "First human look at a submission")),
        new(Knob.CorrectionReply, BusinessDays(15), new("補正依頼への回答", "Reply to a correction request")),
        new(Knob.CorrectionReminder1, new Knob.DaysBefore(Knob.CorrectionReply, 7), new("補正回答の督促（1回目）", "First reminder before a correction is due")),
        new(Knob.CorrectionReminder2, new Knob.DaysBefore(Knob.CorrectionReply, 2), new("補正回答の督促（2回目）", "Second reminder before a correction is due")),
        new(Knob.CorrectionDeemedWithdrawal, Calendar("P30D"), new("補正期限の経過からみなし取下げまで", "From a missed correction to the deemed withdrawal")),
        new(Knob.StandardReview, Calendar("P45D"), new("標準審査期間", "Standard review time")),
        new(Knob.Validity, Calendar("P2Y"), new("登録の有効期間", "Validity of a registration")),
        new(Knob.RenewalOpens, Calendar("P150D"), new("有効期限から見た更新受付の開始（何日前か）", "Renewal opens so long before the validity ends")),
        new(Knob.ChangeGeneral, Calendar("P30D"), new("一般の変更届（変更後）", "General change notice, after the change")),
        new(Knob.ChangeUserAffecting, BusinessDays(10), new("利用者に影響する変更届（変更後）", "User-affecting change notice, after the change")),
        new(Knob.ChangeRequirement, BusinessDays(30), new("登録要件に関わる変更届（変更前）", "Requirement-affecting change notice, before the change")),
        new(Knob.ChangeEmergency, BusinessDays(5), new("緊急の変更届（変更後）", "Emergency change notice, after the change")),
        new(Knob.IncidentFirst, Calendar("P1D"), new("事故報告の速報", "First notice of an incident")),
        new(Knob.IncidentUpdate, Calendar("P7D"), new("事故報告の続報の間隔", "Interval of incident updates")),
        new(Knob.IncidentFinal, Calendar("P30D"), new("事故報告の確報", "Final report of an incident")),
        new(Knob.IntendedMeasureReply, Calendar("P14D"), new("措置予告への弁明", "Reply to an intended measure")),
        new(Knob.AppealWindow, Calendar("P60D"), new("不服申出の期間（送達の証明から）", "Appeal window from proven notice")),
        new(Knob.AppealDecided, Calendar("P60D"), new("不服申出の決定", "Decision of an appeal")),
        new(Knob.EscalationMemory, Calendar("P6M"), new("同じ事由の再発を重く見る期間", "How long the same trigger counts as repeated")),
        new(Knob.InterimSuspensionReview, BusinessDays(10), new("仮の掲載停止の見直し", "Review of an interim suspension")),
        new(Knob.ProvenNotice, BusinessDays(5), new("送信から送達とみなすまで", "From an accepted mail to proven notice")),
        new(Knob.PollWrittenVote, Calendar("P7D"), new("持ち回り審議の期限", "Deadline of a written vote")),
        new(Knob.CommitteeQuestion, BusinessDays(10), new("評価会議の質問への回答", "Answer to a question of the committee")),
        new(Knob.ConditionDue, Calendar("P60D"), new("承認の条件の履行", "Fulfilment of a condition")),
        new(Knob.DraftKept, Calendar("P90D"), new("触れない下書きの保存", "An untouched draft is kept")),
        new(Knob.DraftWarned, new Knob.DaysBefore(Knob.DraftKept, 30), new("下書き削除の予告", "An untouched draft is warned about")),
        new(Knob.RecheckInterval, Calendar("P12M"), new("定期の再確認の間隔", "Interval of scheduled rechecks")),
        new(Knob.RecheckDue, BusinessDays(20), new("再確認を終えるまで", "Completion of a recheck")),
        new(Knob.RecheckVendorAnswer, BusinessDays(10), new("再確認での事業者の回答", "Vendor's answer within a recheck")),
        new(Knob.SurveillanceSample, new Knob.Count(10), new("年間の抜き取り調査の件数", "Entries sampled for surveillance a year")),
        new(Knob.EvidenceFreshness, Calendar("P12M"), new("裏付け資料の鮮度", "Freshness of evidence")),
        new(Knob.PriceFreshness, Calendar("P6M"), new("価格の裏付け資料の鮮度", "Freshness of evidence about prices")),
        new(Knob.PostEvaluationFirst, Calendar("P3M"), new("導入から最初の事後評価まで", "First post-evaluation after adoption")),
        new(Knob.PostEvaluationSecond, Calendar("P12M"), new("導入から2回目の事後評価まで", "Second post-evaluation after adoption")),
        new(Knob.PostEvaluationInterval, Calendar("P1Y"), new("その後の事後評価の間隔", "Interval of later post-evaluations")),
        new(Knob.SurveyReminder1, Calendar("P7D"), new("事後評価の督促（1回目）", "First reminder of a survey")),
        new(Knob.SurveyReminder2, Calendar("P14D"), new("事後評価の督促（2回目）", "Second reminder of a survey")),
        new(Knob.SurveyClose, Calendar("P30D"), new("事後評価の締切", "A survey closes")),
        new(Knob.SurveyItems, new Knob.Count(10), new("1回の事後評価で尋ねる項目の上限", "Most items asked in one round")),
        new(Knob.MinimumAnswers, new Knob.Count(5), new("結果を公表する最少回答数", "Fewest answers for a published result")),
        new(Knob.UserContradictionShare, new Knob.Share(0.30m), new("利用者が否定とみなす割合（区間の下限）", "Share above which users contradict a claim (lower bound)")),
        new(Knob.UserContradictionConfidence, new Knob.Share(0.90m), new("その区間の信頼水準", "Confidence of that interval")),
        new(Knob.VendorComment, Calendar("P14D"), new("評価結果への事業者コメント", "Vendor's comment on results")),
        new(Knob.EvidenceCheck, BusinessDays(20), new("裏付け確認を終えるまで", "Completion of the evidence check")),
        new(Knob.Hearing, BusinessDays(10), new("ヒアリングの実施", "Holding a hearing")),
        new(Knob.DossierReview, BusinessDays(5), new("付議前の確認", "Review of a dossier before the committee")),
        new(Knob.Agenda, Calendar("P30D"), new("議題に載せるまで", "Placing a dossier on an agenda")),
        new(Knob.ListingPreparation, BusinessDays(5), new("承認から掲載まで", "From approval to publication")),
        new(Knob.ConditionReminder, new Knob.DaysBefore(Knob.ConditionDue, 14), new("条件の履行期限の予告", "Reminder before a condition is due")),
        new(Knob.ConditionCheck, BusinessDays(10), new("条件の履行の確認", "Check of a fulfilled condition")),
        new(Knob.OpenPoll, BusinessDays(10), new("投票を開くまで", "Opening a poll")),
        new(Knob.ConfirmPoll, BusinessDays(3), new("座長による議決の確認", "Confirmation of a resolution by the chair")),
        new(Knob.ChangeReview, BusinessDays(10), new("変更箇所の審査", "Review of changed items")),
        new(Knob.IncidentAcknowledge, BusinessDays(1), new("速報の受理の確認", "Acknowledging a first notice")),
        new(Knob.IncidentAssessment, BusinessDays(10), new("確報の評価", "Assessment of a final report")),
        new(Knob.MeasureNotice, BusinessDays(5), new("措置の予告", "Notice of an intended measure")),
        new(Knob.ReplyReminder, new Knob.DaysBefore(Knob.IntendedMeasureReply, 3), new("弁明の期限の予告", "Reminder before the reply to a measure is due")),
        new(Knob.MeasureDecision, BusinessDays(10), new("措置の決定", "Decision on a measure")),
        new(Knob.MeasureExecution, BusinessDays(3), new("掲載取消の執行", "Execution of a delisting")),
        new(Knob.MeasureExitCheck, Calendar("P60D"), new("措置の解除条件の確認", "Check of a measure's exit criteria")),
        new(Knob.SuccessionExamination, BusinessDays(10), new("承継の調査", "Examination of a succession")),
        new(Knob.SuccessionDecision, BusinessDays(5), new("承継の判断", "Decision on a succession")),
        new(Knob.RenewalDue, Calendar("P120D"), new("更新受付の開始から申請まで", "Filing a renewal, from its opening")),
        new(Knob.RenewalReminder1, new Knob.DaysBefore(Knob.RenewalDue, 60), new("更新申請の予告（1回目）", "First reminder before a renewal is due")),
        new(Knob.RenewalReminder2, new Knob.DaysBefore(Knob.RenewalDue, 14), new("更新申請の予告（2回目）", "Second reminder before a renewal is due")),
        new(Knob.RecheckStart, BusinessDays(5), new("再確認に着手するまで", "Starting a recheck")),
        new(Knob.RecheckReminder, new Knob.DaysBefore(Knob.RecheckVendorAnswer, 3), new("再確認の回答期限の予告", "Reminder before a recheck's answer is due")),
        new(Knob.AppealAdmission, BusinessDays(5), new("不服申出の受理の判断", "Admission of an appeal")),
        new(Knob.AppealAssignment, BusinessDays(5), new("不服申出の担当の割当て", "Assignment of an appeal")),
        new(Knob.CeilingNetwork, new Knob.Yen(11_000), new("価格上限：ネットワーク（月額）", "Price ceiling, network, a month")),
        new(Knob.CeilingEndpoint, new Knob.Yen(2_200), new("価格上限：端末（月額1台）", "Price ceiling, endpoint, a month and device")),
        new(Knob.WorksheetThreshold, new Knob.Share(0.60m), new("評価ワークシートの基準点の割合", "Threshold of the worksheet")),
    ];

    private static Knob BusinessDays(int days) => new Knob.Span($"P{days}D", BusinessDays: true);

    private static Knob Calendar(string iso) => new Knob.Span(iso, BusinessDays: false);
}
