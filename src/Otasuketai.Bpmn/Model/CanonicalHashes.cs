namespace Otasuketai.Bpmn;

/// <summary>SHA-256 (lower case hex) of the canonical XML of a file, and of its two halves.</summary>
/// <param name="Whole">Of all of it: what pins a definition.</param>
/// <param name="Body">Without the drawing and otr:version: equal where two versions say the same.</param>
/// <param name="Drawing">Of the drawing alone.</param>
public sealed record CanonicalHashes(string Whole, string Body, string Drawing);
