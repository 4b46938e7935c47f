using System.Collections.Immutable;

namespace Otasuketai.Review.Forms;

/// <summary>What a field holds, and so how it is read, checked and drawn.</summary>
public enum FieldKind
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>Several lines of text.</summary>
    LongText,

    /// <summary>A number; full-width digits and separators are accepted.</summary>
    Number,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>One of a few options.</summary>
    Choice,

    /// <summary>Any number of a few options, as their codes in the order of the options, separated by a space.</summary>
    Several,

    /// <summary>A statement the person agrees to; "yes" or empty.</summary>
    Agree,

    /// <summary>Any number of the 23 items, as ids separated by a space.</summary>
    Items,

    /// <summary>A carried value that the page knows (an id, a member); never typed.</summary>
    Hidden,
}

/// <summary>One option of a choice, with the line that says what happens to whom.</summary>
public sealed record FieldOption(string Value, string Ja, string En, string HintJa = "", string HintEn = "");

/// <summary>How several options are kept: as their codes in the order of the options, separated by a space.</summary>
public static class FieldOptions
{
    /// <summary>The options such codes name, in their order; a code nobody knows is none.</summary>
    public static ImmutableArray<FieldOption> NamedBy(this ImmutableArray<FieldOption> options, string codes) => codes.Length == 0 ? [] : [.. options.Where(o => Holds(codes, o.Value))];

    /// <summary>The codes of options, as they are kept.</summary>
    public static string Codes(this IEnumerable<FieldOption> options) => string.Join(' ', options.Select(o => o.Value));

    /// <summary>True when a code is among those kept.</summary>
    internal static bool Holds(ReadOnlySpan<char> codes, ReadOnlySpan<char> code)
    {
        foreach (var one in codes.Split(' '))
        {
            if (codes[one].SequenceEqual(code))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>One field of an act's form: its words, limits and who will read it.</summary>
public sealed record FormField(string Name, FieldKind Kind, string Ja, string En)
{
    /// <summary>True when the act does not happen without it.</summary>
    public bool Required { get; init; } = true;

    /// <summary>Most characters accepted; longer text is refused with its length, never cut.</summary>
    public int Max { get; init; } = 2000;

    /// <summary>Help under the label.</summary>
    public string HintJa { get; init; } = string.Empty;

    /// <summary>Help under the label, in English.</summary>
    public string HintEn { get; init; } = string.Empty;

    /// <summary>Who will read it, said right above the field.</summary>
    public string ReadersJa { get; init; } = string.Empty;

    /// <summary>Who will read it, in English.</summary>
    public string ReadersEn { get; init; } = string.Empty;

    /// <summary>True when the vendor does not read what the office writes here.</summary>
    public bool Inside { get; init; }

    /// <summary>For <see cref="FieldKind.Items"/>: exactly one of them.</summary>
    public bool One { get; init; }

    /// <summary>The options of a <see cref="FieldKind.Choice"/> or <see cref="FieldKind.Several"/>; of a carried value, the words of what it may be.</summary>
    public ImmutableArray<FieldOption> Options { get; init; } = [];

    /// <summary>The options a value names, in their order.</summary>
    public ImmutableArray<FieldOption> Chosen(string value) => Options.NamedBy(value);

    /// <summary>For dates: the day must be later than today (true) or not later than today (false); null: any.</summary>
    public bool? LaterThanToday { get; init; }
}
