using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>Why the desk did not save a form of this room, and what to do now.</summary>
internal static class StaleWords
{
    public static string Of(DeskAnswer.No no, Lang lang) => no.Reason == Refusal.Stale
        ? lang.Pick(
            "開いているあいだに、ほかの画面でこのページが変わりました。入力した内容はそのまま残っています。確かめて、もう一度保存してください",
            "This page was changed elsewhere while you had it open. What you typed is still here: check it and save again")
        : lang.Of(no.Reason);

    /// <summary>The fields that hold something else now than what was typed, with what they hold.</summary>
    public static IReadOnlyList<Fact> Differing(IEnumerable<FormField> fields, Func<FormField, string> present, IReadOnlyDictionary<string, string> typed, Lang lang) =>
    [
        .. from field in fields
           let now = present(field)
           where now != typed.GetValueOrDefault(field.Name, string.Empty)
           select new Fact(lang.Pick(field.Ja, field.En), now.Length == 0 ? lang.Pick("空欄", "empty") : DraftFields.Words(field, now, lang)),
    ];
}
