using System.CommandLine;
using Bridge.Host.Features.Measures;

namespace Bridge.Host.Cli.Measures;

/// <summary>Options of the verbs that work with measures.</summary>
internal static class MeasureOptions
{
    /// <summary>Makes the option that names the folder.</summary>
    /// <returns>The option.</returns>
    public static Option<string> Data() => new("--data", "-d")
    {
        Description = "Folder of the store measures.db and of the key for callers' numbers.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "data",
    };

    /// <summary>Makes the option that names a file to write.</summary>
    /// <returns>The option.</returns>
    public static Option<string?> Output() => new("--out", "-o") { Description = "File to write instead of the output.", HelpName = "FILE" };

    /// <summary>What to say after an import when the desk has no time zone.</summary>
    /// <param name="store">The measures.</param>
    /// <returns>A line; empty when it has one.</returns>
    public static string ZoneHint(MeasureStore store) =>
        store.FindZone() is null ? "\nThe desk's time zone is not set, so days and hours are those of UTC: name it with --zone when you import calls or tickets." : "";
}
