namespace Otasuketai.Review.Web.Mail;

/// <summary>One mail to one recipient, ready to go.</summary>
/// <param name="Id">The outbox row; also the Message-ID, so that a repeated letter is recognised as the same one.</param>
public sealed record Letter(Guid Id, string Address, string Name, string Subject, string Body);

/// <summary>What became of a letter.</summary>
public enum SendOutcome
{
    /// <summary>The server took it over.</summary>
    Sent,

    /// <summary>The server surely did not take it; it may be tried again later.</summary>
    NotSent,

    /// <summary>Nobody can say whether the server took it.</summary>
    Unclear,

    /// <summary>The server (or our own rule) refuses this letter for good.</summary>
    Refused,
}

/// <summary>The fate of a letter and why.</summary>
public sealed record SendResult(SendOutcome Outcome, string Detail)
{
    /// <summary>The server took it over.</summary>
    public static SendResult Sent { get; } = new(SendOutcome.Sent, string.Empty);
}

/// <summary>A way out of the house. Expected failures are results, never exceptions.</summary>
public interface IMailTransport
{
    /// <summary>Null when letters can be handed over now, else why not. Asked once before each batch, so that an outage leaves the queue as it is.</summary>
    Task<string?> WhyNotReady(CancellationToken cancellationToken);

    /// <summary>Hands over one letter. Not cancelled half-way: it ends by itself within the configured time.</summary>
    Task<SendResult> Send(Letter letter);
}
