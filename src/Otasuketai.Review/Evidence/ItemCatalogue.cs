using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Evidence;

/// <summary>What may be wrong in the table of items.</summary>
public enum ItemProblem
{
    /// <summary>The heading is not the one of the table.</summary>
    WrongHeading,

    /// <summary>A row has the wrong number of columns, or an empty one.</summary>
    WrongColumns,

    /// <summary>The id is not "viewpoint.number" of the row's viewpoint.</summary>
    BadId,

    /// <summary>The same id twice.</summary>
    DuplicateId,

    /// <summary>A viewpoint that does not exist.</summary>
    UnknownViewpoint,

    /// <summary>Not exactly 23 items.</summary>
    WrongNumberOfItems,

    /// <summary>A quotation mark never closes.</summary>
    OpenQuote,
}

/// <summary>A catalogue and everything that was wrong with its table; rows with a problem are left out.</summary>
public sealed record ItemReading(ItemCatalogue Catalogue, ImmutableArray<LineProblem<ItemProblem>> Problems);

/// <summary>The 23 items in the order of the form.</summary>
public sealed class ItemCatalogue
{
    /// <summary>How many items the programme has.</summary>
    public const int Size = 23;

    private static readonly ImmutableArray<string> Heading = ["id", "viewpoint", "viewpoint_ja", "label_ja", "label_en", "evidence_hint_ja"];

    private static readonly FrozenDictionary<string, Viewpoint> Viewpoints = new Dictionary<string, Viewpoint>
    {
        ["adoption"] = Viewpoint.Adoption,
        ["operation"] = Viewpoint.Operation,
        ["cost"] = Viewpoint.Cost,
        ["problem-solving"] = Viewpoint.ProblemSolving,
        ["effect"] = Viewpoint.Effect,
        ["options"] = Viewpoint.Options,
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, Item> byId;

    private ItemCatalogue(ImmutableArray<Item> items)
    {
        Items = items;
        byId = items.ToFrozenDictionary(i => i.Id);
    }

    /// <summary>All items.</summary>
    public ImmutableArray<Item> Items { get; }

    /// <summary>One item by id; null when there is none.</summary>
    public Item? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The items of one viewpoint, in order.</summary>
    public IEnumerable<Item> Of(Viewpoint viewpoint) => Items.Where(i => i.Viewpoint == viewpoint);

    /// <summary>Reads the table of items.</summary>
    public static ItemReading Read(string csvText)
    {
        var problems = ImmutableArray.CreateBuilder<LineProblem<ItemProblem>>();
        var items = ImmutableArray.CreateBuilder<Item>();
        var rows = Csv.Read(csvText, out var openQuoteLine);
        if (openQuoteLine is { } line)
        {
            problems.Add(Problem(line, ItemProblem.OpenQuote, ""));
        }
        if (rows.Length == 0 || !rows[0].Fields.SequenceEqual(Heading))
        {
            problems.Add(Problem(1, ItemProblem.WrongHeading, string.Join(',', Heading)));
        }
        foreach (var row in rows.Skip(1))
        {
            if (Wrong(row, items) is { } kind)
            {
                problems.Add(Problem(row.Line, kind, string.Join(',', row.Fields)));
                continue;
            }
            var f = row.Fields;
            items.Add(new Item(f[0], Viewpoints[f[1]], new Bilingual(f[3].Trim(), f[4].Trim()), f[5].Trim()));
        }
        if (items.Count != Size)
        {
            problems.Add(Problem(1, ItemProblem.WrongNumberOfItems, items.Count.ToString(CultureInfo.InvariantCulture)));
        }
        return new ItemReading(new ItemCatalogue(items.ToImmutable()), problems.ToImmutable());
    }

    private static ItemProblem? Wrong(CsvRow row, ImmutableArray<Item>.Builder before)
    {
        if (row.Fields.Length != Heading.Length || row.Fields.Any(string.IsNullOrWhiteSpace))
        {
            return ItemProblem.WrongColumns;
        }
        if (!Viewpoints.TryGetValue(row.Fields[1], out var viewpoint))
        {
            return ItemProblem.UnknownViewpoint;
        }
        var id = row.Fields[0];
        var isId = id.Length == 3 && id[0] == '1' + (int)viewpoint && id[1] == '.' && id[2] is >= '1' and <= '9';
        if (!isId)
        {
            return ItemProblem.BadId;
        }
        return before.Any(i => i.Id == id) ? ItemProblem.DuplicateId : null;
    }

    private static LineProblem<ItemProblem> Problem(int line, ItemProblem kind, string detail) => new(line, kind, kind switch
    {
        ItemProblem.WrongHeading => new($"見出しは {detail} でなければなりません。", $"The heading must be {detail}."),
        ItemProblem.WrongColumns => new($"列の数が違うか、空の列があります：{detail}", $"Wrong number of columns, or an empty one: {detail}"),
        ItemProblem.BadId => new($"項目番号が観点と合いません：{detail}", $"The id does not fit the viewpoint: {detail}"),
        ItemProblem.DuplicateId => new($"項目番号が二度あります：{detail}", $"The id stands twice: {detail}"),
        ItemProblem.UnknownViewpoint => new($"この観点はありません：{detail}", $"There is no such viewpoint: {detail}"),
        ItemProblem.WrongNumberOfItems => new($"項目は{Size}件必要ですが、{detail}件です。", $"There must be {Size} items, not {detail}."),
        ItemProblem.OpenQuote => new("引用符が閉じていません。", "A quotation mark never closes."),
    });
}
