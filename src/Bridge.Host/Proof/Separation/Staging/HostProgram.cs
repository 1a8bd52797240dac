using System.Diagnostics;

namespace Bridge.Host.Proof.Separation.Staging;

/// <summary>Runs the bridge's own program as processes of one side: with that side's folder, home and place for temporary files.</summary>
/// <param name="folder">The side's folder.</param>
/// <param name="variables">More of its environment.</param>
internal sealed class HostProgram(string folder, params IReadOnlyList<(string Name, string Value)> variables)
{
    /// <summary>Starts a command line.</summary>
    /// <param name="words">The words behind the program's name.</param>
    /// <returns>The process.</returns>
    public ChildProcess Start(params IReadOnlyList<string> words)
    {
        var own = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Bridge.Host.exe" : "Bridge.Host");
        var start = File.Exists(own)
            ? new ProcessStartInfo(own, words)
            : new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Bridge.Host.dll"), .. words]);
        start.WorkingDirectory = folder;
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        foreach (var (name, place) in new[] { ("HOME", "home"), ("TMPDIR", "tmp"), ("TMP", "tmp"), ("TEMP", "tmp") })
        {
            start.Environment[name] = Directory.CreateDirectory(Path.Combine(folder, place)).FullName;
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return ChildProcess.Of(start, string.Join(' ', words));
    }

    /// <summary>Runs a command line to its end.</summary>
    /// <param name="cancellationToken">Kills it.</param>
    /// <param name="words">The words behind the program's name.</param>
    /// <returns>How it ended.</returns>
    public async Task<ChildEnd> RunAsync(CancellationToken cancellationToken, params IReadOnlyList<string> words)
    {
        using var child = Start(words);
        child.CloseInput();
        return await child.EndAsync(cancellationToken);
    }
}
