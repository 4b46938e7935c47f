using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Choosing;

/// <summary>The data choosing rests on, shipped with the program: schemes by version, findings about the invented services, subsidies.</summary>
public sealed record ChoosingData(
    ImmutableArray<ScoringScheme> Schemes,
    ImmutableDictionary<(string Vendor, string Service), AssessedFindings> Findings,
    ImmutableArray<SubsidyRule> Subsidies)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidOperationException">A table has problems; the message lists them by file and line.</exception>
    public static ChoosingData Load()
    {
        var schemes = ReadSchemes(Resources.Text("data/worksheet-schemes.csv"));
        var findings = FindingsReader.Read(schemes[^1], Resources.Text("data/worksheet-findings.csv"));
        var subsidies = SubsidyReader.Read(Resources.Text("data/subsidies.csv"));
        Require("worksheet-findings.csv", findings.Problems.Select(p => (p.Line, p.Words)));
        Require("subsidies.csv", subsidies.Problems.Select(p => (p.Line, p.Words)));
        return new ChoosingData(schemes, findings.Findings, subsidies.Rules);
    }

    /// <summary>The scheme of a version; null when there is none.</summary>
    public ScoringScheme? Scheme(string version) => Schemes.FirstOrDefault(s => s.Head.Version == version);

    private static ImmutableArray<ScoringScheme> ReadSchemes(string csvText) => [.. Csv.Read(csvText, out _).Skip(1).Select(row => ReadScheme(row.Fields)).OrderBy(s => s.Head.EffectiveFrom)];

    private static ScoringScheme ReadScheme(ImmutableArray<string> f)
    {
        var maxima = Enum.GetValues<MonitoringType>().Zip(f.Skip(3)).ToImmutableDictionary(m => m.First, m => int.Parse(m.Second, CultureInfo.InvariantCulture));
        var head = new SchemeHead(f[0], DateOnly.ParseExact(f[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), maxima);
        var reading = SchemeReader.Read(head, Resources.Text("data/" + f[2]));
        Require(f[2], reading.Problems.Select(p => (p.Line, p.Words)));
        return reading.Scheme!;
    }

    private static void Require(string file, IEnumerable<(int Line, Bilingual Words)> problems)
    {
        var told = problems.Select(p => $"{file}:{p.Line}: {p.Words.En}").ToList();
        if (told.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', told));
        }
    }
}
