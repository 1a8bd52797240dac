using System.Globalization;

namespace Bridge.Host.Composition;

/// <summary>How many files the machine lets this process open at once. Needs nothing of the bridge and no further file than the one it reads.</summary>
internal static class OpenFiles
{
    /// <summary>Fewest with which the bridge starts and serves; with fewer, parts of it cannot be loaded.</summary>
    public const int Fewest = 256;

    /// <summary>Reads the limit of this process. .NET has raised it to the most that is allowed by the time this is asked.</summary>
    /// <returns>The limit; null where there is none, or the system does not tell.</returns>
    public static int? Most() => OperatingSystem.IsLinux() && File.Exists("/proc/self/limits") ? In(File.ReadAllText("/proc/self/limits")) : null;

    /// <summary>Finds the limit in the list of all limits.</summary>
    /// <param name="limits">The list; a line is <c>Max open files            1024                 524288               files</c>. Source: proc_pid_limits(5).</param>
    /// <returns>The limit, or null.</returns>
    public static int? In(string limits)
    {
        const string name = "Max open files";
        var at = limits.IndexOf(name, StringComparison.Ordinal);
        var words = at < 0 ? [] : limits[(at + name.Length)..].Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null;
    }
}
