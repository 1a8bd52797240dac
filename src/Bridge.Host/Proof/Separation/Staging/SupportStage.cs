using System.Text.RegularExpressions;
using Bridge.Host.Proof.Separation.Collecting;

namespace Bridge.Host.Proof.Separation.Staging;

/// <summary>The support side: its folder, its processes, and everything they leave behind.</summary>
/// <param name="folder">Its folder: settings, store, audit, releases, home and temporary files.</param>
/// <param name="standIns">The systems it talks to.</param>
internal sealed partial class SupportStage(string folder, StandIns standIns)
{
    private readonly HostProgram _program = new(folder, ("Logging__LogLevel__Default", "Trace"));
    private readonly List<ChildEnd> _ends = [];

    /// <summary>The settings file.</summary>
    public string Config { get; } = Path.Combine(folder, "bridge.yaml");

    /// <summary>The folder that finance puts its releases into.</summary>
    public string Outbox { get; } = Path.Combine(folder, "standings");

    /// <summary>Its folder.</summary>
    public string Folder => folder;

    /// <summary>Writes settings and finance's public key.</summary>
    /// <param name="publicKey">The key in PEM.</param>
    public void Prepare(string publicKey)
    {
        File.WriteAllText(Path.Combine(folder, "standing.pub"), publicKey);
        File.WriteAllText(Config, SupportSettings.Text(standIns.Mls.ServiceRoot, standIns.Crm.Address, standIns.Mls.Address));
    }

    /// <summary>Runs a command line to its end and keeps what it said.</summary>
    /// <param name="cancellationToken">Kills it.</param>
    /// <param name="words">The words.</param>
    /// <returns>How it ended.</returns>
    public async Task<ChildEnd> RunAsync(CancellationToken cancellationToken, params IReadOnlyList<string> words)
    {
        var end = await _program.RunAsync(cancellationToken, [.. words, "--config", Config]);
        _ends.Add(end);
        return end;
    }

    /// <summary>Starts a sync and kills it the hard way once it has sent something.</summary>
    /// <param name="time">The clock of the waiting.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>True when it was killed at work.</returns>
    public async Task<bool> KillAtWorkAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        await standIns.FaultsAsync(standIns.Crm, "slow:100%:300ms", cancellationToken);
        var before = standIns.ToCrm.Count;
        using var child = _program.Start("sync", "--full", "--config", Config);
        while (!child.HasEnded && standIns.ToCrm.Count < before + 2)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken);
        }

        var wasAtWork = !child.HasEnded;
        child.Kill();
        _ends.Add(await child.EndAsync(cancellationToken));
        await standIns.FaultsAsync(standIns.Crm, "", cancellationToken);
        return wasAtWork;
    }

    /// <summary>Runs the host for a moment: pages, health, memory.</summary>
    /// <param name="time">The clock of the waiting.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What it showed; its memory, where the system shows it; and its files while it runs.</returns>
    public async Task<IReadOnlyList<Evidence>> HostAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var evidence = new List<Evidence>();
        var before = standIns.ToMls.Count;
        using var child = _program.Start("run", "--config", Config, "--urls", "http://127.0.0.1:0");
        Uri? address = null;
        while (address is null || standIns.ToMls.Count == before)
        {
            if (child.HasEnded)
            {
                throw new InvalidOperationException($"'bridge run' ended at once: {(await child.EndAsync(cancellationToken)).Said}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
            address ??= Listening().Match(child.SaidSoFar()) is { Success: true } match ? new Uri(match.Value) : null;
        }

        foreach (var page in new[] { "/", "/?every=5", "/status.json", "/health", "/health/ready", "/nothing-here" })
        {
            evidence.Add(Evidence.Of($"page {page} of 'bridge run'", await standIns.ReadAsync(new Uri(address, page), cancellationToken)));
        }

        evidence.AddRange(Folders.Below(folder, "while the host runs").Select(Frozen));
        if (ProcessMemory.Of(child.Id, "memory of 'bridge run'") is { } memory)
        {
            evidence.Add(memory);
        }

        child.Stop(); // not killed: telemetry is sent with the end
        _ends.Add(await child.EndAsync(cancellationToken));
        return evidence;
    }

    /// <summary>What all processes so far wrote to standard output and error.</summary>
    /// <returns>The evidence.</returns>
    public IEnumerable<Evidence> Said() => _ends.Index().SelectMany(end => new[]
    {
        Evidence.Of($"standard output of #{end.Index} 'bridge {end.Item.Words}'", end.Item.Output),
        Evidence.Of($"standard error of #{end.Index} 'bridge {end.Item.Words}'", end.Item.Error),
    });

    // The file may be gone, or be another one, when it is searched.
    private static Evidence Frozen(Evidence file)
    {
        using var stream = file.Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Evidence.Of(file.Name, bytes.ToArray());
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
