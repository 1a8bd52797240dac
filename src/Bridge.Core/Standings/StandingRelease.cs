using Bridge.Core.Model;

namespace Bridge.Core.Standings;

/// <summary>The standings of all members at once: the only message that crosses from finance to support.</summary>
/// <remarks>
/// A release always carries the whole membership, so neither its size nor its presence tells how many standings changed.
/// Its day is the day it was made, not the day of any payment.
/// </remarks>
/// <param name="Version">Version of the form, see <see cref="CurrentVersion"/>.</param>
/// <param name="PolicyVersion">Sixteen lower-case hexadecimal digits that name the rules the standings were derived by.</param>
/// <param name="Sequence">Number of the release, from 1, strictly rising.</param>
/// <param name="AsOfDay">Business day of the release.</param>
/// <param name="Entries">One entry for each member, in ordinal order of their external ids.</param>
public sealed record StandingRelease(
    int Version, string PolicyVersion, long Sequence, DateOnly AsOfDay, IReadOnlyList<StandingEntry> Entries)
{
    /// <summary>The form this program writes and reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Puts entries into a release, in the order every release has.</summary>
    /// <param name="policyVersion">Sixteen lower-case hexadecimal digits.</param>
    /// <param name="sequence">Number of the release, at least 1.</param>
    /// <param name="asOfDay">Business day.</param>
    /// <param name="entries">The entries, in any order.</param>
    /// <returns>The release.</returns>
    public static StandingRelease Of(string policyVersion, long sequence, DateOnly asOfDay, IEnumerable<StandingEntry> entries) =>
        new(CurrentVersion, policyVersion, sequence, asOfDay, [.. entries.OrderBy(entry => entry.ExternalId, StringComparer.Ordinal)]);

    /// <inheritdoc />
    public override string ToString() => $"standing release {Sequence} of {AsOfDay:yyyy-MM-dd}";
}

/// <summary>The standing of one member.</summary>
/// <param name="ExternalId">The member's external id, <c>origin:key</c>; no control characters.</param>
/// <param name="Standing">The standing.</param>
public readonly record struct StandingEntry(string ExternalId, Standing Standing);
