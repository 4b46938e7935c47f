namespace Otasuketai.Review.Evidence;

/// <summary>判定: what the operator found on one claim.</summary>
public enum Finding
{
    /// <summary>裏付けあり: the evidence carries the claim.</summary>
    Confirmed,

    /// <summary>一部裏付けあり: it carries the claim with a named limit.</summary>
    Conditional,

    /// <summary>裏付けなし: nothing carries the claim.</summary>
    NotSubstantiated,

    /// <summary>事実と異なる: the evidence says otherwise.</summary>
    Contradicted,

    /// <summary>照会中: the vendor is asked; no finding yet.</summary>
    InQuestion,
}
