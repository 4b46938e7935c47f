using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Evidence;

/// <summary>The operator's part of what the public sees of a claim.</summary>
public enum Verification
{
    /// <summary>Not checked, or the vendor is being asked (未確認).</summary>
    NotChecked,

    /// <summary>確認済み.</summary>
    Verified,

    /// <summary>条件付き: carried with a named limit.</summary>
    PartlyVerified,

    /// <summary>裏付けなし.</summary>
    NotSubstantiated,

    /// <summary>事実と異なる.</summary>
    Contradicted,

    /// <summary>Once checked, edited or expired since (再確認待ち).</summary>
    Outdated,
}

/// <summary>The users' part of what the public sees of a claim.</summary>
public enum UserView
{
    /// <summary>Users have not been asked, or too few answered.</summary>
    NotEvaluated,

    /// <summary>利用者も評価.</summary>
    Confirmed,

    /// <summary>利用者の評価と相違.</summary>
    Contradicted,
}

/// <summary>What the public sees of one claim: what the vendor says, what the operator verified and what users say, kept apart.</summary>
public sealed record PublicClaim(string Item, bool IsClaimed, Verification Verification, UserView Users)
{
    /// <summary>Computes the public view on a day; an expired finding shows as outdated even before a job has marked it stale.</summary>
    public static PublicClaim Of(Claim claim, DateOnly today)
    {
        var users = claim.State switch
        {
            ClaimState.UserConfirmed => UserView.Confirmed,
            ClaimState.UserContradicted => UserView.Contradicted,
            ClaimState.Claimed or ClaimState.Evidenced or ClaimState.Confirmed or ClaimState.Conditional or ClaimState.NotSubstantiated
                or ClaimState.Contradicted or ClaimState.InQuestion or ClaimState.Stale => UserView.NotEvaluated,
        };
        return claim.Can
            ? new PublicClaim(claim.Item, true, Verified(claim, today), users)
            : new PublicClaim(claim.Item, false, Verification.NotChecked, UserView.NotEvaluated);
    }

    /// <summary>The operator's part in words.</summary>
    public static Bilingual Words(Verification verification) => verification switch
    {
        Verification.NotChecked => new("未確認", "Not checked"),
        Verification.Verified => new("確認済み", "Verified"),
        Verification.PartlyVerified => new("条件付き", "Conditional"),
        Verification.NotSubstantiated => new("裏付けなし", "Not substantiated"),
        Verification.Contradicted => new("事実と異なる", "Found otherwise"),
        Verification.Outdated => new("再確認待ち", "To be checked again"),
    };

    /// <summary>The users' part in words.</summary>
    public static Bilingual Words(UserView users) => users switch
    {
        UserView.NotEvaluated => new("利用者評価なし", "Not evaluated by users"),
        UserView.Confirmed => new("利用者も評価", "Confirmed by users"),
        UserView.Contradicted => new("利用者の評価と相違", "Contradicted by users"),
    };

    private static Verification Verified(Claim claim, DateOnly today)
    {
        if (claim.State == ClaimState.Stale || claim.ConfirmedUntil < today)
        {
            return Verification.Outdated;
        }
        return claim.Finding switch
        {
            null => Verification.NotChecked,
            { } finding => Of(finding),
        };
    }

    private static Verification Of(Finding finding) => finding switch
    {
        Finding.Confirmed => Verification.Verified,
        Finding.Conditional => Verification.PartlyVerified,
        Finding.NotSubstantiated => Verification.NotSubstantiated,
        Finding.Contradicted => Verification.Contradicted,
        Finding.InQuestion => Verification.NotChecked,
    };
}
