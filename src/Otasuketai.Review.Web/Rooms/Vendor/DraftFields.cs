using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;
using FieldKind = Otasuketai.Review.Forms.FieldKind;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>
/// Reads and draws the fields of a draft: what is there must be readable, what is missing may follow later. Every typed text
/// and every problem goes into the model state, so that the page comes back as it was sent.
/// </summary>
public static class DraftFields
{
    /// <summary>The normalised values by field; problems stand in <paramref name="state"/>.</summary>
    public static ImmutableDictionary<string, string> Read(
        IReadOnlyCollection<FormField> fields, IFormCollection form, ModelStateDictionary state, (Lang Lang, DateOnly Today) now)
    {
        foreach (var field in fields)
        {
            string? raw = form[field.Name];
            state.SetModelValue(field.Name, field.Kind == FieldKind.Several ? form[field.Name].ToArray() : raw, raw);
            state.MarkFieldValid(field.Name);
        }

        var draft = new ActForm(Act.SaveApplication, [.. fields.Select(f => f with { Required = false })]);
        var reading = FormReader.Read(draft, fields.ToDictionary(f => f.Name, f => form[f.Name].ToString()), now.Today);
        foreach (var problem in reading.Problems)
        {
            state.AddModelError(problem.Field, now.Lang.Pick(problem.Ja, problem.En));
        }

        return reading.Input;
    }

    /// <summary>A field as the look draws it.</summary>
    public static FieldView View(FormField field, string value, Lang lang) => new(field.Name, Kind(field), lang.Pick(field.Ja, field.En))
    {
        Values = field.Kind == FieldKind.Several ? value.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [],
        Value = field.Kind == FieldKind.Agree ? (value == "yes" ? "true" : null) : value,
        Required = field.Required,
        Rows = field.Max > 1000 ? 8 : 4,
        MaxLength = field.Kind == FieldKind.LongText ? field.Max : null,
        Hint = lang.Pick(field.HintJa, field.HintEn) is { Length: > 0 } hint ? hint : null,
        Visibility = field.ReadersJa.Length == 0 ? null : new Visibility(lang.Pick(field.ReadersJa, field.ReadersEn), field.ReadersJa.StartsWith("公開", StringComparison.Ordinal)),
        Options = [.. field.Options.Select(o => new Choice(o.Value, lang.Pick(o.Ja, o.En), lang.Pick(o.HintJa, o.HintEn) is { Length: > 0 } told ? told : null))],
    };

    /// <summary>A value as a person reads it.</summary>
    public static string Words(FormField field, string value, Lang lang) => field.Kind switch
    {
        FieldKind.Agree => value == "yes" ? lang.Pick("確認しました", "Confirmed") : "",
        FieldKind.Choice => field.Options.FirstOrDefault(o => o.Value == value) is { } option ? lang.Pick(option.Ja, option.En) : value,
        FieldKind.Several => lang.Of(field.Chosen(value)),
        FieldKind.Number => InputText.Decimal(value) is { IsOk: true, Value: var number } ? lang.Number(number) : value,
        FieldKind.Date => InputText.Date(value) is { IsOk: true, Value: var day } ? lang.Day(day) : value,
        FieldKind.Text or FieldKind.LongText or FieldKind.Items or FieldKind.Hidden => value,
    };

    private static Look.FieldKind Kind(FormField field) => field.Kind switch
    {
        FieldKind.Text => Look.FieldKind.Text,
        FieldKind.LongText => Look.FieldKind.TextArea,
        FieldKind.Number => Look.FieldKind.Number,
        FieldKind.Date => Look.FieldKind.Date,
        FieldKind.Choice => Look.FieldKind.Cards,
        FieldKind.Several => Look.FieldKind.Checkboxes,
        FieldKind.Agree => Look.FieldKind.Checkbox,
        FieldKind.Items or FieldKind.Hidden => throw new InvalidOperationException($"Not a field of a draft: {field.Name}."),
    };
}
