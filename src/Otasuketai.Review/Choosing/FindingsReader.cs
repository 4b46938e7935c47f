using System.Collections.Immutable;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Choosing;

/// <summary>What may be wrong in the table of findings.</summary>
public enum FindingsProblem
{
    /// <summary>The heading does not begin with vendor,service,as_of,source.</summary>
    WrongHeading,

    /// <summary>A column that is neither a criterion nor the third part of C03.</summary>
    UnknownCriterion,

    /// <summary>A row has the wrong number of columns, or no vendor, service or source.</summary>
    WrongColumns,

    /// <summary>The day cannot be read.</summary>
    BadDay,

    /// <summary>A cell that is not yes, no or empty (not known).</summary>
    BadCell,

    /// <summary>The same service twice.</summary>
    Duplicate,
}

/// <summary>Findings by vendor and service name, and what is wrong with the other lines.</summary>
public sealed record FindingsReading(ImmutableDictionary<(string Vendor, string Service), AssessedFindings> Findings, ImmutableArray<LineProblem<FindingsProblem>> Problems);

/// <summary>Reads the table of what was found out about services beyond their entries.</summary>
public static class FindingsReader
{
    private static readonly ImmutableArray<string> Head = ["vendor", "service", "as_of", "source"];

    /// <summary>Reads it.</summary>
    public static FindingsReading Read(ScoringScheme scheme, string csvText)
    {
        var problems = ImmutableArray.CreateBuilder<LineProblem<FindingsProblem>>();
        var findings = ImmutableDictionary.CreateBuilder<(string Vendor, string Service), AssessedFindings>();
        var rows = Csv.Read(csvText, out _);
        if (rows.Length == 0 || !rows[0].Fields.Take(Head.Length).SequenceEqual(Head))
        {
            return new FindingsReading(findings.ToImmutable(), [Problem(1, FindingsProblem.WrongHeading, string.Join(',', Head))]);
        }
        var columns = rows[0].Fields.Skip(Head.Length).ToList();
        problems.AddRange(columns.Where(c => c != AssessedFindings.Coexists && scheme.Find(c) is null).Select(c => Problem(1, FindingsProblem.UnknownCriterion, c)));
        foreach (var row in rows.Skip(1))
        {
            if (Wrong(row.Fields, columns.Count) is { } kind)
            {
                problems.Add(Problem(row.Line, kind, string.Join(',', row.Fields)));
            }
            else if (!findings.TryAdd((row.Fields[0].Trim(), row.Fields[1].Trim()), Take(row.Fields, columns)))
            {
                problems.Add(Problem(row.Line, FindingsProblem.Duplicate, row.Fields[1]));
            }
        }
        return new FindingsReading(findings.ToImmutable(), problems.ToImmutable());
    }

    private static FindingsProblem? Wrong(ImmutableArray<string> f, int columns)
    {
        if (f.Length != Head.Length + columns || string.IsNullOrWhiteSpace(f[0]) || string.IsNullOrWhiteSpace(f[1]) || string.IsNullOrWhiteSpace(f[3]))
        {
            return FindingsProblem.WrongColumns;
        }
        if (!InputText.Date(f[2]).IsOk)
        {
            return FindingsProblem.BadDay;
        }
        return f.Skip(Head.Length).All(cell => cell is "yes" or "no" or "") ? null : FindingsProblem.BadCell;
    }

    private static AssessedFindings Take(ImmutableArray<string> f, List<string> columns) => new(
        columns.Zip(f.Skip(Head.Length)).Where(c => c.Second.Length > 0).ToImmutableDictionary(c => c.First, c => c.Second == "yes"), f[3].Trim(), InputText.Date(f[2]).Value);

    private static LineProblem<FindingsProblem> Problem(int line, FindingsProblem kind, string detail) => new(line, kind, kind switch
    {
        FindingsProblem.WrongHeading => new($"見出しは {detail} で始まらなければなりません。", $"The heading must begin with {detail}."),
        FindingsProblem.UnknownCriterion => new($"この番号の基準はありません：{detail}", $"There is no criterion of this id: {detail}"),
        FindingsProblem.WrongColumns => new($"列の数が違うか、空の列があります：{detail}", $"Wrong number of columns, or an empty one: {detail}"),
        FindingsProblem.BadDay => new($"日付が読めません：{detail}", $"The day cannot be read: {detail}"),
        FindingsProblem.BadCell => new($"yes・no・空欄（記載なし）のいずれかです：{detail}", $"A cell is yes, no or empty (not known): {detail}"),
        FindingsProblem.Duplicate => new($"同じサービスが二度あります：{detail}", $"The service stands twice: {detail}"),
    });
}
