using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Mapping.Fingerprints;

namespace Bridge.Host.Features.Sync;

/// <summary>Baseline of a verified comparison: what the target really holds, where it tells.</summary>
internal static class Baselines
{
    /// <summary>Makes the baseline of one record.</summary>
    /// <param name="mapped">What the MLS says now, mapped.</param>
    /// <param name="lastSent">Hashes of what was last sent.</param>
    /// <param name="actual">What the target holds, or null when it has no such record.</param>
    /// <returns>Hashes to compare with; 0 where the field must be sent.</returns>
    public static ulong[] Of(MappedRecord mapped, ulong[] lastSent, TargetState? actual)
    {
        var baseline = new ulong[lastSent.Length];
        for (var position = 0; position < baseline.Length; position++)
        {
            // A reference is compared by what was last sent: the target knows it under another id.
            baseline[position] = actual is null ? 0
                : mapped.Shape.Fields[position].RefersTo is not null ? lastSent[position]
                : actual.Fields[position].IsSent ? Fingerprint.Of(actual.Fields[position])
                : lastSent[position];
        }

        return baseline;
    }
}
