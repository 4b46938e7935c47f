using System.Collections.Immutable;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Seed;

/// <summary>How far a demo service has come when the demonstration begins.</summary>
internal enum DemoRoad
{
    /// <summary>Submitted; the formal check waits.</summary>
    Intake,

    /// <summary>Sent back for correction.</summary>
    Correction,

    /// <summary>In the evidence check, with findings of every kind.</summary>
    Check,

    /// <summary>On the agenda; the committee votes in the demonstration.</summary>
    Agenda,

    /// <summary>Listed.</summary>
    Listed,

    /// <summary>Listed, then suspended for protection.</summary>
    Suspended,

    /// <summary>Listed, then ended by its vendor.</summary>
    Ended,

    /// <summary>Listed, then delisted by a measure.</summary>
    Delisted,
}

/// <summary>One figure a demo claim rests on.</summary>
internal sealed record DemoEvidence(string Item, string Metric, string Value, string Unit, string Method, string Source);

/// <summary>One invented service of an invented company.</summary>
/// <param name="Facts">What the public may read, by the names of <see cref="Publication.PublicEntry.PublicFacts"/>.</param>
/// <param name="Answers">One letter for each of the 23 items: y confirmed, c conditional, u not substantiated, x contradicted, q in question, e not checked, n cannot.</param>
internal sealed record DemoService(string Key, string Vendor, string Name, string MonitoringType, ImmutableDictionary<string, string> Facts, string Answers, DemoRoad Road);

/// <summary>The demo data shipped with the program: <c>demo-services.csv</c> and <c>demo-evidence.csv</c>. Everybody in it is invented.</summary>
internal static class DemoServices
{
    /// <summary>Columns that are facts of the application.</summary>
    private static readonly ImmutableArray<string> Head = ["key", "vendor", "service", "type", "answers", "road"];

    /// <summary>All services, in the order they are made.</summary>
    public static ImmutableArray<DemoService> All() => [.. Rows("data/demo-services.csv").Select(row => new DemoService(
        row["key"], row["vendor"], row["service"], row["type"],
        row.Where(cell => !Head.Contains(cell.Key) && cell.Value.Length > 0).ToImmutableDictionary(),
        row["answers"], Enum.Parse<DemoRoad>(row["road"], ignoreCase: true)))];

    /// <summary>The figures, by item.</summary>
    public static ImmutableDictionary<string, DemoEvidence> Evidence() => Rows("data/demo-evidence.csv").ToImmutableDictionary(
        row => row["item"],
        row => new DemoEvidence(row["item"], row["metric"], row["value"], row["unit"], row["method"], row["source"]));

    private static IEnumerable<Dictionary<string, string>> Rows(string resource)
    {
        var table = Csv.Read(Resources.Text(resource), out _);
        return table.Skip(1).Select(row => table[0].Fields.Zip(row.Fields).ToDictionary(cell => cell.First, cell => cell.Second));
    }
}
