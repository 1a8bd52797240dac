using System.CommandLine;

namespace Bridge.Host.Cli;

/// <summary>Options that mean the same for every verb that has them.</summary>
internal static class CommonOptions
{
    /// <summary>Where the settings are looked for when nothing else is said.</summary>
    public const string DefaultConfig = "config/bridge.yaml";

    /// <summary>Makes the option that names the settings file.</summary>
    /// <returns>The option.</returns>
    public static Option<string> Config() => new("--config", "-c")
    {
        Description = "Settings file.",
        HelpName = "FILE",
        DefaultValueFactory = _ => DefaultConfig,
    };

    /// <summary>Makes the option that asks for JSON.</summary>
    /// <returns>The option.</returns>
    public static Option<bool> Json() => new("--json") { Description = "Write the result as JSON, for scripts." };
}
