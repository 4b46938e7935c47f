using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Forms;

/// <summary>The form of one act: the facts it needs. Pages draw it, the desk reads it; both from here.</summary>
/// <param name="Fields">In the order shown; empty for acts of the system.</param>
/// <param name="Irreversible">True when the page asks once more before it happens.</param>
public sealed record ActForm(Act Act, ImmutableArray<FormField> Fields, bool Irreversible = false);

/// <summary>A form as read: the normalised values, or the problems beside each field. Nothing typed is lost either way.</summary>
public sealed record FormReading(ImmutableDictionary<string, string> Input, ImmutableArray<FieldProblem> Problems)
{
    /// <summary>True when the act may be tried.</summary>
    public bool Good => Problems.IsEmpty;
}
