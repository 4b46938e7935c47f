using System.Collections.Frozen;
using Otasuketai.Review.Rooms;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Publication;

/// <summary>What the facts of <see cref="PublicEntry.PublicFacts"/> are called where people read them.</summary>
public static class PublicFactWords
{
    private static readonly FrozenDictionary<string, Bilingual> ByName = new Dictionary<string, Bilingual>
    {
        ["overview"] = new("サービスの説明", "Description"),
        ["scope-codes"] = new("対象とする備え", "Helps with"),
        ["scope"] = new("対象とする備えの補足", "Helps with, in words"),
        ["monthly-price"] = new("月額の目安（円）", "Monthly price (yen)"),
        ["price-unit"] = new("料金の単位", "Unit of the price"),
        ["tax-included"] = new("消費税を含む", "Consumption tax included"),
        ["initial-price"] = new("初期費用（円）", "Initial price (yen)"),
        ["price-note"] = new("料金の注記", "About the price"),
        ["region-codes"] = new("対象地域", "Regions"),
        ["regions"] = new("対象地域の補足", "Regions, in words"),
        ["hours-codes"] = new("対応時間", "Hours"),
        ["hours"] = new("対応時間の補足", "Hours, in words"),
        ["dispatch"] = new("駆け付け対応", "On-site help"),
        ["os-codes"] = new("対応する端末", "Systems"),
        ["os"] = new("対応する端末の補足", "Systems, in words"),
        ["weekly-report"] = new("週次以上の報告", "Weekly reports"),
        ["trial-code"] = new("お試し利用", "Trial"),
        ["trial"] = new("お試し利用の補足", "Trial, in words"),
        ["insurance-limit"] = new("補償の上限（年・円）", "Compensation limit (a year, yen)"),
        ["min-employees"] = new("想定する従業員数（下限）", "Employees it suits, from"),
        ["max-employees"] = new("想定する従業員数（上限）", "Employees it suits, to"),
        ["min-pcs"] = new("想定する端末数（下限）", "PCs it suits, from"),
        ["max-pcs"] = new("想定する端末数（上限）", "PCs it suits, to"),
        ["personal-data"] = new("個人情報の取扱いへの対応", "Suits handling of personal data"),
        ["contact-window"] = new("相談窓口", "Points of contact"),
        ["url"] = new("紹介ページ", "Web page"),
        [FactNames.Predecessor] = new("承継元の登録番号", "Number of the entry it took over"),
    }.ToFrozenDictionary();

    /// <summary>The name of a public fact.</summary>
    /// <exception cref="KeyNotFoundException">No public fact.</exception>
    public static Bilingual Of(string name) => ByName[name];
}
