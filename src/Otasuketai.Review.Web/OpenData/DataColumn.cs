using System.Collections.Immutable;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.OpenData;

/// <summary>What a column holds.</summary>
public enum DataType
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>A day in Japan, 2026-10-01.</summary>
    Day,

    /// <summary>An instant in UTC, 2026-10-01T05:00:00Z.</summary>
    Instant,
}

/// <summary>A column of an open data table, the same in JSON and CSV.</summary>
/// <param name="Name">Its stable name; a column is never renamed within a version, only added at the end.</param>
/// <param name="Meaning">What it says.</param>
public sealed record DataColumn(string Name, DataType Type, Bilingual Meaning)
{
    /// <summary>True when a row may leave it open: not stated, or not applicable.</summary>
    public bool MayBeOpen { get; init; }

    /// <summary>The only words it can hold; empty for free ones.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>True when it can hold several of these words, separated by a space.</summary>
    public bool Several { get; init; }
}

/// <summary>One open data table: its columns and how its rows are read, one after the other.</summary>
public abstract class DataTable(string name, Bilingual title, ImmutableArray<DataColumn> columns, string key)
{
    /// <summary>Its name in the address.</summary>
    public string Name => name;

    /// <summary>What it lists.</summary>
    public Bilingual Title => title;

    /// <summary>Its columns, in order.</summary>
    public ImmutableArray<DataColumn> Columns => columns;

    /// <summary>The columns, separated by commas, that tell its rows apart.</summary>
    public string Key => key;

    /// <summary>The rows, each with one value for each column.</summary>
    public abstract IAsyncEnumerable<IReadOnlyList<object?>> Rows(DataSource source, CancellationToken ct);
}

/// <summary>A table whose rows are made of <typeparamref name="T"/>.</summary>
internal sealed class DataTable<T>(
    string name, Bilingual title, string key, ImmutableArray<(DataColumn Column, Func<T, object?> Value)> columns, Func<DataSource, CancellationToken, IAsyncEnumerable<T>> rows)
    : DataTable(name, title, [.. columns.Select(c => c.Column)], key)
{
    /// <inheritdoc/>
    public override async IAsyncEnumerable<IReadOnlyList<object?>> Rows(DataSource source, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in rows(source, ct))
        {
            yield return [.. columns.Select(c => c.Value(row))];
        }
    }
}
