using System.Collections.Immutable;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>One viewpoint with its items, as a step of the task list.</summary>
public sealed record ViewpointItems(Viewpoint Viewpoint, ImmutableArray<Item> Items)
{
    /// <summary>Its heading.</summary>
    public Bilingual Label => Item.Words(Viewpoint);
}

/// <summary>The shipped 23 items in the order of the form.</summary>
public static class EvaluationItems
{
    private static readonly ItemCatalogue Catalogue = ItemCatalogue.Read(Resources.Text("data/evaluation-items.csv")).Catalogue;

    /// <summary>All items in order.</summary>
    public static ImmutableArray<Item> All => Catalogue.Items;

    /// <summary>All viewpoints in order.</summary>
    public static ImmutableArray<ViewpointItems> Viewpoints { get; } = [.. Enum.GetValues<Viewpoint>().Select(v => new ViewpointItems(v, [.. Catalogue.Of(v)]))];

    /// <summary>An item by its id.</summary>
    public static Item? Find(string id) => Catalogue.Find(id);

    /// <summary>The viewpoint of an item with its neighbours.</summary>
    public static ViewpointItems Of(Item item) => Viewpoints.First(v => v.Viewpoint == item.Viewpoint);
}
