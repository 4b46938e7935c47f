using System.Collections.Immutable;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>The small form that adds an entry to a page by its number.</summary>
/// <param name="Path">The page, without language.</param>
/// <param name="Kept">What else the address holds.</param>
public sealed record AddView(string Path, Chosen Chosen, ImmutableArray<(string Name, string Value)> Kept);
