using Bridge.Core.Connectors;
using Bridge.Host.Features.Provisioning;
using Bridge.Host.Opening;
using Bridge.Host.Settings;

namespace Bridge.Host.Cli;

/// <summary>What every verb works with; a test hands in its own.</summary>
internal sealed record CliContext
{
    /// <summary>Where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where progress and complaints go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where answers come from.</summary>
    public required TextReader In { get; init; }

    /// <summary>True when <see cref="Out"/> is a terminal: tables, colours and progress are welcome there, and nowhere else.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Columns of the terminal; default 80.</summary>
    public int Width { get; init; } = WrappedText.UsualWidth;

    /// <summary>True when a person can answer questions.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>The connectors by name.</summary>
    public required IReadOnlyDictionary<string, IConnector> Connectors { get; init; }

    /// <summary>Opens the connections of a settings file.</summary>
    public required IConnectionOpener Opener { get; init; }

    /// <summary>Knows the mapping documents.</summary>
    public required IRouteShapes Shapes { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Looks up an environment variable.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Loads the settings for a verb.</summary>
    /// <param name="path">Path of the settings file.</param>
    /// <returns>The settings, or null after the faults were written to <see cref="Error"/>.</returns>
    public BridgeSettings? LoadSettings(string path)
    {
        var result = ReadSettings(path);
        PrintFaults(result.Faults);
        return result.Settings;
    }

    /// <summary>Reads the settings for a verb; every verb of support that has settings gets them here.</summary>
    /// <param name="path">Path of the settings file.</param>
    /// <param name="sharesWithFinance">True in a trial, where finance shares this process: its reach is only a warning then.</param>
    /// <returns>The settings, or all faults; that the user of this process can open what is finance's is one.</returns>
    public SettingsResult ReadSettings(string path, bool sharesWithFinance = false)
    {
        var result = SettingsLoader.Load(path, Connectors, Environment);
        if (result.Settings?.Finance is not { } finance || finance.Explain() is not { } reach)
        {
            return result;
        }

        if (sharesWithFinance)
        {
            Error.WriteLine($"For trials only: {reach}");
            return result;
        }

        return new SettingsResult(null, [new SettingsFault(path, finance.Place.Line, finance.Place.Column, reach)]);
    }

    /// <summary>Writes faults to <see cref="Error"/>, with their number at the end.</summary>
    /// <param name="faults">The faults.</param>
    public void PrintFaults(IReadOnlyList<SettingsFault> faults)
    {
        foreach (var fault in faults)
        {
            Error.WriteLine(fault);
        }

        if (faults.Count > 0)
        {
            Error.WriteLine(faults.Count == 1 ? "1 fault in the settings." : $"{faults.Count} faults in the settings.");
        }
    }
}
