namespace Bridge.Architecture.Tests.Matrix;

/// <summary>One thing that a connector can do or not.</summary>
/// <param name="Title">Head of the column.</param>
/// <param name="Word">What stands in the cell of one that can.</param>
/// <param name="Without">What one cannot do without it, behind "It does not".</param>
/// <param name="Can">Tells whether a connector can.</param>
internal sealed record MatrixColumn(string Title, string Word, string Without, Func<TestedConnector, bool> Can);
