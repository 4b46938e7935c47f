using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>The form of one of the 23 items: the answer and its quantitative evidence.</summary>
public static class ItemForm
{
    /// <summary>できる／できない.</summary>
    public static FormField Answer { get; } = ApplicationForms.Claim.First(f => f.Name == "can") with { Required = true };

    /// <summary>What a yes rests on; all but the note is needed before submission.</summary>
    public static ImmutableArray<FormField> Evidence { get; } =
        [.. ApplicationForms.Claim.Where(f => f.Name is not ("item" or "can")).Select(f => f with { Required = f.Name != "note" })];

    /// <summary>All fields in order.</summary>
    public static ImmutableArray<FormField> Fields { get; } = [Answer, .. Evidence];

    /// <summary>A field of a claim as the form shows it.</summary>
    public static string Value(Claim? claim, string field) => claim is null ? "" : field switch
    {
        "can" => claim.Can ? "yes" : "no",
        "metric" => claim.Metric,
        "value" => claim.Value,
        "unit" => claim.Unit,
        "measuredOn" => claim.MeasuredOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        "method" => claim.Method,
        "source" => claim.Source,
        "note" => claim.Note,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such field."),
    };
}
