using Bridge.Host.Proof.Separation.Canaries;
using Bridge.Host.Proof.Separation.Collecting;
using Bridge.Host.Proof.Separation.Searching;
using Bridge.Host.Proof.Separation.Staging;

namespace Bridge.Host.Proof.Separation;

/// <summary>Plants canaries on the finance side, lets both sides work, and looks for them in every byte of the support side.</summary>
/// <param name="means">What the proof works with.</param>
/// <param name="finance">The finance side.</param>
/// <param name="support">The support side.</param>
/// <param name="standIns">The systems both talk to.</param>
/// <param name="search">Searches the support side.</param>
internal sealed class CanaryRun(ProofMeans means, FinanceStage finance, SupportStage support, StandIns standIns, CanarySearch search)
{
    private readonly List<(string Name, long Bytes)> _searched = [];

    /// <summary>What was searched.</summary>
    public IReadOnlyList<(string Name, long Bytes)> Searched => _searched;

    /// <summary>Whether the memory of a support process could be read.</summary>
    public bool HasMemory { get; private set; }

    /// <summary>Whether a support process was killed at work.</summary>
    public bool WasKilled { get; private set; }

    /// <summary>Lets the support side do everything that it can do, faults included.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        (await support.RunAsync(cancellationToken, "provision", "--apply")).Must(ExitCode.Done);
        (await support.RunAsync(cancellationToken, "check", "--online")).Must(ExitCode.Done);
        await support.RunAsync(cancellationToken, "plan", "--json");

        // Every error that repeats what it was sent: whatever the bridge makes of it, it ends up in what is searched.
        await standIns.FaultsAsync(standIns.Crm, "echo-422:15%,echo-400:10%,echo-409:10%,echo-500:10%,torn:5%,reset:5%", cancellationToken);
        await standIns.FaultsAsync(standIns.Mls, "echo-500:10%,torn:10%,reset:10%,429:5%", cancellationToken);
        await support.RunAsync(cancellationToken, "sync", "--json");
        await standIns.FaultsAsync(standIns.Mls, "", cancellationToken);
        await standIns.FaultsAsync(standIns.Crm, "refuse:10%,429:5%", cancellationToken);
        await support.RunAsync(cancellationToken, "sync", "--json", "--accept", "mass-refusal");
        await standIns.ChangeAsync("0.9", 7, cancellationToken);
        WasKilled = await support.KillAtWorkAsync(means.Time, cancellationToken);
        Search(Folders.Below(support.Folder, "after kill -9"));

        await standIns.FaultsAsync(standIns.Crm, "refuse:10%", cancellationToken);
        (await support.RunAsync(cancellationToken, "sync", "--json", "--full", "--sweep", "--accept", "mass-refusal")).Must(ExitCode.Done, ExitCode.SetAside);
        await support.RunAsync(cancellationToken, "deadletters", "list", "--json");
        await support.RunAsync(cancellationToken, "deadletters", "show", "1", "--json");
        await support.RunAsync(cancellationToken, "plan", "--verify", "--json");
        await standIns.ChangeAsync("0.5", 8, cancellationToken);
        var host = await support.HostAsync(means.Time, cancellationToken);
        HasMemory = host.Any(evidence => evidence.Name.StartsWith("memory", StringComparison.Ordinal));
        Search(host);
    }

    /// <summary>Searches everything that is there at the end.</summary>
    public void SearchTheRest() => Search(
    [
        .. Folders.Below(support.Folder, "at the end"),
        .. support.Said(),
        Recorded.By("Zendesk", standIns.ToCrm),
        Recorded.By("the MLS and the telemetry collector", standIns.ToMls),
    ]);

    /// <summary>How many of the accepted canaries finance's own store holds.</summary>
    /// <param name="accepted">The canaries.</param>
    /// <returns>The count.</returns>
    public int CountAccepted(IReadOnlyCollection<Canary> accepted)
    {
        using var open = finance.Open(means, means.Time);
        return FinanceStage.Count(open.Side, accepted);
    }

    private void Search(IEnumerable<Evidence> evidence)
    {
        foreach (var piece in evidence)
        {
            _searched.Add((piece.Name, search.Search(piece)));
        }
    }
}
