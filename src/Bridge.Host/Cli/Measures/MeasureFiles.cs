using System.CommandLine;

namespace Bridge.Host.Cli.Measures;

/// <summary>Where the measures and their key are.</summary>
internal static class MeasureFiles
{
    /// <summary>Makes the option that names the folder.</summary>
    /// <returns>The option.</returns>
    public static Option<string> Data() => new("--data", "-d")
    {
        Description = "Folder of the store measures.db and of the key for callers' numbers.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "data",
    };

    /// <summary>The store in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Its path.</returns>
    public static string Store(string folder) => Path.Combine(folder, "measures.db");

    /// <summary>The key in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Its path.</returns>
    public static string Key(string folder) => Path.Combine(folder, "caller.key");
}
