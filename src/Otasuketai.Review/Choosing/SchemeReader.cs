using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Choosing;

/// <summary>What may be wrong in the table of criteria.</summary>
public enum SchemeProblem
{
    /// <summary>The heading is not the one of the table.</summary>
    WrongHeading,

    /// <summary>A quotation mark never closes.</summary>
    OpenQuote,

    /// <summary>A row has the wrong number of columns, or an empty one (only partial_points may be empty).</summary>
    WrongColumns,

    /// <summary>The same id twice.</summary>
    DuplicateId,

    /// <summary>The same item with another name than before.</summary>
    ItemRenamed,

    /// <summary>applies_to is not all, endpoint, network or combined.</summary>
    UnknownType,

    /// <summary>Points are not a whole number from 1 to 100.</summary>
    BadPoints,

    /// <summary>partial_points is neither empty nor "n for each of k" nor "n for any of k", or does not come to the points.</summary>
    BadPartialPoints,

    /// <summary>The points of a whole sheet of a type are not what the scheme says.</summary>
    WrongMaximum,
}

/// <summary>A scheme, or everything that keeps the table from being one.</summary>
public sealed record SchemeReading(ScoringScheme? Scheme, ImmutableArray<LineProblem<SchemeProblem>> Problems);

/// <summary>Reads a table of criteria: every line becomes a criterion or a problem.</summary>
public static partial class SchemeReader
{
    private const int MostPoints = 100;

    private static readonly ImmutableArray<string> Heading = ["id", "item", "item_ja", "criterion_ja", "criterion_en", "applies_to", "points", "partial_points"];

    private static readonly ImmutableArray<string> Counts = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>Whose sheets carry a criterion: a combined service watches both, so it answers for both.</summary>
    private static readonly FrozenDictionary<string, ImmutableArray<MonitoringType>> Applies = new Dictionary<string, ImmutableArray<MonitoringType>>
    {
        ["all"] = [MonitoringType.Endpoint, MonitoringType.Network, MonitoringType.Combined],
        ["endpoint"] = [MonitoringType.Endpoint, MonitoringType.Combined],
        ["network"] = [MonitoringType.Network, MonitoringType.Combined],
        ["combined"] = [MonitoringType.Combined],
    }.ToFrozenDictionary();

    /// <summary>Reads the table.</summary>
    public static SchemeReading Read(SchemeHead head, string csvText)
    {
        var problems = ImmutableArray.CreateBuilder<LineProblem<SchemeProblem>>();
        var rows = Csv.Read(csvText, out var openQuoteLine);
        if (openQuoteLine is { } line)
        {
            problems.Add(Problem(line, SchemeProblem.OpenQuote, ""));
        }
        if (rows.Length == 0 || !rows[0].Fields.SequenceEqual(Heading))
        {
            problems.Add(Problem(1, SchemeProblem.WrongHeading, string.Join(',', Heading)));
        }
        var criteria = ImmutableArray.CreateBuilder<Criterion>();
        foreach (var row in rows.Skip(1))
        {
            if (Wrong(row, criteria) is { } kind)
            {
                problems.Add(Problem(row.Line, kind, string.Join(',', row.Fields)));
            }
            else
            {
                criteria.Add(Take(row.Fields));
            }
        }
        var scheme = new ScoringScheme(head, criteria.ToImmutable());
        if (problems.Count == 0)
        {
            problems.AddRange(WrongMaxima(scheme));
        }
        return new SchemeReading(problems.Count == 0 ? scheme : null, problems.ToImmutable());
    }

    private static IEnumerable<LineProblem<SchemeProblem>> WrongMaxima(ScoringScheme scheme) => Enum.GetValues<MonitoringType>()
        .Where(type => scheme.Maximum(type) != scheme.Head.Maxima.GetValueOrDefault(type))
        .Select(type => Problem(1, SchemeProblem.WrongMaximum, string.Create(CultureInfo.InvariantCulture, $"{type.Code()} {scheme.Maximum(type)} ≠ {scheme.Head.Maxima.GetValueOrDefault(type)}")));

