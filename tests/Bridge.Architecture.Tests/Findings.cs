namespace Bridge.Architecture.Tests;

/// <summary>Fails with every finding, each on a line of its own; the framework's own message would cut them short.</summary>
internal static class Findings
{
    /// <param name="findings">What is wrong; nothing when all is well.</param>
    /// <param name="remedy">What to do about it, for a reader who meets the rule for the first time.</param>
    public static void None(IEnumerable<string> findings, string remedy = "")
    {
        var all = findings.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', remedy.Length == 0 ? all : [.. all, remedy]));
    }
}
