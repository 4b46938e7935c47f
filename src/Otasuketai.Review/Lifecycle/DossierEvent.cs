using System.Collections.Immutable;

namespace Otasuketai.Review.Lifecycle;

/// <summary>What happened to a dossier. <see cref="Dossier.Apply"/> makes the next state; the store writes the same events in one transaction.</summary>
public abstract record DossierEvent
{
    private DossierEvent()
    {
    }

    /// <summary>A life began; its first act follows as <see cref="Moved"/> from None.</summary>
    public sealed record Born(LifeId Life, Machine Machine, LifeId? Parent) : DossierEvent;

    /// <summary>A legal move (or an act that stays). One history entry each.</summary>
    /// <param name="Facts">The act's form as given; kept in the history, and on the life by the same names.</param>
    public sealed record Moved(LifeId Life, Machine Machine, Stage From, Act Act, Stage To, Actor By, DateTimeOffset At, ImmutableDictionary<string, string> Facts) : DossierEvent;

    /// <summary>Facts of a life changed beside a move (numbers, resolution, rung …).</summary>
    public sealed record FactsSet(LifeId Life, ImmutableDictionary<string, string> Facts) : DossierEvent;

    /// <summary>The due date of a life is this day; null when nobody is waited for.</summary>
    public sealed record DueSet(LifeId Life, DateOnly? Due) : DossierEvent;

    /// <summary>The stage that asked, so that the answer returns to it.</summary>
    public sealed record ReturnSet(LifeId Life, Stage To) : DossierEvent;

    /// <summary>The service got its name, type or other head facts.</summary>
    public sealed record Named(string ServiceName, string MonitoringType) : DossierEvent;

    /// <summary>A claim was written or changed by the vendor (an edit of a verified answer makes it stale).</summary>
    public sealed record ClaimWritten(Claim Claim) : DossierEvent;

    /// <summary>The operator's finding on a claim.</summary>
    public sealed record FindingRecorded(Claim Claim) : DossierEvent;

    /// <summary>Users confirmed or contradicted a claim.</summary>
    public sealed record ClaimEvaluated(Claim Claim) : DossierEvent;

    /// <summary>A heavy act was proposed by the first person.</summary>
    public sealed record ProposalMade(Proposal Proposal) : DossierEvent;

    /// <summary>The second person confirmed or dismissed the proposal.</summary>
    public sealed record ProposalTaken(Guid Proposal, PersonId By, bool Confirmed) : DossierEvent;

    /// <summary>A poll was prepared with its questions.</summary>
    public sealed record PollPrepared(LifeId Poll, ImmutableArray<PollQuestion> Questions) : DossierEvent;

    /// <summary>The eligible members were frozen.</summary>
    public sealed record MembersFrozen(LifeId Poll, ImmutableArray<PollMember> Members) : DossierEvent;

    /// <summary>A member declared (or was found to have) a conflict, or declared none.</summary>
    public sealed record ConflictDeclared(LifeId Poll, PersonId Person, bool Recused, string Text) : DossierEvent;

    /// <summary>A ballot went into the box. The choices travel to the box and nowhere else: never into history, instance, mail or log.</summary>
    public sealed record BallotCast(LifeId Poll, PersonId Person, ImmutableDictionary<string, string> Choices) : DossierEvent
    {
        /// <summary>Says nothing of the choices.</summary>
        public override string ToString() => $"BallotCast {{ Poll = {Poll} }}";
    }

    /// <summary>The box was closed; from now on it may be counted.</summary>
    public sealed record BoxClosed(LifeId Poll) : DossierEvent;

    /// <summary>The members elected one of themselves for this item, because neither chair nor deputy can decide it.</summary>
    public sealed record PresidingElected(LifeId Poll, PersonId Person) : DossierEvent;

    /// <summary>The entry got its number and validity.</summary>
    public sealed record EntryNumbered(LifeId Listing, string Number, DateOnly ListedOn, DateOnly ValidUntil) : DossierEvent;

    /// <summary>Validity prolonged.</summary>
    public sealed record ValidityProlonged(LifeId Listing, DateOnly ValidUntil) : DossierEvent;

    /// <summary>A frozen public version was made; the store takes the snapshot of the dossier as it now stands.</summary>
    public sealed record VersionPublished(LifeId Listing, int Number, DateTimeOffset At, string Reason) : DossierEvent;

    /// <summary>Invitations of a round are to go out to the enrolled monitor users for these items.</summary>
    public sealed record RoundOpened(LifeId Round, ImmutableArray<string> Items, DateOnly ClosesOn) : DossierEvent;

    /// <summary>All links of a round ended.</summary>
    public sealed record RoundClosed(LifeId Round) : DossierEvent;

    /// <summary>Results became public (or only their counts).</summary>
    public sealed record ResultsPublished(LifeId Round, bool CountsOnly) : DossierEvent;

    /// <summary>A mail is to go out. One recipient per message is the store's duty.</summary>
    public sealed record Notified(LifeId Life, string Template, Role To, ImmutableDictionary<string, string> Args) : DossierEvent;

    /// <summary>A message for the workflow of a life.</summary>
    public sealed record Signalled(LifeId Life, string Message) : DossierEvent;
}
