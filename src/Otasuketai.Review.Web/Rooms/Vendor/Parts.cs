using System.Collections.Immutable;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Rooms;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>One page of the profile: a step of the task list with its fields.</summary>
/// <param name="Slug">The last part of its address; also the "item" of files sent there.</param>
/// <param name="Section">1: the company, 2: the service.</param>
/// <param name="Fields">Required ones are needed before submission; a draft may be saved without them.</param>
public sealed record Part(string Slug, int Section, Bilingual Title, Bilingual Lead, ImmutableArray<FormField> Fields)
{
    /// <summary>What files are asked for; null when none are taken here.</summary>
    public Bilingual? Files { get; init; }
}

/// <summary>The profile of an application, page by page. The fields themselves stand in <see cref="ApplicationForms"/>.</summary>
public static class Parts
{
    private static readonly ImmutableDictionary<string, FormField> Known =
        ApplicationForms.Head.Concat(ApplicationForms.Profile).Concat(ApplicationForms.Overview).Concat(ApplicationForms.Prices).ToImmutableDictionary(f => f.Name);

    /// <summary>All parts in the order of the task list.</summary>
    public static ImmutableArray<Part> All { get; } =
    [
        new("eligibility", 1, new("申請できる事業者か確かめる", "Check that you may apply"),
            new("申請できるのは、サービスを提供する事業者本人です。代理店・販売店はいまは申請できません。", "Only the provider of the service may apply. Resellers and distributors cannot apply at present."),
            Fields("providerStatement*")),
        new("company", 1, new("事業者と担当者を書く", "Company and contact person"),
            new("審査について連絡する担当者を書いてください。", "Say whom we contact about the review."),
            Fields("contactPerson*", "contactPhone*")),
        new("continuity", 1, new("経営状態と事業の継続性を示す", "Management condition and continuity"),
            new("利用企業が安心して使い続けられるかを確かめるために使います。", "Used to see whether users can rely on the service for years."),
            Fields("managementCondition*", "businessContinuity*")) { Files = new("直近3期の決算書など", "Financial statements of the last three years or the like") },
        new("pledge", 1, new("反社会的勢力に関する誓約", "Statement on antisocial forces"),
            new("役員・株主・実質的な支配者を含めて確かめてください。うその誓約は掲載取消の理由になります。", "Include directors, shareholders and whoever controls the company. A false statement is a ground for delisting."),
            Fields("antisocialPledge*")),
        new("overview", 2, new("サービスの概要を書く", "Overview of the service"), new("利用企業が最初に読む説明です。", "What users read first."),
            Fields("serviceName*", "monitoringType*", "overview*", "scope-codes*", "scope", "os-codes", "os", "region-codes", "regions", "url", "min-employees", "max-employees", "min-pcs", "max-pcs", "personal-data", FactNames.Predecessor)),
        new("price", 2, new("料金と契約の条件を書く", "Price and terms"), new("最小の契約で計算した金額を書いてください。", "Amounts for the smallest contract."),
            Fields("monthly-price*", "price-unit*", "tax-included*", "initial-price*", "price-note", "trial-code", "trial", "insurance-limit")),
        new("contact", 2, new("問合せ窓口と体制を書く", "Help desk and organisation"), new("利用企業が困ったときの連絡先です。", "Where users turn to."),
            Fields("contact-window*", "hours-codes*", "hours", "dispatch", "weekly-report")),
    ];

    /// <summary>The part with this address; null when there is none.</summary>
    public static Part? Find(string slug) => All.FirstOrDefault(p => p.Slug == slug);

    /// <summary>Fields by name; a star marks what submission needs.</summary>
    private static ImmutableArray<FormField> Fields(params string[] names) =>
        [.. names.Select(n => Known[n.TrimEnd('*')] with { Required = n.EndsWith('*') })];
}
