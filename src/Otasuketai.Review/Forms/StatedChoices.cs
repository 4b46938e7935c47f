using System.Collections.Immutable;
using static Otasuketai.Review.Forms.FieldOptions;

namespace Otasuketai.Review.Forms;

/// <summary>
/// 選択肢で示す事実: what a provider states by choosing among fixed options (decision 0023). It is kept as the codes of these options, in their order and separated
/// by a space. Catalogue, worksheet and open data go by the codes alone; the line of free text beside them (補足) is shown and decides nothing.
/// </summary>
/// <param name="Name">The fact that holds the codes.</param>
/// <param name="Note">The fact that holds the supplement. Of a version frozen before decision 0023 it holds the whole statement.</param>
/// <param name="Options">What can be chosen, in reading order.</param>
public sealed record StatedChoice(string Name, string Note, ImmutableArray<FieldOption> Options)
{
    /// <summary>The option that takes in all others, such as 全国; null where there is none.</summary>
    public string? Whole { get; init; }

    /// <summary>True when only one option can be chosen.</summary>
    public bool One { get; init; }

    /// <summary>The options chosen, in order; a code nobody knows is none.</summary>
    public ImmutableArray<FieldOption> Chosen(IReadOnlyDictionary<string, string> facts) => Options.NamedBy(facts.GetValueOrDefault(Name, string.Empty));

    /// <summary>True when at least one option is chosen.</summary>
    public bool IsStated(IReadOnlyDictionary<string, string> facts) => facts.GetValueOrDefault(Name) is { Length: > 0 } codes && Options.Any(o => Holds(codes, o.Value));

    /// <summary>True when the option is chosen, or the one that takes it in: who serves the whole country serves 北海道.</summary>
    public bool Covers(IReadOnlyDictionary<string, string> facts, string code) =>
        facts.GetValueOrDefault(Name) is { Length: > 0 } codes && (Holds(codes, code) || (Whole is not null && Holds(codes, Whole)));

    /// <summary>Codes as they are kept: those of the options, in their order.</summary>
    public string InOrder(string codes) => Options.NamedBy(codes).Codes();
}

/// <summary>All facts of fixed choices.</summary>
public static class StatedChoices
{
    /// <summary>守る範囲: the three kinds of help the register is for.</summary>
    public static StatedChoice Scope { get; } = new("scope-codes", "scope",
    [
        new("first-response", "事故のときの初動対応", "First response to incidents"), new("data", "大事なデータの保護", "Protection of important data"), new("anti-malware", "ウイルスなどの対策", "Anti-malware"),
    ]);

    /// <summary>対応するOS・機器.</summary>
    public static StatedChoice Systems { get; } = new("os-codes", "os",
    [
        new("windows", "Windows", "Windows", "サポートが続いている版", "Versions its maker still supports"), new("old-windows", "旧版のWindows", "Older Windows", "サポートが終わった版", "Versions its maker no longer supports"),
        new("macos", "macOS", "macOS"), new("linux", "Linux", "Linux"), new("mobile", "スマートフォン・タブレット", "Phones and tablets"),
        new("any", "機器に依存しない", "Any device", "出入口の機器などで守り、端末の種類を選ばない", "Protects at the gateway or the like, whatever the device"),
    ]) { Whole = "any" };

    /// <summary>提供地域.</summary>
    public static StatedChoice Regions { get; } = new("region-codes", "regions",
    [
        new("nationwide", "全国", "Nationwide"), new("hokkaido", "北海道", "Hokkaido"), new("tohoku", "東北", "Tohoku"), new("kanto", "関東", "Kanto"), new("koshinetsu", "甲信越", "Koshinetsu"),
        new("hokuriku", "北陸", "Hokuriku"), new("tokai", "東海", "Tokai"), new("kinki", "近畿", "Kinki"), new("chugoku", "中国", "Chugoku"), new("shikoku", "四国", "Shikoku"), new("kyushu", "九州", "Kyushu"),
        new("okinawa", "沖縄", "Okinawa"),
    ]) { Whole = "nationwide" };

    /// <summary>受付時間.</summary>
    public static StatedChoice Hours { get; } = new("hours-codes", "hours",
    [
        new("always", "24時間365日", "24/365"), new("weekends", "土日・祝日", "Weekends and holidays"), new("weekdays", "平日", "Weekdays"),
    ]) { Whole = "always" };

    /// <summary>The one option that denies: who looks for a trial does not look for it.</summary>
    public static FieldOption NoTrial { get; } = new("none", "なし", "No trial");

    /// <summary>試用の条件.</summary>
    public static StatedChoice Trial { get; } = new("trial-code", "trial",
    [
        new("free", "無料で試せる", "Free trial"), new("paid", "有料で試せる", "Paid trial"), NoTrial,
    ]) { One = true };

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatedChoice> All { get; } = [Scope, Systems, Regions, Hours, Trial];

    /// <summary>The choice kept in a fact; null when the fact holds none.</summary>
    public static StatedChoice? Find(string name) => All.FirstOrDefault(c => c.Name == name);
}
