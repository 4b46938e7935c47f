namespace Otasuketai.Review.Lifecycle;

/// <summary>Who may act. A person may hold several roles; four-eyes rules look at persons, not roles.</summary>
public enum Role
{
    /// <summary>登録申請者・事業者: acts for the own organisation only.</summary>
    Vendor,

    /// <summary>運営者（受付）: formal check, corrections, filings.</summary>
    Intake,

    /// <summary>運営者（確認）: evidence check, findings, rechecks.</summary>
    Checker,

    /// <summary>運営者（承認）: the second person of heavy decisions.</summary>
    Approver,

    /// <summary>評価会議事務局: agenda, polls, appeals.</summary>
    Secretariat,

    /// <summary>座長: closes by hand, confirms the resolution; votes as a member.</summary>
    Chair,

    /// <summary>委員: declares conflicts and votes.</summary>
    Member,

    /// <summary>モニター企業: evaluates what it uses; reached by capability link.</summary>
    MonitorUser,

    /// <summary>監査: reads everything, changes nothing.</summary>
    Auditor,

    /// <summary>システム管理: users, rules and workflow versions; never ballots.</summary>
    Admin,

    /// <summary>時計・規則: the system itself, acting for a clock, a diagram or a joint act.</summary>
    System,
}
