using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>Collects, so that a model's problems are told all at once.</summary>
internal sealed class ProblemList
{
    private const int Most = 1000;
    private readonly List<Problem> _problems = [];

    public bool Any => _problems.Count > 0;

    public void Add(string code, RawElement at, string ja, string en) => Add(code, at.Id ?? "", at.Line, ja, en);

    public void Add(string code, Node at, string ja, string en) => Add(code, at.Id, at.Line, ja, en);

    public void Add(string code, string id, int line, string ja, string en)
    {
        if (_problems.Count < Most)
        {
            _problems.Add(new Problem(code, id, line, ja, en));
        }
    }

    public ImmutableArray<Problem> Sorted() => [.. _problems.OrderBy(p => p.Line).ThenBy(p => p.Code, StringComparer.Ordinal)];
}
