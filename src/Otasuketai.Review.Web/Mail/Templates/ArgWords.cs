using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Mail.Templates;

/// <summary>The label a fact of an act gets in a letter. A fact without a label here never reaches a letter.</summary>
/// <param name="English">False for a fact that only Japanese letters show, true for one that only English letters show; null for both.</param>
internal sealed record ArgWord(string Name, string Ja, string En, bool? English = null);

/// <summary>The facts that acts give along, in the order a reader needs them.</summary>
internal static class ArgWords
{
    public static ImmutableArray<ArgWord> All { get; } =
    [
        new("type", "依頼の種類", "Kind of request"),
        new("items", "対象", "Concerns"),
        new("mend", "直していただきたい点", "What to correct"),
        new("questions", "お尋ねしたいこと", "Questions"),
        new("question", "お尋ねしたいこと", "Question"),
        new("answer", "回答", "Answer"),
        new("times", "依頼の回数", "Times asked"),
        new("files", "添付の数", "Files attached"),
        new("heldOn", "日にち", "Date"),
        new("place", "場所", "Place"),
        new("meetingOn", "会議の日", "Meeting"),
        new("agendaNumber", "議題番号", "Item"),
        new("mode", "会議の形", "Kind of meeting"),
        new("resolution", "議決", "Resolution"),
        new("listing", "掲載", "Listing"),
        new("condition", "条件", "Condition"),
        new("rung", "措置", "Measure"),
        new("class", "届の区分", "Class"),
        new("ground", "事由", "Ground"),
        new("reasonClass", "理由の区分", "Reason class"),
        new("cause", "きっかけ", "Cause"),
        new("noticedOn", "気づいた日", "Noticed on"),
        new("intended", "予定している措置", "Intended measure"),
        new("facts", "もとになる事実", "Facts"),
        new("exitCriteria", "解除に必要なこと", "Needed to lift it"),
        new("subject", "不服の対象", "Decision appealed against"),
        new("stayGranted", "決定の効力の停止", "Decision suspended meanwhile"),
        new("contradicted", "利用者の回答と食い違う項目", "Items contradicted by users"),
        new("note", "運営者から", "Note"),
        new("reason", "理由", "Reason"),
        new("statement", "議決の理由", "Reasons of the resolution"),
        new("explanationJa", "票の数え方", "How the votes counted", English: false),
        new("explanationEn", "票の数え方", "How the votes counted", English: true),
        new("due", "期限", "Due"),
        new("newDue", "希望する新しい期限", "New due date asked for"),
        new("deadline", "締切", "Closes"),
        new("closes", "締切", "Closes"),
        new("replyUntil", "弁明の期限", "Reply by"),
        new("finalDue", "確報の期限", "Final report due"),
        new("windowUntil", "届出の期限", "To be filed by"),
        new("until", "いつまで", "Until"),
        new("validUntil", "有効期限", "Valid until"),
        new("lastDay", "掲載の最終日", "Last day of the entry"),
        new("appealUntil", "不服を申し出られる期限", "You may appeal until"),
    ];

    /// <summary>Facts that are the letter's due day, so that the step's own one is not told beside them.</summary>
    public static FrozenSet<string> DueNames { get; } = new[] { "due", "newDue", "deadline", "closes", "replyUntil" }.ToFrozenSet();

    /// <summary>Codes in words: those people chose are named by the forms they chose them in, the others here.</summary>
    private static readonly FrozenDictionary<string, (string Ja, string En)> Values = Chosen().Concat(
    [
        new("type:question", ("照会（お答えだけをお願いします）", "a question (an answer is enough)")),
        new("resolution:Approved", ("承認", "approved")),
        new("resolution:Conditional", ("条件付き承認", "approved with conditions")),
        new("resolution:Deferred", ("継続審議", "deferred")),
        new("resolution:NotApproved", ("不承認", "not approved")),
        new("resolution:Adopted", ("可決", "adopted")),
        new("resolution:Rejected", ("否決", "rejected")),
        new("listing:yes", ("掲載する", "to be listed")),
        new("listing:no", ("掲載しない", "not to be listed")),
    ]).DistinctBy(v => v.Key).ToFrozenDictionary();

    private static IEnumerable<KeyValuePair<string, (string Ja, string En)>> Chosen() =>
        from law in Law.Rows
        from field in ActForms.For(law.Machine, law.Act).Fields
        from option in field.Options
        select new KeyValuePair<string, (string Ja, string En)>($"{field.Name}:{option.Value}", (option.Ja, option.En));

    /// <summary>A fact's value as people read it: days written out, codes in words, free text as it was given.</summary>
    public static string Value(string name, string value, Lang lang) =>
        Values.TryGetValue($"{name}:{value}", out var words) ? lang.Pick(words.Ja, words.En)
        : DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? lang.Day(day)
        : value;
}
