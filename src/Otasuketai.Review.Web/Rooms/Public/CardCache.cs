using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>
/// The cards of entries as last written, a few thousand of them: the same entry is shown under many questions, and its words change only with
/// the entry, which is another object then. When it is full, what was not asked for since it was full before is forgotten.
/// </summary>
public sealed class CardCache(HtmlEncoder encoder)
{
    private const int Most = 1_500;

    private ConcurrentDictionary<Key, HtmlString> young = new();
    private ConcurrentDictionary<Key, HtmlString> old = new();

    /// <summary>The card, written by <paramref name="write"/> when it is not there.</summary>
    public IHtmlContent Of(CatalogueEntry entry, Lang l, Func<CatalogueEntry, IHtmlContent> write)
    {
        var key = new Key(entry, l.En);
        if (young.TryGetValue(key, out var card))
        {
            return card;
        }

        if (!old.TryGetValue(key, out card))
        {
            using var text = new StringWriter();
            write(entry).WriteTo(text, encoder);
            card = new HtmlString(text.ToString());
        }

        if (young.Count >= Most)
        {
            (old, young) = (young, new());
        }

        young[key] = card;
        return card;
    }

    private readonly record struct Key(CatalogueEntry Entry, bool En)
    {
        public bool Equals(Key other) => ReferenceEquals(Entry, other.Entry) && En == other.En;

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Entry) * (En ? 1 : -1);
    }
}
