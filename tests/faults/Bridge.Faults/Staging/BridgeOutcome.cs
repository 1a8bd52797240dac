namespace Bridge.Faults.Staging;

/// <summary>How a process of the bridge ended.</summary>
/// <param name="Command">The words it was started with.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote for others to read.</param>
/// <param name="Error">What it wrote for people.</param>
/// <param name="Elapsed">How long it ran.</param>
internal sealed record BridgeOutcome(string Command, int ExitCode, string Output, string Error, TimeSpan Elapsed)
{
    /// <summary>The end of what it wrote for people.</summary>
    public string LastWords => Error.Trim() is { Length: > 0 } text ? text.ReplaceLineEndings(" ")[^Math.Min(300, text.ReplaceLineEndings(" ").Length)..] : "(silent)";

    /// <summary>The lines of its output.</summary>
    public IEnumerable<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
