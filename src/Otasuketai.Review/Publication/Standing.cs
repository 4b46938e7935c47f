using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Publication;

/// <summary>掲載の状態: where a published entry stands. The stages of <see cref="Machine.Listing"/> the public can meet, so that words about them can be complete.</summary>
public enum Standing
{
    /// <summary>One of the services to choose now.</summary>
    Listed,

    /// <summary>掲載停止: for protection, or by a measure; the operator acts next.</summary>
    Suspended,

    /// <summary>Ended at the provider's wish.</summary>
    Ended,

    /// <summary>The validity is over.</summary>
    Expired,

    /// <summary>掲載取消: resolved by the committee.</summary>
    Delisted,

    /// <summary>承継: another body took the service over.</summary>
    Transferred,
}

/// <summary>Reads a standing from where the listing's life stands.</summary>
public static class Standings
{
    /// <summary>The standing of a published entry.</summary>
    /// <exception cref="ArgumentException">No stage of a published entry.</exception>
    public static Standing Of(Lifecycle.Stage stage) => Enum.Parse<Standing>(stage.ToString());

    /// <summary>The stage of that name.</summary>
    public static Lifecycle.Stage Stage(this Standing standing) => Enum.Parse<Lifecycle.Stage>(standing.ToString());

    /// <summary>The word programs read: listed, suspended, ended, expired, delisted or transferred.</summary>
    public static string Code(this Standing standing) => standing.ToString().ToLowerInvariant();
}