    private static SchemeProblem? Wrong(CsvRow row, ImmutableArray<Criterion>.Builder before)
    {
        var f = row.Fields;
        if (f.Length != Heading.Length || f.Take(Heading.Length - 1).Any(string.IsNullOrWhiteSpace))
        {
            return SchemeProblem.WrongColumns;
        }
        if (before.Any(c => c.Id == f[0].Trim()))
        {
            return SchemeProblem.DuplicateId;
        }
        if (before.Any(c => c.Item.Id == f[1].Trim() && c.Item.Words.Ja != f[2].Trim()))
        {
            return SchemeProblem.ItemRenamed;
        }
        if (!Applies.ContainsKey(f[5].Trim()))
        {
            return SchemeProblem.UnknownType;
        }
        if (Points(f[6]) is not { } points)
        {
            return SchemeProblem.BadPoints;
        }
        return Partial(f[7].Trim(), points) is null ? SchemeProblem.BadPartialPoints : null;
    }

    private static Criterion Take(ImmutableArray<string> f)
    {
        var points = Points(f[6])!.Value;
        return new Criterion(f[0].Trim(), Item(f[1].Trim(), f[2].Trim()), new Bilingual(f[3].Trim(), f[4].Trim()), Applies[f[5].Trim()], points, Partial(f[7].Trim(), points)!);
    }

    /// <summary>The table names an item by its English word; that word, spaced, is the English label.</summary>
    private static WorksheetItem Item(string id, string ja) => new(id, new Bilingual(ja, char.ToUpperInvariant(id[0]) + id[1..].Replace('-', ' ')));

    private static int? Points(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var points) && points is >= 1 and <= MostPoints ? points : null;

    private static PartialPoints? Partial(string text, int points)
    {
        if (text.Length == 0)
        {
            return new PartialPoints.AllOrNothing();
        }
        var match = PartialForm().Match(text);
        if (!match.Success || Points(match.Groups[1].Value) is not { } one || Count(match.Groups[3].Value) is not (>= 1 and var parts))
        {
            return null;
        }
        if (match.Groups[2].Value == "any")
        {
            return one == points ? new PartialPoints.Any(parts) : null;
        }
        return one * parts == points ? new PartialPoints.Each(one, parts) : null;
    }

    private static int? Count(string word) =>
        Counts.IndexOf(word) is >= 0 and var place ? place : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostPoints ? number : null;

    [GeneratedRegex(@"\A([0-9]{1,3}) for (each|any) of ([a-z]+|[0-9]{1,3})\z")]
    private static partial Regex PartialForm();

    private static LineProblem<SchemeProblem> Problem(int line, SchemeProblem kind, string detail) => new(line, kind, kind switch
    {
        SchemeProblem.WrongHeading => new($"見出しは {detail} でなければなりません。", $"The heading must be {detail}."),
        SchemeProblem.OpenQuote => new("引用符が閉じていません。", "A quotation mark never closes."),
        SchemeProblem.WrongColumns => new($"列の数が違うか、空の列があります：{detail}", $"Wrong number of columns, or an empty one: {detail}"),
        SchemeProblem.DuplicateId => new($"基準の番号が二度あります：{detail}", $"The id stands twice: {detail}"),
        SchemeProblem.ItemRenamed => new($"同じ項目に別の名前があります：{detail}", $"The same item has another name: {detail}"),
        SchemeProblem.UnknownType => new($"対象の種類は all・endpoint・network・combined のいずれかです：{detail}", $"applies_to is all, endpoint, network or combined: {detail}"),
        SchemeProblem.BadPoints => new($"配点は1〜{MostPoints}の整数です：{detail}", $"Points are a whole number from 1 to {MostPoints}: {detail}"),
        SchemeProblem.BadPartialPoints => new($"部分点は空か「n for each of k」「n for any of k」で、配点に一致しなければなりません：{detail}", $"partial_points is empty, \"n for each of k\" or \"n for any of k\", and comes to the points: {detail}"),
        SchemeProblem.WrongMaximum => new($"配点の合計が方式の定めと違います：{detail}", $"The points do not come to what the scheme says: {detail}"),
    });
}
