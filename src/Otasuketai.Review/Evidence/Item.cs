using Otasuketai.Review.Text;

namespace Otasuketai.Review.Evidence;

/// <summary>The six viewpoints (観点) the 23 items are grouped by.</summary>
public enum Viewpoint
{
    /// <summary>導入のし易さ.</summary>
    Adoption,

    /// <summary>運用のし易さ.</summary>
    Operation,

    /// <summary>導入時や運用時に要する費用.</summary>
    Cost,

    /// <summary>導入や運用における課題の解決.</summary>
    ProblemSolving,

    /// <summary>製品・サービスの効果.</summary>
    Effect,

    /// <summary>付帯オプションその他.</summary>
    Options,
}

/// <summary>One of the 23 two-choice items (できる／できない) an application answers and users evaluate.</summary>
/// <param name="Id">Viewpoint and running number, "3.2".</param>
/// <param name="Label">What "yes" claims.</param>
/// <param name="EvidenceHintJa">The figures a "yes" is expected to carry, in Japanese, as guide text.</param>
public sealed record Item(string Id, Viewpoint Viewpoint, Bilingual Label, string EvidenceHintJa)
{
    /// <summary>Initial and running cost: evidence about prices grows old faster.</summary>
    public bool IsPrice => Id is "3.1" or "3.2";

    /// <summary>The viewpoint as a heading.</summary>
    public static Bilingual Words(Viewpoint viewpoint) => viewpoint switch
    {
        Viewpoint.Adoption => new("導入のし易さ", "Ease of adoption"),
        Viewpoint.Operation => new("運用のし易さ", "Ease of operation"),
        Viewpoint.Cost => new("導入時や運用時に要する費用", "Cost of adoption and operation"),
        Viewpoint.ProblemSolving => new("導入や運用における課題の解決", "Problems of adoption and operation solved"),
        Viewpoint.Effect => new("製品・サービスの効果", "Effect of the product or service"),
        Viewpoint.Options => new("付帯オプションその他", "Options and others"),
    };
}
