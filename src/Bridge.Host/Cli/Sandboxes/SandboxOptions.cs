using System.CommandLine;
using Bridge.Core.Settings;
using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Cli.Sandboxes;

/// <summary>The options every sandbox has.</summary>
internal sealed class SandboxOptions
{
    /// <summary>Port.</summary>
    public Option<int> Port { get; } = new("--port") { Description = "Loopback port; 0 takes a free one.", HelpName = "N" };

    /// <summary>Seed.</summary>
    public Option<int> Seed { get; } = new("--seed") { Description = "Seed of the data and of all chances.", HelpName = "N", DefaultValueFactory = _ => 1 };

    /// <summary>Latency.</summary>
    public Option<string> Latency { get; } = new("--latency") { Description = "How long each call takes at least, such as 25ms.", DefaultValueFactory = _ => "0ms" };

    /// <summary>Faults.</summary>
    public Option<string> Faults { get; } = new("--faults") { Description = "Faults, such as 500:5%,reset-after:2% or limit:10/10s.", DefaultValueFactory = _ => "" };

    /// <summary>Reads the options.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="UsageException">An option cannot be read.</exception>
    public SandboxSettings Read(ParseResult parsed, TimeProvider time) => new()
    {
        Port = parsed.GetValue(Port),
        Seed = parsed.GetValue(Seed),
        Latency = Duration("--latency", parsed.GetValue(Latency)),
        Faults = Plan(parsed.GetValue(Faults)),
        Time = time,
    };

    /// <summary>Reads a time span.</summary>
    /// <param name="option">Name of the option.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The time span.</returns>
    /// <exception cref="UsageException">The text is not a time span.</exception>
    public static TimeSpan Duration(string option, string? text) =>
        DurationText.TryParse(text ?? "", out var value) ? value : throw new UsageException($"{option}: write a time span such as 25ms or 2s.");

    /// <summary>Reads a number with a lower bound.</summary>
    /// <param name="least">The least that can be used.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="option">The option.</param>
    /// <returns>The number.</returns>
    /// <exception cref="UsageException">It is less.</exception>
    public static int AtLeast(int least, ParseResult parsed, Option<int> option) =>
        parsed.GetValue(option) is var value && value >= least ? value : throw new UsageException($"{option.Name}: write a number from {least} up.");

    private static FaultPlan Plan(string? text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? FaultPlan.None : FaultPlan.Parse(text);
        }
        catch (FormatException error)
        {
            throw new UsageException($"--faults: {error.Message}");
        }
    }
}
