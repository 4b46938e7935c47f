using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>The boxes of a facet. There are a hundred on a page and only their counts change, so everything around is written once.</summary>
internal static class FacetBoxes
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly FrozenDictionary<FacetValue, (string Before, string Ja, string En)> Parts = Facets.All
        .SelectMany(f => f.Values.Select(v => (Value: v, Before: $"""<label class="check"><input type="checkbox" name="{Encoder.Encode(f.Code)}" value="{Encoder.Encode(v.Code)}" """)))
        .ToFrozenDictionary(v => v.Value, v => (v.Before.TrimEnd(), Words(v.Value.Words.Ja), Words(v.Value.Words.En)));

    public static IHtmlContent Of(ImmutableArray<ValueCount> values, Lang l)
    {
        var boxes = new StringBuilder(values.Length * 180);
        foreach (var value in values)
        {
            var (before, ja, en) = Parts[value.Value];
            boxes.Append(before).Append(value.IsChosen ? " checked" : "").Append(l.En ? en : ja).Append(CultureInfo.InvariantCulture, $"{value.Count}").Append(l.En ? "</span></label>" : """<span class="vh">件</span></span></label>""");
        }

        return new HtmlString(boxes.ToString());
    }

    private static string Words(string words) => $"""><span>{Encoder.Encode(words)}</span><span class="check__n">""";
}
