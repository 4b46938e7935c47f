namespace Otasuketai.Bpmn;

/// <summary>
/// The identity of one immutable definition. Instances are pinned to it for life.
/// </summary>
/// <param name="ProcessId">Id of the process element.</param>
/// <param name="Version">otr:version of the process, "1" when absent.</param>
/// <param name="Hash">SHA-256 (lower case hex) of the canonical XML.</param>
public sealed record DefinitionKey(string ProcessId, string Version, string Hash);
