using Xunit.Sdk;
using Xunit.v3;

namespace Otasuketai.Review.Web.Tests.Browsing;

/// <summary>Runs the tests of a class in the order they are written: the chapters of one life.</summary>
public sealed class AsWritten : ITestCaseOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase => [.. testCases.OrderBy(test => test.SourceLineNumber)];
}
