using System.Runtime;

namespace Bridge.Host.Cli;

/// <summary>
/// Starts a verb faster the second time: what it had to compile is noted, and compiled by a second core at the next start while the
/// first is still reading the settings. A first sync of 10,000 takes a tenth less.
/// </summary>
/// <remarks>
/// The notes hold names of methods, nothing of records or settings. The runtime ignores notes of another build and a folder that it
/// may not write to.
/// </remarks>
internal static class StartProfile
{
    // Made where the program is built; without it, as in tests, nothing is noted.
    private const string Folder = "startup";

    // Support and finance run under this verb, each in a process of its own, and what one loads the other must not.
    private const string BothSides = "run";

    /// <summary>Begins to compile what the verb needed last time, and to note what it needs now.</summary>
    /// <param name="args">The words after the program's name.</param>
    public static void Begin(string[] args)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, Folder);
        if (args is [{ Length: > 0 } verb, ..] && verb != BothSides && verb.All(char.IsAsciiLetterLower) && Directory.Exists(folder))
        {
            ProfileOptimization.SetProfileRoot(folder);
            ProfileOptimization.StartProfile(verb);
        }
    }

    /// <summary>Keeps what was noted.</summary>
    public static void End() => ProfileOptimization.StartProfile(null!); // null ends the noting, says its documentation
}
