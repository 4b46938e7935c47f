using System.Collections.Immutable;

namespace Otasuketai.Review.Web.Mail;

/// <summary>A claimed row of the outbox with what its letter may need to say about the case.</summary>
public sealed record OutboxRow
{
    /// <summary>The letter's identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name of the template.</summary>
    public required string Template { get; init; }

    /// <summary>What the act gave along.</summary>
    public required ImmutableDictionary<string, string> Args { get; init; }

    /// <summary>The one recipient.</summary>
    public required string Address { get; init; }

    /// <summary>The recipient's name as it stands in the greeting; may be empty.</summary>
    public required string RecipientName { get; init; }

    /// <summary>Whether the recipient reads English.</summary>
    public required bool English { get; init; }

    /// <summary>How often it was claimed, this time included; also the claim's own mark.</summary>
    public required int Attempts { get; init; }

    /// <summary>The case, if it is about one.</summary>
    public Guid? DossierId { get; init; }

    /// <summary>The service's name.</summary>
    public string Service { get; init; } = string.Empty;

    /// <summary>The vendor's name.</summary>
    public string Vendor { get; init; } = string.Empty;

    /// <summary>The application number; empty before the submission.</summary>
    public string ApplicationNumber { get; init; } = string.Empty;

    /// <summary>The registration number; empty before the listing.</summary>
    public string RegistrationNumber { get; init; } = string.Empty;

    /// <summary>The day the life's present step is due.</summary>
    public DateOnly? Due { get; init; }
}

/// <summary>A mail that an operator has to look at.</summary>
public sealed record OutboxTrouble(Guid Id, string Template, string Address, OutboxState State, string Error, DateTimeOffset CreatedAt, int Attempts)
{
    /// <summary>Whether it is written in English.</summary>
    public bool English { get; init; }

    /// <summary>The service it is about; empty when it is about none.</summary>
    public string Service { get; init; } = string.Empty;
}

/// <summary>Where a mail stands.</summary>
public enum OutboxState
{
    /// <summary>Waits for its time; the sender is next.</summary>
    Queued,

    /// <summary>A sender has it in hand.</summary>
    Sending,

    /// <summary>The server took it over.</summary>
    Sent,

    /// <summary>Perhaps sent; an operator decides.</summary>
    Uncertain,

    /// <summary>Refused for good; an operator mends the cause.</summary>
    Dead,
}
