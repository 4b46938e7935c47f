namespace Otasuketai.Review.Publication;

/// <summary>表示の確認: what a registration number on somebody's page or leaflet is worth now.</summary>
public enum MarkState
{
    /// <summary>The service is listed; its provider may show the mark for it.</summary>
    Valid,

    /// <summary>The listing is suspended; the mark may not be shown meanwhile.</summary>
    Suspended,

    /// <summary>The listing is over; the mark may not be shown any more.</summary>
    Ended,

    /// <summary>No published entry has this number.</summary>
    Unknown,
}

/// <summary>Reads the state of a mark from where the entry stands.</summary>
public static class MarkStates
{
    /// <summary>The state; null: there is no such entry.</summary>
    public static MarkState Of(Standing? standing) => standing is not { } stands ? MarkState.Unknown : stands switch
    {
        Standing.Listed => MarkState.Valid,
        Standing.Suspended => MarkState.Suspended,
        Standing.Ended or Standing.Expired or Standing.Delisted or Standing.Transferred => MarkState.Ended,
    };

    /// <summary>The word programs read: valid, suspended, ended or unknown.</summary>
    public static string Code(this MarkState state) => state.ToString().ToLowerInvariant();
}
