namespace Otasuketai.Review.Lifecycle;

/// <summary>Every way the software says no. Each has one sentence per language in <c>Words</c>; a detail may name the thing.</summary>
public enum Refusal
{
    /// <summary>No such case for this person; says nothing about existence.</summary>
    NotFound,

    /// <summary>The act does not belong to this machine.</summary>
    UnknownAct,

    /// <summary>The stage does not allow the act now.</summary>
    NotInThisStage,

    /// <summary>Another role does this.</summary>
    NotYourRole,

    /// <summary>The act is legal, but the procedure does not ask for it now.</summary>
    NotOffered,

    /// <summary>Four eyes: the same person may not do both.</summary>
    SamePerson,

    /// <summary>The case changed since the form was shown.</summary>
    Stale,

    /// <summary>The form has problems; they stand beside the fields.</summary>
    BadInput,

    /// <summary>Not all 23 items are answered, or a yes has no figures.</summary>
    IncompleteApplication,

    /// <summary>A required statement or profile part is missing.</summary>
    IncompleteProfile,

    /// <summary>A claim has no finding yet.</summary>
    FindingsMissing,

    /// <summary>A heavy finding needs a note.</summary>
    NoteMissing,

    /// <summary>The person took part before.</summary>
    TookPart,

    /// <summary>The member is recused from this subject.</summary>
    Recused,

    /// <summary>The member has not declared whether there is a conflict.</summary>
    ConflictNotDeclared,

    /// <summary>The person is not an eligible member of this poll.</summary>
    NotEligible,

    /// <summary>A ballot was cast already; it can be changed while the poll is open.</summary>
    AlreadyVoted,

    /// <summary>The poll is closed.</summary>
    PollClosed,

    /// <summary>A dossier under an open poll is frozen.</summary>
    FrozenByPoll,

    /// <summary>There is no quorum: these members cannot reach it, or too few have voted yet.</summary>
    QuorumOutOfReach,

    /// <summary>The claims changed after the members read them: the poll must be voided and opened anew.</summary>
    ChangedSinceRead,

    /// <summary>The window for this act is over.</summary>
    WindowOver,

    /// <summary>A life of this kind is open already for the service.</summary>
    AlreadyOpen,

    /// <summary>The service is not listed.</summary>
    NotListed,

    /// <summary>The date must be later than today.</summary>
    DateNotLater,

    /// <summary>The resolution does not say so.</summary>
    NotResolved,

    /// <summary>A file is missing, unreadable or of another kind.</summary>
    FileMissing,

    /// <summary>Nothing changed against what is published.</summary>
    NothingChanged,

    /// <summary>The measure's rung does not allow this.</summary>
    WrongRung,

    /// <summary>A proposal for this act waits for the second person already.</summary>
    ProposalOpen,

    /// <summary>The procedure would have to keep more than it can (64 KB): too many people asked at once.</summary>
    TooManyAtOnce,

    /// <summary>A running procedure cannot go to another version from where it stands.</summary>
    CannotMigrate,
}
