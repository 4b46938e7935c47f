namespace Otasuketai.Bpmn;

/// <summary>
/// One reason why a model may not be deployed, told to the person who draws it.
/// </summary>
/// <param name="Code">BP001…; stable, one per kind of reason (see <see cref="ProblemCatalogue"/>).</param>
/// <param name="ElementId">The id of the element at fault; empty when the element has none.</param>
/// <param name="Line">Line of the element in the file, from 1; 0 when unknown.</param>
/// <param name="Ja">The sentence in Japanese.</param>
/// <param name="En">The sentence in English.</param>
public sealed record Problem(string Code, string ElementId, int Line, string Ja, string En);
