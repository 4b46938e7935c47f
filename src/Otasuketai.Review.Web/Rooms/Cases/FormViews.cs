using System.Collections.Immutable;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;
using FormKind = Otasuketai.Review.Forms.FieldKind;
using ViewKind = Otasuketai.Review.Web.Look.FieldKind;

namespace Otasuketai.Review.Web.Rooms.Cases;

/// <summary>Draws an act's form: the rules name the fields, the look knows how they appear.</summary>
public static class FormViews
{
    /// <summary>More options than this make a list instead of cards.</summary>
    private const int MostCards = 6;

    /// <summary>One field with the value it starts with.</summary>
    public static FieldView Of(FormField field, Lang l, ItemCatalogue items, string? value) =>
        new(field.Name, Kind(field), l.Pick(field.Ja, field.En))
        {
            Required = field.Required,
            Hint = l.Pick(field.HintJa, field.HintEn) is { Length: > 0 } hint ? hint : null,
            MaxLength = field.Kind is FormKind.Text or FormKind.LongText ? field.Max : null,
            Visibility = l.Pick(field.ReadersJa, field.ReadersEn) is { Length: > 0 } readers ? new Visibility(readers, true) : null,
            Options = Options(field, l, items),
            Value = value,
            Values = value?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
            Rows = field.Kind == FormKind.LongText ? 4 : 1,
        };

    private static ViewKind Kind(FormField field) => field.Kind switch
    {
        FormKind.Text => ViewKind.Text,
        FormKind.LongText => ViewKind.TextArea,
        FormKind.Number => ViewKind.Number,
        FormKind.Date => ViewKind.Date,
        FormKind.Choice => field.Options.Length > MostCards ? ViewKind.Select : ViewKind.Cards,
        FormKind.Several => ViewKind.Checkboxes,
        FormKind.Agree => ViewKind.Checkbox,
        FormKind.Items => field.One ? ViewKind.Select : ViewKind.Checkboxes,
        FormKind.Hidden => ViewKind.Text,
    };

    private static ImmutableArray<Choice> Options(FormField field, Lang l, ItemCatalogue items) => field.Kind switch
    {
        FormKind.Choice or FormKind.Several => [.. field.Options.Select(o => new Choice(o.Value, l.Pick(o.Ja, o.En), l.Pick(o.HintJa, o.HintEn) is { Length: > 0 } hint ? hint : null))],
        FormKind.Agree => [new Choice("yes", l.Pick(field.Ja, field.En))],
        FormKind.Items => [.. items.Items.Select(i => new Choice(i.Id, $"{i.Id} {l.Pick(i.Label)}"))],
        FormKind.Text or FormKind.LongText or FormKind.Number or FormKind.Date or FormKind.Hidden => [],
    };

    /// <summary>A value as people read it: the option's words, the items' names, yes.</summary>
    public static string Said(FormField field, string value, Lang l, ItemCatalogue items) => field.Kind switch
    {
        FormKind.Choice or FormKind.Hidden => field.Options.FirstOrDefault(o => o.Value == value) is { } option ? l.Pick(option.Ja, option.En) : value,
        FormKind.Several => l.Of(field.Chosen(value)),
        FormKind.Agree => value.Length > 0 ? l.Pick("はい", "Yes") : string.Empty,
        FormKind.Items => string.Join(l.Pick("、", ", "), value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => items.Find(id) is { } item ? $"{id} {l.Pick(item.Label)}" : id)),
        FormKind.Date => DateOnly.TryParse(value, out var day) ? l.Day(day) : value,
        FormKind.Text or FormKind.LongText or FormKind.Number => value,
    };
}
