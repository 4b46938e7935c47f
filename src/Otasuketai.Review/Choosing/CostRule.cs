using System.Collections.Immutable;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Choosing;

/// <summary>
/// The programme's rule on prices, by version: what a service may cost a month at most, tax included, and the part of it below which a
/// service counts as inexpensive on the worksheet.
/// </summary>
/// <param name="EffectiveFrom">First JST day it applies to.</param>
/// <param name="TaxPercent">Consumption tax (消費税) on prices stated without it; a fraction of a yen is dropped.</param>
/// <param name="Endpoint">Yen a month and device, tax included.</param>
/// <param name="Network">Yen a month and site, tax included.</param>
/// <param name="Threshold">Share of the ceiling for criterion C11.</param>
public sealed record CostRule(string Version, DateOnly EffectiveFrom, int TaxPercent, int Endpoint, int Network, decimal Threshold)
{
    /// <summary>The standard rate of consumption tax since October 2019.</summary>
    public const int StandardTax = 10;

    /// <summary>The rule of a policy version.</summary>
    public static CostRule Of(PolicyVersion policy) =>
        new(policy.Version, policy.EffectiveFrom, StandardTax, policy.Yen(Knob.CeilingEndpoint), policy.Yen(Knob.CeilingNetwork), policy.Share(Knob.WorksheetThreshold));

    /// <summary>The most a service of a type may cost a month, tax included. A combined one may cost as much as both together.</summary>
    public long Ceiling(MonitoringType type, int devices, int sites) => type switch
    {
        MonitoringType.Endpoint => (long)devices * Endpoint,
        MonitoringType.Network => (long)sites * Network,
        MonitoringType.Combined => ((long)devices * Endpoint) + ((long)sites * Network),
    };

    /// <summary>True when a monthly price is at most the threshold's share of a ceiling.</summary>
    public bool IsInexpensive(long monthly, long ceiling) => monthly <= Threshold * ceiling;

    /// <summary>An amount with tax.</summary>
    public long WithTax(long yen, bool taxIncluded) => WithTax(yen, taxIncluded, TaxPercent);

    /// <summary>An amount with tax at the standard rate, where services are compared under no rule.</summary>
    public static long WithStandardTax(long yen, bool taxIncluded) => WithTax(yen, taxIncluded, StandardTax);

    /// <summary>An amount without tax.</summary>
    public long WithoutTax(long yen, bool taxIncluded) => taxIncluded ? yen * 100 / (100 + TaxPercent) : yen;

    private static long WithTax(long yen, bool taxIncluded, int percent) => taxIncluded ? yen : yen + (yen * percent / 100);
}

/// <summary>A subsidy (補助金) as data: what part of the fees it bears. An estimate only; the call for applications decides.</summary>
/// <param name="RateNumerator">The rate is a fraction, so that 2/3 stays exact.</param>
/// <param name="Minimum">Yen; below it nothing is paid.</param>
/// <param name="Maximum">Yen; above it no more is paid.</param>
/// <param name="Years">Years of fees it looks at.</param>
/// <param name="Source">Where the figures are from.</param>
public sealed record SubsidyRule(string Id, Bilingual Name, DateOnly EffectiveFrom, int RateNumerator, int RateDenominator, int Minimum, int Maximum, int Years, string Source)
{
    /// <summary>Part of the fees, without tax, of its years; a fraction of a yen is dropped.</summary>
    public long Estimate(long monthlyWithoutTax)
    {
        var amount = monthlyWithoutTax * 12 * Years * RateNumerator / RateDenominator;
        return amount < Minimum ? 0 : Math.Min(amount, Maximum);
    }
}

/// <summary>What may be wrong in the table of subsidies.</summary>
public enum SubsidyProblem
{
    /// <summary>The heading is not the one of the table.</summary>
    WrongHeading,

    /// <summary>A row has the wrong number of columns, or an empty one.</summary>
    WrongColumns,

    /// <summary>A day, a number or a fraction that cannot be: a rate above 1, a minimum above the maximum, no years.</summary>
    BadValue,
}

/// <summary>The rules that could be read, and what is wrong with the other lines.</summary>
public sealed record SubsidyReading(ImmutableArray<SubsidyRule> Rules, ImmutableArray<LineProblem<SubsidyProblem>> Problems);

/// <summary>Reads the table of subsidies.</summary>
public static class SubsidyReader
{
    private static readonly ImmutableArray<string> Heading = ["id", "name_ja", "name_en", "effective_from", "rate", "minimum_yen", "maximum_yen", "years", "source"];

    /// <summary>Reads it; the rate is written as a fraction, 1/2.</summary>
    public static SubsidyReading Read(string csvText)
    {
        var rows = Csv.Read(csvText, out _);
        if (rows.Length == 0 || !rows[0].Fields.SequenceEqual(Heading))
        {
            return new SubsidyReading([], [Problem(1, SubsidyProblem.WrongHeading, string.Join(',', Heading))]);
        }
        var read = rows.Skip(1).Select(row => (row, Kind: row.Fields.Length != Heading.Length || row.Fields.Any(string.IsNullOrWhiteSpace) ? SubsidyProblem.WrongColumns : (SubsidyProblem?)null, Rule: Rule(row.Fields))).ToList();
        return new SubsidyReading(
            [.. read.Where(r => r.Kind is null).Select(r => r.Rule).OfType<SubsidyRule>()],
            [.. read.Where(r => r.Kind is not null || r.Rule is null).Select(r => Problem(r.row.Line, r.Kind ?? SubsidyProblem.BadValue, string.Join(',', r.row.Fields)))]);
    }

    private static SubsidyRule? Rule(ImmutableArray<string> f)
    {
        if (f.Length != Heading.Length)
        {
            return null;
        }
        var rate = f[4].Split('/').Select(InputText.Whole).ToList();
        var numbers = f.Skip(5).Take(3).Select(InputText.Whole).ToList();
        var from = InputText.Date(f[3]);
        if (rate.Count != 2 || rate.Concat(numbers).Any(n => !n.IsOk || n.Value < 0) || !from.IsOk)
        {
            return null;
        }
        var rule = new SubsidyRule(f[0], new Bilingual(f[1], f[2]), from.Value, rate[0].Value, rate[1].Value, numbers[0].Value, numbers[1].Value, numbers[2].Value, f[8]);
        return rule.RateNumerator >= 1 && rule.RateDenominator >= rule.RateNumerator && rule.Minimum <= rule.Maximum && rule.Years is >= 1 and <= 10 ? rule : null;
    }

    private static LineProblem<SubsidyProblem> Problem(int line, SubsidyProblem kind, string detail) => new(line, kind, kind switch
    {
        SubsidyProblem.WrongHeading => new($"見出しは {detail} でなければなりません。", $"The heading must be {detail}."),
        SubsidyProblem.WrongColumns => new($"列の数が違うか、空の列があります：{detail}", $"Wrong number of columns, or an empty one: {detail}"),
        SubsidyProblem.BadValue => new($"日付・率・金額・年数のどれかが読めません：{detail}", $"The day, rate, an amount or the years cannot be read: {detail}"),
    });
}
