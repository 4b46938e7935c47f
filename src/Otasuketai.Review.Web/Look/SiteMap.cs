using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Look;

/// <summary>The public menu and footer: the one place where their addresses stand.</summary>
public static class SiteMap
{
    /// <summary>The main menu of public and vendor pages.</summary>
    public static IReadOnlyList<NavItem> Menu(Lang lang) =>
    [
        new("find", lang.Pick("サービスを探す", "Find a service"), lang.Url("/services")),
        new("compare", lang.Pick("比べる", "Compare"), lang.Url("/compare")),
        new("worksheet", lang.Pick("重みで選ぶ", "Weigh"), lang.Url("/worksheet")),
        new("guide", lang.Pick("登録制度について", "About the scheme"), lang.Url("/guide")),
        new("vendor", lang.Pick("事業者の方へ", "For providers"), lang.Url("/vendor-guide")),
    ];

    /// <summary>The links at the foot of public and vendor pages.</summary>
    public static IReadOnlyList<Link> Foot(Lang lang) =>
    [
        new(lang.Pick("この登録簿について", "About this register"), lang.Url("/about")),
        new(lang.Pick("評価項目の定義と解説", "The evaluation items explained"), lang.Url("/guide/items")),
        new(lang.Pick("オープンデータ", "Open data"), lang.Url("/data")),
        new(lang.Pick("登録の表示を確かめる", "Check a registration mark"), lang.Url("/check")),
        new(lang.Pick("ウェブアクセシビリティ方針", "Accessibility"), lang.Url("/accessibility")),
        new(lang.Pick("個人情報の取扱い", "Privacy"), lang.Url("/privacy")),
        new(lang.Pick("お問い合わせ", "Contact"), lang.Url("/contact")),
    ];
}
