using Otasuketai.Review.Text;

namespace Otasuketai.Review.Choosing;

/// <summary>The company that reckons: whole devices and sites.</summary>
public sealed record CostSize(int Devices, int Sites)
{
    /// <summary>Most devices or sites that are believed.</summary>
    public const int Most = 100_000;

    /// <summary>The sentence for a size nobody has; null when it can be reckoned with.</summary>
    public Bilingual? Problem => Devices is >= 1 and <= Most && Sites is >= 1 and <= Most
        ? null
        : new($"端末と拠点の数は1〜{Most}の整数で入力してください。", $"Devices and sites are whole numbers from 1 to {Most}.");
}

/// <summary>費用: what a service costs a company, tax included, in whole yen.</summary>
/// <param name="Monthly">A month.</param>
/// <param name="Initial">Once; null: not stated, so the totals are without it.</param>
/// <param name="Ceiling">The programme's ceiling for a month of this size.</param>
/// <param name="Inexpensive">At most the threshold's share of the ceiling (60 %).</param>
/// <param name="Subsidy">Estimate; 0 when none is asked for or the minimum is not reached.</param>
public sealed record Cost(long Monthly, long? Initial, long Ceiling, bool Inexpensive, long Subsidy)
{
    /// <summary>Months of the three-year total.</summary>
    public const int ThreeYears = 36;

    /// <summary>False: dearer than the programme allows.</summary>
    public bool WithinCeiling => Monthly <= Ceiling;

    /// <summary>Three years of fees and the initial price.</summary>
    public long Total => Over(ThreeYears);

    /// <summary>What is left of <see cref="Total"/> to pay.</summary>
    public long Net => Total - Subsidy;

    /// <summary>Fees of so many months and the initial price; no subsidy is taken off, for it looks at years of its own.</summary>
    public long Over(int months) => (Monthly * months) + (Initial ?? 0);

    /// <summary>Reckons over three years; a <paramref name="size"/> with a <see cref="CostSize.Problem"/> is a bug of the caller.</summary>
    public static Cost Of(ServicePrice price, MonitoringType type, CostSize size, CostRule rule, SubsidyRule? subsidy = null)
    {
        if (size.Problem is { } problem)
        {
            throw new ArgumentOutOfRangeException(nameof(size), problem.En);
        }
        var stated = price.AMonth(size.Devices, size.Sites);
        var monthly = rule.WithTax(stated, price.TaxIncluded);
        var initial = price.Initial is { } once ? rule.WithTax(once, price.TaxIncluded) : (long?)null;
        var ceiling = rule.Ceiling(type, size.Devices, size.Sites);
        return new Cost(monthly, initial, ceiling, rule.IsInexpensive(monthly, ceiling), subsidy?.Estimate(rule.WithoutTax(stated, price.TaxIncluded)) ?? 0);
    }
}
