using System.Collections.Immutable;

namespace Otasuketai.Review.Lifecycle;

/// <summary>What a room answers to an act: the events that follow, or a refusal.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>The act happens.</summary>
    /// <param name="To">The stage, when the law leaves a choice; null takes the law's only row.</param>
    /// <param name="Outcome">What the diagram hears; null means the act's own name.</param>
    public sealed record Yes(ImmutableArray<DossierEvent> Events, Stage? To = null, string? Outcome = null) : Decision
    {
        /// <summary>Variables handed to the workflow (the voters, for instance).</summary>
        public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;
    }

    /// <summary>The act does not happen, and this is why.</summary>
    public sealed record No(Refusal Reason, string Detail = "") : Decision
    {
        /// <summary>Problems beside the fields, when the form is the reason.</summary>
        public ImmutableArray<FieldProblem> Fields { get; init; } = [];
    }

    /// <summary>Nothing but the move itself.</summary>
    public static Decision Move { get; } = new Yes([]);

    /// <summary>The move and these events.</summary>
    public static Decision With(params DossierEvent[] events) => new Yes([.. events]);
}

/// <summary>A problem of one field, in the words of the form's language.</summary>
public sealed record FieldProblem(string Field, string Ja, string En);
