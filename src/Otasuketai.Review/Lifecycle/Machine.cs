namespace Otasuketai.Review.Lifecycle;

/// <summary>The things in the register that have a life of their own. One small machine each; rules across machines are invariants.</summary>
public enum Machine
{
    /// <summary>登録申請: one application, from draft to resolution.</summary>
    Registration,

    /// <summary>補正依頼: one request to the vendor to mend or explain, with a due date.</summary>
    Correction,

    /// <summary>議決（手続）: one vote of the committee on one subject.</summary>
    Poll,

    /// <summary>掲載: the public entry.</summary>
    Listing,

    /// <summary>変更届: a change the vendor announces.</summary>
    ChangeNotice,

    /// <summary>事故報告: an incident at the registrant.</summary>
    Incident,

    /// <summary>措置: caution, corrective plan, suspension or delisting, with the vendor's reply.</summary>
    Measure,

    /// <summary>承継: transfer, merger, split or change of control.</summary>
    Succession,

    /// <summary>更新: validity prolonged.</summary>
    Renewal,

    /// <summary>再確認: periodic or triggered check of a listed entry.</summary>
    Recheck,

    /// <summary>不服申出: against a resolution or a measure.</summary>
    Appeal,

    /// <summary>事後評価: one round of evaluation by monitor users.</summary>
    PostEvaluation,
}
