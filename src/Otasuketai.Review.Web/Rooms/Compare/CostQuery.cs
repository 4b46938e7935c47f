using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>What the cost page is asked, as typed, and what could be read of it. A wrong field keeps its text and its problem stands in the model state.</summary>
public sealed class CostQuery
{
    /// <summary>Most months that are reckoned: ten years.</summary>
    public const int MostMonths = 120;

    private const int UsualDevices = 10;
    private const int UsualSites = 1;

    private CostQuery(IQueryCollection query, ModelStateDictionary state, Lang lang)
    {
        int? Whole(string name, int usual, int most, string what)
        {
            var typed = query.TryGetValue(name, out var sent) ? sent[^1] ?? "" : $"{usual}";
            Typed[name] = typed;
            var read = InputText.Whole(typed);
            if (read.IsOk && read.Value >= 1 && read.Value <= most)
            {
                return read.Value;
            }
            state.AddModelError(name, lang.Pick($"{what}を1〜{most:N0}の整数で入力してください（例：{usual}）。", $"Write {what} as a whole number from 1 to {most:N0}, like {usual}."));
            return null;
        }

        var devices = Whole("devices", UsualDevices, CostSize.Most, lang.Pick("端末の台数", "the number of devices"));
        var sites = Whole("sites", UsualSites, CostSize.Most, lang.Pick("拠点の数", "the number of sites"));
        Months = Whole("months", Cost.ThreeYears, MostMonths, lang.Pick("使う月数", "the number of months"));
        Size = devices is { } d && sites is { } s ? new CostSize(d, s) : null;
    }

    /// <summary>Fields as typed.</summary>
    public Dictionary<string, string> Typed { get; } = [];

    /// <summary>The company; null when it cannot be read.</summary>
    public CostSize? Size { get; }

    /// <summary>Months of the free total; null when they cannot be read.</summary>
    public int? Months { get; }

    /// <summary>The subsidy asked for; null: none.</summary>
    public SubsidyRule? Subsidy { get; private init; }

    private static CostSize UsualSize { get; } = new(UsualDevices, UsualSites);

    /// <summary>The company an address carries along; the usual number where it carries none that can be read, which is told.</summary>
    public static (CostSize Size, ImmutableArray<Bilingual> Problems) SizeOf(IQueryCollection query)
    {
        var problems = ImmutableArray.CreateBuilder<Bilingual>();
        int Whole(string name, int usual, Bilingual what)
        {
            var typed = InputText.Line(query[name].LastOrDefault());
            var read = InputText.Whole(typed);
            if (read.IsOk && read.Value is >= 1 and <= CostSize.Most)
            {
                return read.Value;
            }
            if (typed.Length > 0)
            {
                problems.Add(new(
                    $"{what.Ja}「{InputText.Short(typed, 20)}」は1〜{CostSize.Most:N0}の整数ではありません。{usual}として計算しています。",
                    $"“{InputText.Short(typed, 20)}” as {what.En} is no whole number from 1 to {CostSize.Most:N0}; {usual} is taken."));
            }
            return usual;
        }

        var size = new CostSize(Whole("devices", UsualDevices, new("端末の台数", "the number of devices")), Whole("sites", UsualSites, new("拠点の数", "the number of sites")));
        return (size, problems.ToImmutable());
    }

    /// <summary>A company as an address carries it along.</summary>
    public static ImmutableArray<(string Name, string Value)> Carried(CostSize size) =>
        size == UsualSize ? [] : [("devices", size.Devices.ToString(CultureInfo.InvariantCulture)), ("sites", size.Sites.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The question as an address carries it along.</summary>
    public ImmutableArray<(string Name, string Value)> AsTyped => [.. Typed.Select(t => (t.Key, t.Value)), .. Subsidy is { } subsidy ? [("subsidy", subsidy.Id)] : Array.Empty<(string, string)>()];

    /// <summary>Reads an address.</summary>
    public static CostQuery Read(IQueryCollection query, IEnumerable<SubsidyRule> subsidies, ModelStateDictionary state, Lang lang)
    {
        var asked = InputText.Line(query["subsidy"].LastOrDefault());
        var subsidy = subsidies.FirstOrDefault(s => s.Id == asked);
        if (asked.Length > 0 && subsidy is null)
        {
            state.AddModelError("subsidy", lang.Pick("この補助金はありません。一覧から選んでください。", "There is no such subsidy. Choose one of the list."));
        }
        return new CostQuery(query, state, lang) { Subsidy = subsidy };
    }
}
