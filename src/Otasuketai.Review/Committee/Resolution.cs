namespace Otasuketai.Review.Committee;

/// <summary>What the committee resolved on one question, or why it could not.</summary>
public enum Resolution
{
    /// <summary>承認.</summary>
    Approved,

    /// <summary>条件付き承認: the vendor acts next.</summary>
    Conditional,

    /// <summary>継続審議: the operator answers the committee's questions next.</summary>
    Deferred,

    /// <summary>不承認.</summary>
    NotApproved,

    /// <summary>掲載可.</summary>
    Listed,

    /// <summary>掲載不可.</summary>
    NotListed,

    /// <summary>可決: a motion passed.</summary>
    Carried,

    /// <summary>否決: a motion failed.</summary>
    NotCarried,

    /// <summary>定足数不足: nothing was counted; the secretariat prepares again.</summary>
    Inquorate,

    /// <summary>可否同数 and neither chair nor deputy can decide: the members elect one of themselves for this item.</summary>
    TieNeedsElection,
}

/// <summary>Whose ballot decides at an exact half.</summary>
public enum DecidingSeat
{
    /// <summary>座長.</summary>
    Chair,

    /// <summary>副座長（座長代理）, when the chair is recused, absent or abstains.</summary>
    Deputy,

    /// <summary>The member elected for this item, when the deputy cannot decide either.</summary>
    Elected,
}

/// <summary>What the holder of a deciding seat did in this poll.</summary>
public abstract record DecidingVoice
{
    private DecidingVoice()
    {
    }

    /// <summary>A ballot was cast. An abstention decides nothing, so the next seat is asked.</summary>
    public sealed record Cast(BallotOption Option) : DecidingVoice;

    /// <summary>除斥: not counted and not asked.</summary>
    public sealed record Recused : DecidingVoice;

    /// <summary>Eligible, and no ballot was cast.</summary>
    public sealed record Absent : DecidingVoice;

    /// <summary>Nobody holds the seat, or nobody has been elected yet.</summary>
    public sealed record Vacant : DecidingVoice;
}

/// <summary>The holders of the deciding seats, in the order they are asked.</summary>
public sealed record DecidingVoices
{
    /// <summary>座長.</summary>
    public required DecidingVoice Chair { get; init; }

    /// <summary>副座長.</summary>
    public required DecidingVoice Deputy { get; init; }

    /// <summary>The member elected for this item; vacant until there was a reason to elect one.</summary>
    public DecidingVoice Elected { get; init; } = new DecidingVoice.Vacant();

    /// <summary>Before anybody looked into the deciding ballot: a count with an exact half then shows it in <see cref="Tally.Halves"/>.</summary>
    public static readonly DecidingVoices NotOpened = new() { Chair = new DecidingVoice.Vacant(), Deputy = new DecidingVoice.Vacant() };

    /// <summary>The one ballot that was opened to decide, and whose seat it came from.</summary>
    public static DecidingVoices Opened(DecidingSeat seat, BallotOption option)
    {
        var cast = new DecidingVoice.Cast(option);
        return seat switch
        {
            DecidingSeat.Chair => NotOpened with { Chair = cast },
            DecidingSeat.Deputy => NotOpened with { Deputy = cast },
            DecidingSeat.Elected => NotOpened with { Elected = cast },
        };
    }

    /// <summary>The first seat whose holder cast a ballot other than an abstention; null when an election is needed.</summary>
    internal (DecidingSeat Seat, BallotOption Option)? First()
    {
        (DecidingSeat Seat, DecidingVoice Voice)[] order =
            [(DecidingSeat.Chair, Chair), (DecidingSeat.Deputy, Deputy), (DecidingSeat.Elected, Elected)];
        foreach (var (seat, voice) in order)
        {
            if (voice is DecidingVoice.Cast { Option: not BallotOption.Abstain } cast)
            {
                return (seat, cast.Option);
            }
        }
        return null;
    }
}
