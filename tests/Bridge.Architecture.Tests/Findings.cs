namespace Bridge.Architecture.Tests;

/// <summary>Fails with every finding, each on a line of its own; the framework's own message would cut them short.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string> findings)
    {
        var all = findings.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
