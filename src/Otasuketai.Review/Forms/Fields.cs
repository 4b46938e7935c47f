using System.Collections.Immutable;

namespace Otasuketai.Review.Forms;

/// <summary>Who reads what is typed; said above the field before anything is typed.</summary>
internal sealed record Readers(string Ja, string En)
{
    public static readonly Readers Vendor = new("申請者が読みます。経緯に残ります。", "Read by the vendor; kept in the history.");
    public static readonly Readers Operator = new("運営者が読みます。経緯に残ります。", "Read by the operator; kept in the history.");
    public static readonly Readers Inside = new("運営者と評価会議だけが読みます。", "Read by the operator and the committee only.");
    public static readonly Readers Committee = new("委員が読みます。", "Read by the committee.");
    public static readonly Readers Everybody = new("公開されます。", "Shown to the public.");
    public static readonly Readers Sealed = new("締切まで誰にも見えません。締切後も、誰の票かは示しません。", "Nobody sees it before the close; nobody learns whose it is afterwards.");
}

/// <summary>How fields are written down, so that a form reads like a list of what it asks.</summary>
internal static class Fields
{
    private static readonly ImmutableArray<FieldOption> YesNoOptions = [new("yes", "はい", "Yes"), new("no", "いいえ", "No")];

    /// <summary>No fields: acts of the system, and acts that need nothing but the wish.</summary>
    public static ImmutableArray<FormField> None => [];

    /// <summary>One line.</summary>
    public static FormField Line(string name, string ja, string en, int max = 200) => new(name, FieldKind.Text, ja, en) { Max = max };

    /// <summary>Several lines.</summary>
    public static FormField Long(string name, string ja, string en, int max = 2000) => new(name, FieldKind.LongText, ja, en) { Max = max };

    /// <summary>A number, not below zero.</summary>
    public static FormField Number(string name, string ja, string en) => new(name, FieldKind.Number, ja, en) { Max = 30 };

    /// <summary>Any day.</summary>
    public static FormField Day(string name, string ja, string en) => new(name, FieldKind.Date, ja, en) { Max = 20 };

    /// <summary>A day after today.</summary>
    public static FormField Later(string name, string ja, string en) => Day(name, ja, en) with { LaterThanToday = true };

    /// <summary>Today or a day before.</summary>
    public static FormField Past(string name, string ja, string en) => Day(name, ja, en) with { LaterThanToday = false };

    /// <summary>One of a few.</summary>
    public static FormField Choice(string name, string ja, string en, params ImmutableArray<FieldOption> options) =>
        new(name, FieldKind.Choice, ja, en) { Options = options };

    /// <summary>Any number of a few.</summary>
    public static FormField Several(string name, string ja, string en, params ImmutableArray<FieldOption> options) =>
        new(name, FieldKind.Several, ja, en) { Options = options, HintJa = "あてはまるものをすべて選んでください", HintEn = "Choose all that apply" };

    /// <summary>A public fact of fixed choices.</summary>
    public static FormField Stated(StatedChoice choice, string ja, string en) => choice.One ? Choice(choice.Name, ja, en, choice.Options) : Several(choice.Name, ja, en, choice.Options);

    /// <summary>Yes or no.</summary>
    public static FormField YesNo(string name, string ja, string en) => Choice(name, ja, en, YesNoOptions);

    /// <summary>A statement to agree to.</summary>
    public static FormField Agree(string name, string ja, string en) => new(name, FieldKind.Agree, ja, en);

    /// <summary>Some of the 23 items.</summary>
    public static FormField Items(string name, string ja, string en) => new(name, FieldKind.Items, ja, en);

    /// <summary>A value the page carries.</summary>
    public static FormField Carried(string name, string ja, string en) => new(name, FieldKind.Hidden, ja, en) { Max = 100 };

    /// <summary>The reason of an act, as its reader gets it.</summary>
    public static FormField Reason(Readers readers) => Long("reason", "理由", "Reason").ReadBy(readers);

    /// <summary>The act happens without it.</summary>
    public static FormField Optional(this FormField field) => field with { Required = false };

    /// <summary>Help under the label.</summary>
    public static FormField Hint(this FormField field, string ja, string en) => field with { HintJa = ja, HintEn = en };

    /// <summary>Who will read it.</summary>
    public static FormField ReadBy(this FormField field, Readers readers) => field with
    {
        ReadersJa = readers.Ja, ReadersEn = readers.En, Inside = readers != Readers.Vendor && readers != Readers.Everybody,
    };
}
