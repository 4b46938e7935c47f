using System.Collections.Immutable;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Tests.Desk;

/// <summary>The diagrams of a program that carries another version of one of them.</summary>
internal static class Edited
{
    /// <summary>The shipped diagrams, one of them edited.</summary>
    public static ImmutableArray<DiagramFile> With(string process, Func<string, string> edit) =>
        [.. DefinitionStore.Shipped().Select(d => d.Name == $"workflows/{process}.bpmn" ? new DiagramFile(d.Name, edit(d.Text)) : d)];
}
