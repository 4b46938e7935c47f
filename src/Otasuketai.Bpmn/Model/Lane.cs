using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>A lane (BPMN 10.7): who the work in it belongs to, by name.</summary>
public sealed record Lane(string Id, string Name, ImmutableArray<string> NodeIds);
