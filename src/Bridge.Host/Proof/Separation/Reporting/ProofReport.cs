using Bridge.Host.Proof.Separation.Attempts;
using Bridge.Host.Proof.Separation.Interference;
using Bridge.Host.Proof.Separation.Leaks;

namespace Bridge.Host.Proof.Separation.Reporting;

/// <summary>The outcome of a proof. Holds no value of a canary.</summary>
internal sealed record ProofReport
{
    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Version of the bridge.</summary>
    public required string Version { get; init; }

    /// <summary>Seed of everything that was drawn.</summary>
    public required int Seed { get; init; }

    /// <summary>Canaries by kind and fate.</summary>
    public required IReadOnlyList<PlantedRow> Planted { get; init; }

    /// <summary>Patterns that were looked for.</summary>
    public required int Patterns { get; init; }

    /// <summary>Names of the encodings.</summary>
    public required IReadOnlyList<string> Encodings { get; init; }

    /// <summary>Evidence of the support side.</summary>
    public required IReadOnlyList<SearchedRow> Searched { get; init; }

    /// <summary>Bytes searched, those that were unpacked too.</summary>
    public required long SearchedBytes { get; init; }

    /// <summary>Seconds that the search took.</summary>
    public required double SearchSeconds { get; init; }

    /// <summary>Canaries found on the support side.</summary>
    public required IReadOnlyList<string> Found { get; init; }

    /// <summary>Fields that the MLS sent unasked, seen in the memory of the process that it sent them to.</summary>
    public required int Arrivals { get; init; }

    /// <summary>Accepted canaries, and how many of them finance's store holds.</summary>
    public required KeptCount Kept { get; init; }

    /// <summary>Whether the memory of a support process was searched.</summary>
    public required bool HasMemory { get; init; }

    /// <summary>Whether a support process was killed at work.</summary>
    public required bool WasKilled { get; init; }

    /// <summary>The positive control.</summary>
    public required IReadOnlyList<LeakOutcome> Leaks { get; init; }

    /// <summary>Non-interference.</summary>
    public required InterferenceOutcome Interference { get; init; }

    /// <summary>Live attempts.</summary>
    public required IReadOnlyList<AttemptOutcome> Attempts { get; init; }

    /// <summary>Seconds that all of it took.</summary>
    public required double Seconds { get; init; }

    /// <summary>How many canaries were planted.</summary>
    public int PlantedCount => Planted.Sum(row => row.Count);

    /// <summary>What did not hold; empty when everything did.</summary>
    public IReadOnlyList<string> Failures => [.. Judge()];

    private IEnumerable<string> Judge()
    {
        if (PlantedCount < ProofSize.FewestCanaries)
        {
            yield return $"Only {PlantedCount} canaries were planted.";
        }

        foreach (var row in Planted.Where(row => row.Count == 0))
        {
            yield return $"No canary of the kind {row.Kind} was planted in: {row.Record}.";
        }

        if (Found.Count > 0)
        {
            yield return $"{Found.Count} canaries were found on the support side.";
        }

        if (Kept.Found != Kept.Planted || Kept.Planted == 0)
        {
            yield return $"Finance's store holds {Kept.Found} of {Kept.Planted} accepted canaries: what it never had cannot leak.";
        }

        if (!WasKilled)
        {
            yield return "The support process ended before it could be killed at work.";
        }

        foreach (var leak in Leaks.Where(leak => leak.Encoding is null))
        {
            yield return $"The seeded leak {leak.Path} was not found.";
        }

        if (!Interference.Holds)
        {
            yield return Interference.SeesChangedStanding
                ? $"{Interference.Differing} of {Interference.Pairs} pairs of finance data made a difference on the support side."
                : "A changed standing made no difference, so the comparison compares nothing.";
        }

        foreach (var attempt in Attempts.Where(attempt => attempt.Verdict == AttemptVerdict.Allowed))
        {
            yield return $"It was possible to {attempt.What}.";
        }
    }
}

/// <summary>How many canaries of a kind stand in a kind of record.</summary>
/// <param name="Kind">The kind of canary.</param>
/// <param name="Record">The kind of record.</param>
/// <param name="Count">How many.</param>
internal sealed record PlantedRow(string Kind, string Record, int Count);

/// <summary>Evidence that was searched, of one sort.</summary>
/// <param name="What">What it is.</param>
/// <param name="Pieces">How many pieces.</param>
/// <param name="Bytes">Bytes in all, before anything was unpacked.</param>
internal sealed record SearchedRow(string What, int Pieces, long Bytes);

/// <summary>Accepted canaries on the finance side.</summary>
/// <param name="Planted">How many were planted where imports keep them.</param>
/// <param name="Found">How many of them the store holds.</param>
internal sealed record KeptCount(int Planted, int Found);
