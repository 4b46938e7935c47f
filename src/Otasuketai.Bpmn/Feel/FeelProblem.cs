namespace Otasuketai.Bpmn;

/// <summary>Why a text is no expression of the language, told to the person who draws the diagram.</summary>
/// <param name="Position">The character at fault, from 1.</param>
/// <param name="Ja">The sentence in Japanese.</param>
/// <param name="En">The sentence in English.</param>
public sealed record FeelProblem(int Position, string Ja, string En);
