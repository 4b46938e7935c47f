using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Choosing;
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

    /// <summary>利用者の評価が高い順; entries with too few answers come last.</summary>
    Users,
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

/// <summary>What a visitor asks of the catalogue; always a plain address, made by <see cref="Url"/> and read by <see cref="CatalogueQueryReader"/>.</summary>
/// <param name="Picked">Numbers put aside for a comparison, in the order they were picked.</param>
/// <param name="Remarks">What of the address was cut or not understood, said to the visitor.</param>
public sealed record CatalogueQuery(CatalogueQuestion Question, ImmutableArray<string> Picked, ImmutableArray<Bilingual> Remarks)
{
    /// <summary>Longest search text; of a longer one the beginning is used.</summary>
    public const int MostCharacters = 100;

    /// <summary>Most entries of one comparison.</summary>
    public const int MostPicked = 4;

    /// <summary>The page.</summary>
    public const string Path = "/services";

    /// <summary>Everything that is listed.</summary>
    public static CatalogueQuery Everything { get; } = new(CatalogueQuestion.Everything, [], []);

    /// <summary>Which part of the register.</summary>
    public Shelf Shelf { get; init; } = Shelf.Listed;

    /// <summary>How many conditions narrow the list, the words not counted.</summary>
    public int Conditions => Question.Chosen.Length + (Shelf == Shelf.Listed ? 0 : 1);

    /// <summary>The same question of another part of the register.</summary>
    public CatalogueQuery On(Shelf shelf) => Ask(Question with { Stages = StagesOf(shelf) }) with { Shelf = shelf };

    /// <summary>Another question, from its first page; what is picked stays.</summary>
    public CatalogueQuery Ask(CatalogueQuestion question) => this with { Question = question with { Page = 1 }, Remarks = [] };

    /// <summary>Without one condition.</summary>
    public CatalogueQuery Without(ChosenValue chosen) => Ask(Question with { Chosen = Question.Chosen.Remove(chosen) });

    /// <summary>The list that is asked for when every condition is dropped.</summary>
    public CatalogueQuery Cleared => Everything with { Picked = Picked };

    /// <summary>The address of this question in the reader's language.</summary>
    public string Url(Lang lang)
    {
        var url = new StringBuilder(lang.Url(Path));
        var joint = '?';
        foreach (var (name, value) in Parameters)
        {
            url.Append(joint).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            joint = '&';
        }
        return url.ToString();
    }

    /// <summary>The address as names and values; a form hands on those it does not ask for itself.</summary>
    public IEnumerable<(string Name, string Value)> Parameters
    {
        get
        {
            (string, string)[] some =
            [
                (CatalogueQueryReader.Words, Question.Words), (CatalogueQueryReader.Status, Shelf == Shelf.Listed ? "" : Code(Shelf)),
                (CatalogueQueryReader.Sort, Question.Sort == CatalogueSort.Number ? "" : Code(Question.Sort)),
                (CatalogueQueryReader.Page, Question.Page == 1 ? "" : Question.Page.ToString(CultureInfo.InvariantCulture)),
            ];
            return some.Where(p => p.Item2.Length > 0).Concat(Question.Chosen.Select(c => (c.Facet.Code, c.Value.Code))).Concat(Picked.Select(n => (CatalogueQueryReader.Entry, n)));
        }
    }

    /// <summary>The stages of a shelf.</summary>
    public static ImmutableArray<Stage> StagesOf(Shelf shelf) => shelf switch
    {
        Shelf.Listed => [Stage.Listed],
        Shelf.Suspended => [Stage.Suspended],
        Shelf.Over => [Stage.Ended, Stage.Expired, Stage.Delisted, Stage.Transferred],
    };

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
        CatalogueSort.Price => new("月額が安い順（税込・単位は問わない）", "Lowest price incl. tax first, any unit"),
        CatalogueSort.Date => new("確認日が新しい順", "Latest as-of date first"),
        CatalogueSort.Users => new("利用者の評価が高い順", "Highest grade of users first"),
    };
}
