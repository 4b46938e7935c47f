using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>How results are put in order; each name says what it really does.</summary>
public enum CatalogueSort
{
    /// <summary>登録番号の新しい順.</summary>
    Number,

    /// <summary>確認済みの項目が多い順.</summary>
    Verified,

    /// <summary>月額が安い順; entries without a price come last.</summary>
    Price,

    /// <summary>確認日が新しい順.</summary>
    Date,
}

/// <summary>Which part of the register is looked through: what can be chosen now, or what cannot but must stay findable.</summary>
public enum Shelf
{
    /// <summary>掲載中: the ones to choose from.</summary>
    Listed,

    /// <summary>掲載停止中.</summary>
    Suspended,

    /// <summary>掲載終了・失効・掲載取消・承継済み.</summary>
    Over,
}

/// <summary>What a visitor asks of the catalogue: words, types, shelf, order and page; always a plain address.</summary>
public sealed record CatalogueQuery(string Words, ImmutableArray<MonitoringType> Types, CatalogueSort Sort, int Page)
{
    /// <summary>Longest search text; longer ones are answered, not cut.</summary>
    public const int MostCharacters = 100;

    /// <summary>Which part of the register.</summary>
    public Shelf Shelf { get; init; } = Shelf.Listed;

    /// <summary>The stages of the shelf.</summary>
    public ImmutableArray<Stage> Stages => Shelf switch
    {
        Shelf.Listed => [Stage.Listed],
        Shelf.Suspended => [Stage.Suspended],
        Shelf.Over => [Stage.Ended, Stage.Expired, Stage.Delisted, Stage.Transferred],
    };

    /// <summary>True when the text is longer than a search can be.</summary>
    public bool TooLong => Words.Length > MostCharacters;

    /// <summary>The single words, each of which an entry must contain.</summary>
    public ImmutableArray<string> Terms => [.. Words.Normalize(System.Text.NormalizationForm.FormKC).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    /// <summary>Reads the address; what it does not understand, it leaves out.</summary>
    public static CatalogueQuery Read(IQueryCollection query) => new(
        InputText.Line(query["q"]),
        [.. query["type"].Select(t => MonitoringTypes.Read(t ?? "")).OfType<MonitoringType>().Distinct().Order()],
        Read(query["sort"], CatalogueSort.Number),
        int.TryParse(query["page"], out var page) ? Math.Clamp(page, 1, 10_000) : 1)
    {
        Shelf = Read(query["status"], Shelf.Listed),
    };

    /// <summary>The address of this question in the reader's language.</summary>
    public string Url(Lang lang)
    {
        List<string> parts = [];
        if (Words.Length > 0)
        {
            parts.Add("q=" + Uri.EscapeDataString(Words));
        }

        parts.AddRange(Types.Select(t => "type=" + t.Code()));
        if (Shelf != Shelf.Listed)
        {
            parts.Add("status=" + Code(Shelf));
        }

        if (Sort != CatalogueSort.Number)
        {
            parts.Add("sort=" + Code(Sort));
        }

        if (Page > 1)
        {
            parts.Add($"page={Page}");
        }

        return lang.Url("/services" + (parts.Count == 0 ? "" : "?" + string.Join('&', parts)));
    }

    /// <summary>The word of an order or a shelf in an address.</summary>
    public static string Code<T>(T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();

    /// <summary>The name of a shelf.</summary>
    public static Bilingual WordsOf(Shelf shelf) => shelf switch
    {
        Shelf.Listed => new("掲載中", "Listed"),
        Shelf.Suspended => new("掲載停止中", "Suspended"),
        Shelf.Over => new("終了・取消など", "Ended or delisted"),
    };

    /// <summary>The name of an order.</summary>
    public static Bilingual WordsOf(CatalogueSort sort) => sort switch
    {
        CatalogueSort.Number => new("登録番号が新しい順", "Newest number first"),
        CatalogueSort.Verified => new("確認済みの項目が多い順", "Most verified items first"),
        CatalogueSort.Price => new("月額が安い順（単位は問わない）", "Lowest price first, any unit"),
        CatalogueSort.Date => new("確認日が新しい順", "Latest as-of date first"),
    };

    private static T Read<T>(string? raw, T otherwise)
        where T : struct, Enum => Enum.TryParse<T>(raw, ignoreCase: true, out var read) && Enum.IsDefined(read) ? read : otherwise;
}
