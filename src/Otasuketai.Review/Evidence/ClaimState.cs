namespace Otasuketai.Review.Evidence;

/// <summary>Where a claim stands in the ledger, from the vendor's word to what users say.</summary>
public enum ClaimState
{
    /// <summary>Said, without figures or files.</summary>
    Claimed,

    /// <summary>Said with figures.</summary>
    Evidenced,

    /// <summary>Checked and carried, until a day.</summary>
    Confirmed,

    /// <summary>Checked and carried with a limit.</summary>
    Conditional,

    /// <summary>Checked and not carried.</summary>
    NotSubstantiated,

    /// <summary>Checked and found otherwise.</summary>
    Contradicted,

    /// <summary>The vendor is asked.</summary>
    InQuestion,

    /// <summary>Users say it is so.</summary>
    UserConfirmed,

    /// <summary>Users say it is not so.</summary>
    UserContradicted,

    /// <summary>Edited or expired since the check.</summary>
    Stale,
}
