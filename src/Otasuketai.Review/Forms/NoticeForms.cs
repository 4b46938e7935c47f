using System.Collections.Immutable;
using static Otasuketai.Review.Forms.Fields;

namespace Otasuketai.Review.Forms;

/// <summary>変更届: first what changes, then only what a change of that needs.</summary>
internal static class NoticeForms
{
    /// <summary>The change of an answer to one of the 23 items.</summary>
    public const string Answer = "claim";

    /// <summary>変更後の補足: what a subject of fixed choices says in words beside them.</summary>
    public const string AfterNote = "afterNote";

    private static readonly ImmutableArray<FieldOption> Subjects =
    [
        new("serviceName", "サービス名", "Name of the service"), new("monitoringType", "見守り方の種類", "Type of monitoring"), new(Answer, "23項目の回答", "Answer to an item"),
        new("monthly-price", "月額料金", "Monthly price"), new("initial-price", "初期費用", "Initial price"), new("price-unit", "料金の単位", "Price unit"), new("price-note", "料金の補足", "Note on prices"),
        new("overview", "サービスの概要", "Overview"), new(StatedChoices.Scope.Name, "守る範囲", "What is protected"), new(StatedChoices.Systems.Name, "対応するOS・機器", "Supported systems"),
        new(StatedChoices.Hours.Name, "受付時間", "Hours of service"), new(StatedChoices.Regions.Name, "提供地域", "Regions"), new(StatedChoices.Trial.Name, "試用の条件", "Trial use"), new("contact-window", "問合せ窓口", "Help desk"), new("dispatch", "駆け付け対応", "On-site help"), new("url", "紹介ページ", "Web page"),
        new("operating-body", "運営する会社・体制", "Operating body or structure"), new("other", "そのほか", "Other"),
    ];

    private static readonly FormField Item = Items("items", "変わる項目", "Item that changes") with { One = true };

    private static readonly FormField Can = Choice("can", "変更後の回答", "Answer after the change", new("yes", "できる", "Yes"), new("no", "できない", "No")).ReadBy(Readers.Everybody);

    /// <summary>The first step. The item is asked for at once, so that the second step can show what is published about it.</summary>
    public static readonly ImmutableArray<FormField> Draft =
    [
        Choice("field", "変わるもの", "What changes", Subjects).Hint("次の画面で、いまの掲載内容と並べて書きます", "On the next page you write it beside what is published now"),
        Item.Optional().Hint("「23項目の回答」のときだけ選びます", "Only for an answer to an item"),
    ];

    /// <summary>The first step as it was sent; no new one is about what <see cref="Draft"/> does not offer.</summary>
    public static ImmutableArray<FormField> Begun(string subject) => Subjects.Any(s => s.Value == subject) ? Draft : Draft.SetItem(0, Subject(subject));

    private static readonly ImmutableArray<FormField> Circumstances =
    [
        Day("effectiveOn", "変わる日", "Effective on"),
        YesNo("affectsUsers", "利用者への影響", "Affects users"),
        YesNo("affectsRequirements", "登録の要件への影響", "Affects requirements"),
        YesNo("emergency", "緊急の変更", "Emergency"),
        Long("why", "変える理由", "Why").ReadBy(Readers.Operator),
    ];

    /// <summary>The second step for one subject: what it was, what it becomes, from when and why.</summary>
    /// <param name="subject">As chosen in the first step; empty where the notice is not known, then any.</param>
    public static ImmutableArray<FormField> File(string subject) =>
    [
        Subject(subject),
        .. subject is Answer or "" ? [subject is Answer ? Item : Item.Optional(), subject is Answer ? Can : Can.Optional()] : ImmutableArray<FormField>.Empty,
        Long("before", "変更前", "Before", 1000).ReadBy(Readers.Everybody),
        After(subject),
        .. Supplement(subject) is { } note ? [note] : ImmutableArray<FormField>.Empty,
        .. Circumstances,
    ];

    /// <summary>A mended notice brings what was mended; what is left out stays as filed.</summary>
    public static ImmutableArray<FormField> Resubmit(string subject) =>
    [
        Long("answer", "直した点", "What was mended").ReadBy(Readers.Operator), .. File(subject).Select(f => f.Optional()),
    ];

    /// <summary>True for something a notice can be about. One filed before decision 0023 may be about the words of a choice alone.</summary>
    public static bool Knows(string subject) => Named(subject) is not null;

    /// <summary>変更後, asked as the application asks for the same thing.</summary>
    public static FormField After(string subject)
    {
        var asked = subject == Answer
            ? Number("after", "変更後", "After").Optional().Hint("「できる」のときの数値です。全角でもかまいません", "The figure when the answer is yes; full-width digits are fine")
            : Asked(subject) ?? Long("after", "変更後", "After", 1000);
        return asked.ReadBy(Readers.Everybody) with { Name = "after", Ja = "変更後", En = "After", Required = subject != Answer };
    }

    /// <summary>変更後の補足, asked beside the choices; null where the subject has none. Left empty, the words published until now go.</summary>
    public static FormField? Supplement(string subject) => StatedChoices.Find(subject) is { } choice
        ? Asked(choice.Note)! with { Name = AfterNote, Ja = "変更後の補足", En = "After: in words", Required = false }
        : null;

    private static FormField? Asked(string fact) => ApplicationForms.Head.Concat(ApplicationForms.Overview).Concat(ApplicationForms.Prices).FirstOrDefault(f => f.Name == fact);

    private static FormField Subject(string subject) => Named(subject) is { } chosen ? Carried("field", "変わるもの", "What changes") with { Options = [chosen] } : Draft[0];

    /// <summary>A subject with its words: one that can be chosen, or the supplement of a choice, which no new notice is about.</summary>
    private static FieldOption? Named(string subject) => Subjects.FirstOrDefault(s => s.Value == subject)
        ?? (StatedChoices.All.Any(c => c.Note == subject) && Asked(subject) is { } words ? new FieldOption(subject, words.Ja, words.En) : null);
}
