using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Bridge.Host.Proof.Separation.Attempts;
using Bridge.Host.Proof.Separation.Canaries;
using Bridge.Host.Proof.Separation.Interference;
using Bridge.Host.Proof.Separation.Leaks;
using Bridge.Host.Proof.Separation.Reporting;
using Bridge.Host.Proof.Separation.Searching;
using Bridge.Host.Proof.Separation.Staging;

namespace Bridge.Host.Proof.Separation;

/// <summary>The whole proof: canaries, positive control, non-interference, attempts.</summary>
/// <param name="means">What the proof works with.</param>
/// <param name="size">How much of it.</param>
/// <param name="progress">Told what is done next.</param>
internal sealed class SeparationProof(ProofMeans means, ProofSize size, Action<string> progress)
{
    private const int FirstMember = 10_000; // the stand-in's first MLS id

    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Runs everything.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The report.</returns>
    /// <exception cref="InvalidOperationException">A process of the bridge did not do what the proof needs it to do.</exception>
    public async Task<ProofReport> RunAsync(CancellationToken cancellationToken)
    {
        var at = means.Time.GetUtcNow();
        using var folder = new ProofFolder();
        var mint = new CanaryMint(new Random(size.Seed));
        var served = ServedCanaries.Draw(mint);
        await using var standIns = await StandIns.StartAsync(size.Members, served, means.Time, cancellationToken);
        var finance = new FinanceStage(folder.Make("finance-side"), mint);
        var support = new SupportStage(folder.Make("support-side"), standIns);

        Tell("Finance: keys, canaries, imports, release");
        await PrepareAsync(finance, support, standIns, DateOnly.FromDateTime(at.UtcDateTime), cancellationToken);
        var patterns = PatternSet.Of(mint.Made);
        var search = new CanarySearch(patterns);
        var run = new CanaryRun(means, finance, support, standIns, search);

        Tell("Support: provision, check, plan, sync with faults, kill -9, pages");
        await run.WorkAsync(cancellationToken);
        Tell("Attempts that must fail");
        var attempts = OtherUser.Try(finance.Folder, Path.Combine(support.Folder, "standing.pub"))
            .Concat(await new ReleaseAttempts(means, finance, support, standIns).TryAsync(cancellationToken)).ToList();
        Tell("Search of everything that is left");
        run.SearchTheRest();
        Tell("Seeded leaks");
        var leaks = await new LeakTrial(patterns, mint.Made, standIns, folder.Make("leaky-side")).RunAsync(means.Time, cancellationToken);
        Tell($"Non-interference: {size.Pairs} pairs");
        var interference = await new InterferenceTrial(means, size.Seed).RunAsync(size.Pairs, cancellationToken);
        var accepted = mint.Made.Where(canary => canary.Fate == CanaryFate.Accepted).ToList();
        return new ProofReport
        {
            At = at,
            Version = typeof(SeparationProof).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            Seed = size.Seed,
            Planted = PlantedTable.Of(mint.Made),
            Patterns = patterns.Count,
            Encodings = EncodingNames.All,
            Searched = SearchedTable.Of(run.Searched),
            SearchedBytes = search.Bytes,
            SearchSeconds = search.Time.TotalSeconds,
            Found = [.. search.Hits.Where(hit => !hit.IsArrival).Select(hit => hit.ToString()).Order(StringComparer.Ordinal)],
            Arrivals = search.Hits.Where(hit => hit.IsArrival).Select(hit => hit.Canary).Distinct().Count(),
            Kept = new KeptCount(accepted.Count, run.CountAccepted(accepted)),
            HasMemory = run.HasMemory,
            WasKilled = run.WasKilled,
            Leaks = leaks,
            Interference = interference,
            Attempts = attempts,
            Seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds,
        };
    }

    private async Task PrepareAsync(FinanceStage finance, SupportStage support, StandIns standIns, DateOnly today, CancellationToken cancellationToken)
    {
        var members = Enumerable.Range(FirstMember, size.Members).Select(member => $"{member}").ToList();
        await finance.PrepareAsync(standIns.Mls.ServiceRoot, support.Outbox, members, today, cancellationToken);
        await finance.ReleaseAsync(cancellationToken);
        support.Prepare(await finance.PublicKeyAsync(cancellationToken));
    }

    private void Tell(string next) => progress(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(_started).TotalSeconds,5:0} s  {next}"));
}
