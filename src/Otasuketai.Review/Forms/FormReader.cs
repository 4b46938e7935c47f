using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Forms;

/// <summary>
/// Reads a form as people type it: full-width digits, stray spaces, any date notation. Every problem is a sentence that says what to do.
/// A field with a problem keeps what was typed.
/// </summary>
public static class FormReader
{
    /// <summary>Reads all fields. An optional field that was not posted at all is left out, so that a part of a form never empties the rest.</summary>
    public static FormReading Read(ActForm form, IReadOnlyDictionary<string, string> raw, DateOnly today)
    {
        var input = ImmutableDictionary.CreateBuilder<string, string>();
        var problems = ImmutableArray.CreateBuilder<FieldProblem>();
        foreach (var field in form.Fields)
        {
            if (!raw.TryGetValue(field.Name, out var typed) && !field.Required)
            {
                continue;
            }

            var (value, problem) = Read(field, typed, today);
            input[field.Name] = value;
            if (problem is not null)
            {
                problems.Add(new FieldProblem(field.Name, problem.Ja, problem.En));
            }
        }

        return new FormReading(input.ToImmutable(), problems.ToImmutable());
    }

    private static (string Value, Bilingual? Problem) Read(FormField field, string? typed, DateOnly today)
    {
        var text = field.Kind == FieldKind.LongText ? InputText.Paragraph(typed) : InputText.Line(typed);
        if (text.Length == 0)
        {
            return (text, field.Required ? Missing(field) : null);
        }

        var length = text.EnumerateRunes().Count();
        return length > field.Max && field.Kind is not (FieldKind.Items or FieldKind.Agree) ? (text, TooLong(field, length)) : Known(field, text, today);
    }

    private static (string Value, Bilingual? Problem) Known(FormField field, string text, DateOnly today) => field.Kind switch
    {
        FieldKind.Text or FieldKind.LongText => (text, null),
        FieldKind.Hidden => field.Options.IsEmpty || field.Options.Any(o => o.Value == text) ? (text, null) : (text, Missing(field)),
        FieldKind.Number => Number(field, text),
        FieldKind.Date => Day(field, text, today),
        FieldKind.Choice => field.Options.Any(o => o.Value == text) ? (text, null) : (text, Missing(field)),
        FieldKind.Agree => text is "yes" or "on" or "true" ? ("yes", null) : (string.Empty, field.Required ? Missing(field) : null),
        FieldKind.Several => Several(field, text),
        FieldKind.Items => Items(field, text),
    };

    private static (string, Bilingual?) Number(FormField field, string text)
    {
        var read = InputText.Decimal(text);
        return read switch
        {
            { Problem: InputProblem.TooLarge } => (text, new($"{field.Ja}の数字が大きすぎます", $"{field.En}: the number is too large")),
            { IsOk: true, Value: >= 0 } => (read.Value.ToString(CultureInfo.InvariantCulture), null),
            { IsOk: true } => (text, new($"{field.Ja}は0以上の数字で入力してください", $"{field.En}: please enter a number that is not below zero")),
            _ => (text, new($"{field.Ja}を数字で入力してください（例：1800）", $"{field.En}: please enter a number (for example 1800)")),
        };
    }

    private static (string, Bilingual?) Day(FormField field, string text, DateOnly today)
    {
        var read = InputText.Date(text);
        if (!read.IsOk)
        {
            return (text, new($"{field.Ja}を日付で入力してください（例：2026-08-28）", $"{field.En}: please enter a date (for example 2026-08-28)"));
        }

        var day = read.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return field.LaterThanToday switch
        {
            true when read.Value <= today => (day, new($"{field.Ja}は明日以降の日付にしてください", $"{field.En}: please choose a day after today")),
            false when read.Value > today => (day, new($"{field.Ja}は今日までの日付にしてください", $"{field.En}: please choose today or an earlier day")),
            _ => (day, null),
        };
    }

    private static (string, Bilingual?) Several(FormField field, string text)
    {
        var codes = Apart(text);
        var unknown = codes.Where(c => field.Options.All(o => o.Value != c)).ToList();
        return unknown.Count == 0
            ? (field.Chosen(string.Join(' ', codes)).Codes(), null)
            : (text, new($"{field.Ja}に、選択肢にないものがあります：{string.Join('、', unknown)}。画面の選択肢から選んでください", $"{field.En}: no such option: {string.Join(", ", unknown)}. Please choose among those shown"));
    }

    private static (string, Bilingual?) Items(FormField field, string text)
    {
        var ids = Apart(text);
        var unknown = ids.Where(i => !Rooms.Items.All.Contains(i)).ToList();
        if (field.One && ids.Count > 1)
        {
            return (text, Missing(field));
        }

        return unknown.Count == 0
            ? (string.Join(' ', Rooms.Items.All.Where(ids.Contains)), null)
            : (text, new($"{field.Ja}に、ない項目があります：{string.Join('、', unknown)}", $"{field.En}: no such item: {string.Join(", ", unknown)}"));
    }

    private static List<string> Apart(string text) => [.. InputText.Line(text).Split([' ', ',', '、', '\u3000'], StringSplitOptions.RemoveEmptyEntries).Select(InputText.Code).Distinct()];

    private static Bilingual Missing(FormField field) => field.Kind switch
    {
        FieldKind.Text or FieldKind.LongText => new($"{field.Ja}を入力してください", $"Please enter: {field.En}"),
        FieldKind.Number => new($"{field.Ja}を数字で入力してください（例：1800）", $"{field.En}: please enter a number (for example 1800)"),
        FieldKind.Date => new($"{field.Ja}を日付で入力してください（例：2026-08-28）", $"{field.En}: please enter a date (for example 2026-08-28)"),
        FieldKind.Choice or FieldKind.Several or FieldKind.Items => new($"{field.Ja}を選んでください", $"Please choose: {field.En}"),
        FieldKind.Agree => new($"「{field.Ja}」を確かめて、印を付けてください", $"Please confirm: {field.En}"),
        FieldKind.Hidden => new("画面を開き直してください。入力先の情報が届いていません", "Please open the page again; it lost what the form is about"),
    };

    private static Bilingual TooLong(FormField field, int length) => new(
        $"{field.Ja}は{field.Max:N0}文字以内で入力してください（いま{length:N0}文字、{length - field.Max:N0}文字多いです）",
        $"{field.En}: please keep it within {field.Max:N0} characters (now {length:N0}, {length - field.Max:N0} too many)");
}
