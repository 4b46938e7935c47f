using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Numbers;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Choosing;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>
/// Reads an address of the catalogue. Whatever it holds, it is answered: what is too long or too much is cut, what nobody knows is left
/// out, and both are said. The cost has a bound, because only so many values are looked at.
/// </summary>
public sealed class CatalogueQueryReader
{
    internal const string Words = "q";
    internal const string Status = "status";
    internal const string Sort = "sort";
    internal const string Page = "page";
    internal const string Entry = "entry";

    /// <summary>Most values of one address that are looked at; every box of the page ticked is fewer.</summary>
    public const int MostValues = 200;

    /// <summary>The last page that can be asked for.</summary>
    public const int LastPage = 10_000;

    private const int MostUnknownTold = 3;
    private const int LongestEcho = 30;

    private readonly List<Bilingual> remarks = [];
    private readonly List<string> unknown = [];
    private readonly List<(string Facet, string Value)> codes = [];
    private readonly List<string> picked = [];
    private string words = "";
    private Shelf shelf;
    private CatalogueSort sort;
    private int page = 1;

    private CatalogueQueryReader()
    {
    }

    /// <summary>Reads it.</summary>
    public static CatalogueQuery Read(IQueryCollection address)
    {
        var reader = new CatalogueQueryReader();
        var left = MostValues;
        foreach (var (name, values) in address)
        {
            var taken = values.Take(left).ToList();
            left -= taken.Count;
            reader.Take(name, taken);
        }
        if (left == 0)
        {
            reader.remarks.Add(new($"条件が多すぎるため、最初の{MostValues}個だけを使いました。", $"Too many conditions: the first {MostValues} were used."));
        }
        return reader.Query();
    }

    private void Take(string name, List<string?> values)
    {
        switch (name)
        {
            case Words:
                TakeWords(values);
                break;
            case Status:
                shelf = One(name, values, Shelf.Listed, ReadChoice<Shelf>);
                break;
            case Sort:
                sort = One(name, values, CatalogueSort.Number, ReadChoice<CatalogueSort>);
                break;
            case Page:
                page = One(name, values, 1, ReadPage);
                break;
            case Entry:
                TakePicked(values);
                break;
            default:
                codes.AddRange(values.Select(value => (name, value ?? "")));
                break;
        }
    }

    private void TakeWords(List<string?> values)
    {
        words = InputText.Line(values.FirstOrDefault());
        if (values.Count > 1)
        {
            remarks.Add(new("検索のことばが2つ以上あったため、最初のものを使いました。", "There was more than one search text: the first was used."));
        }
        if (words.Length > CatalogueQuery.MostCharacters)
        {
            words = InputText.Cut(words, CatalogueQuery.MostCharacters).TrimEnd();
            remarks.Add(new($"検索のことばは{CatalogueQuery.MostCharacters}文字までです。最初の{CatalogueQuery.MostCharacters}文字で探しました。", $"A search has at most {CatalogueQuery.MostCharacters} characters; the first {CatalogueQuery.MostCharacters} were used."));
        }
    }

    private void TakePicked(List<string?> values)
    {
        foreach (var value in values)
        {
            var number = RegistrationNumber.Parse(value);
            if (!number.IsOk)
            {
                unknown.Add($"{Entry}={value}");
            }
            else if (!picked.Contains(number.Value.ToString()))
            {
                picked.Add(number.Value.ToString());
            }
        }
        if (picked.Count > CatalogueQuery.MostPicked)
        {
            picked.RemoveRange(CatalogueQuery.MostPicked, picked.Count - CatalogueQuery.MostPicked);
            remarks.Add(new($"比べられるのは{CatalogueQuery.MostPicked}件までです。最初の{CatalogueQuery.MostPicked}件を選びました。", $"At most {CatalogueQuery.MostPicked} services can be compared; the first {CatalogueQuery.MostPicked} were taken."));
        }
    }

    private CatalogueQuery Query()
    {
        var question = (CatalogueQuestion.Everything with { Words = words, Sort = sort, Page = page, Stages = CatalogueQuery.StagesOf(shelf) }).Choose(codes, out var notKnown);
        unknown.AddRange(notKnown.Select(code => $"{code.Facet}={code.Value}"));
        if (unknown.Count > 0)
        {
            var told = unknown.Take(MostUnknownTold).Select(Short).ToList();
            var more = unknown.Count - told.Count;
            remarks.Add(new(
                $"知らない条件は使いませんでした：{string.Join('、', told)}{(more > 0 ? $" ほか{more}個" : "")}", $"Unknown conditions were left out: {string.Join(", ", told)}{(more > 0 ? $" and {more} more" : "")}"));
        }
        return new CatalogueQuery(question, [.. picked], [.. remarks]) { Shelf = shelf };
    }

    private T One<T>(string name, List<string?> values, T otherwise, Func<string, T?> read)
        where T : struct
    {
        foreach (var value in values)
        {
            if (read(value ?? "") is { } known)
            {
                return known;
            }
            unknown.Add($"{name}={value}");
        }
        return otherwise;
    }

    private static T? ReadChoice<T>(string code)
        where T : struct, Enum
    {
        foreach (var choice in Enum.GetValues<T>())
        {
            if (CatalogueQuery.Code(choice) == code)
            {
                return choice;
            }
        }
        return null;
    }

    private static int? ReadPage(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= LastPage ? number : null;

    private static string Short(string text) => $"「{InputText.Short(InputText.Line(text), LongestEcho)}」";
}
