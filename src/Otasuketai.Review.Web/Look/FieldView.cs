using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Look;

/// <summary>What a field is made of.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>An address for mail.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Tel,

    /// <summary>A web address.</summary>
    Url,

    /// <summary>Never shown again after posting.</summary>
    Password,

    /// <summary>A number with its unit; full-width digits are welcome.</summary>
    Number,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>Several lines.</summary>
    TextArea,

    /// <summary>One of many.</summary>
    Select,

    /// <summary>One of a few, each a card with what it leads to.</summary>
    Cards,

    /// <summary>Yes or nothing; its value is <c>true</c>.</summary>
    Checkbox,

    /// <summary>Any of a few.</summary>
    Checkboxes,

    /// <summary>Files to send.</summary>
    File,
}

/// <summary>One option of a field; <paramref name="Hint"/> says what happens, to whom.</summary>
public sealed record Choice(string Value, string Label, string? Hint = null, Glyph? Icon = null);

/// <summary>Who will read what is entered. <paramref name="Outside"/>: somebody beyond the own office.</summary>
public sealed record Visibility(string Text, bool Outside)
{
    /// <summary>Everybody.</summary>
    public static Visibility Public(Lang lang) => new(lang.Pick("公開されます", "Will be public"), true);

    /// <summary>The applicant and the committee.</summary>
    public static Visibility Applicant(Lang lang) =>
        new(lang.Pick("申請者と評価会議が読みます", "Read by the applicant and the committee"), true);

    /// <summary>Committee members and the operator.</summary>
    public static Visibility Committee(Lang lang) =>
        new(lang.Pick("委員と運営者だけが読みます", "Read by the committee and the operator only"), false);

    /// <summary>The operator only.</summary>
    public static Visibility Office(Lang lang) => new(lang.Pick("運営者だけが読みます", "Read by the operator only"), false);

    /// <summary>The operator checks it; it is not published.</summary>
    public static Visibility Private(Lang lang) =>
        new(lang.Pick("公開されません。運営者と評価会議が確認に使います", "Not published; used by the operator and the committee"), false);
}

/// <summary>
/// A field of a form: label above, who reads it, hint, problem and input, in this order. What was typed and what is wrong
/// with it come from the page's model state by <paramref name="Name"/>, so that a page need not carry them.
/// </summary>
public sealed partial record FieldView(string Name, FieldKind Kind, string Label)
{
    /// <summary>How to fill it in; one sentence.</summary>
    public string? Hint { get; init; }

    /// <summary>The present value.</summary>
    public string? Value { get; init; }

    /// <summary>The present values of <see cref="FieldKind.Checkboxes"/>.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What is wrong, as the error summary says it.</summary>
    public string? Error { get; init; }

    /// <summary>Marked ※必須; otherwise 任意, unless it is <see cref="Unmarked"/>.</summary>
    public bool Required { get; init; }

    /// <summary>Marked neither way: the only question of its form, or a list that always holds an answer.</summary>
    public bool Unmarked { get; init; }

    /// <summary>Said in the hint; the server counts, the browser does not cut.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Height of a <see cref="FieldKind.TextArea"/>.</summary>
    public int Rows { get; init; } = 3;

    /// <summary>The options of Select, Cards and Checkboxes; of Checkbox, the first option's label stands beside the box.</summary>
    public IReadOnlyList<Choice> Options { get; init; } = [];

    /// <summary>Who will read it.</summary>
    public Visibility? Visibility { get; init; }

    /// <summary>Said after the input, e.g. 円／台・月.</summary>
    public string? Unit { get; init; }

    /// <summary>The HTML autocomplete token.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>File endings, e.g. <c>.pdf,.xlsx</c>.</summary>
    public string? Accept { get; init; }

    /// <summary>True when the label is the page's only heading: one question a page.</summary>
    public bool IsHeading { get; init; }

    /// <summary>More than one file.</summary>
    public bool Multiple { get; init; }

    /// <summary>The element id; error links lead to it.</summary>
    public string Id => IdOf(Name);

    /// <summary>True when label and inputs are a fieldset.</summary>
    public bool IsGroup => Kind is FieldKind.Cards or FieldKind.Checkboxes;

    /// <summary>The ids of the sentences that belong to the input.</summary>
    public string? DescribedBy
    {
        get
        {
            string?[] ids =
            [
                Visibility is null ? null : Id + "-v",
                Hint is null && MaxLength is null ? null : Id + "-h",
                Error is null ? null : Id + "-e",
            ];
            var told = string.Join(' ', ids.Where(id => id is not null));
            return told.Length == 0 ? null : told;
        }
    }

    /// <summary>The element id of a model state key.</summary>
    public static string IdOf(string name) => name.Length == 0 ? "main" : "f-" + NotInIds().Replace(name, "-");

    /// <summary>
    /// This field with what was typed and what was found wrong. A box that is not <paramref name="posted"/> in a form that
    /// comes back with errors was left empty: browsers do not send it.
    /// </summary>
    public FieldView With(ModelStateDictionary state, bool posted)
    {
        if (!state.TryGetValue(Name, out var entry) || entry.RawValue is null)
        {
            var found = this with { Error = Error ?? entry?.Errors.FirstOrDefault()?.ErrorMessage };
            var emptied = posted && !state.IsValid && (Kind is FieldKind.Checkbox or FieldKind.Checkboxes);
            return emptied ? found with { Value = null, Values = [] } : found;
        }

        var typed = entry.RawValue switch
        {
            string[] many => many,
            string one => [one],
            _ => null,
        };
        return this with
        {
            Error = Error ?? entry.Errors.FirstOrDefault()?.ErrorMessage,
            Value = typed is [var first, ..] ? first : Value,
            Values = typed ?? Values,
        };
    }

    [GeneratedRegex("[^A-Za-z0-9_-]+")]
    private static partial Regex NotInIds();
}
