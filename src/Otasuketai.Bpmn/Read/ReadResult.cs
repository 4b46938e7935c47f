using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>A definition, or every problem of the model at once; never both.</summary>
/// <param name="Definition">Null when there is any problem.</param>
/// <param name="Problems">All problems in document order.</param>
public sealed record ReadResult(Definition? Definition, ImmutableArray<Problem> Problems);

/// <summary>The definitions of all executable processes of a file, or every problem at once; never both.</summary>
/// <param name="Definitions">In document order; empty when there is any problem.</param>
/// <param name="Problems">All problems in document order.</param>
public sealed record ReadAllResult(ImmutableArray<Definition> Definitions, ImmutableArray<Problem> Problems);
