namespace Bridge.Architecture.Tests.Matrix;

/// <summary>One thing that a connector can do or not.</summary>
/// <param name="Title">Head of the column.</param>
/// <param name="Word">What stands in the cell of one that can.</param>
/// <param name="Without">What one cannot do without it, behind "It does not".</param>
/// <param name="Can">Tells whether a connector can.</param>
internal sealed record MatrixColumn(string Title, string Word, string Without, Func<TestedConnector, bool> Can)
{
    /// <summary>What stands in a connector's cell.</summary>
    /// <param name="connector">The connector.</param>
    /// <param name="runs">What became of the suites; null to take them for passed.</param>
    /// <returns>The column's word, nothing, or what became of a suite that the word would rest on.</returns>
    public string Cell(TestedConnector connector, SuiteRuns? runs)
    {
        connector.Seen.Clear();
        return !Can(connector) ? "" : runs?.Worst(connector.Seen) ?? Word;
    }
}
