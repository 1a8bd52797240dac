using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Mapping.Fingerprints;

namespace Bridge.Host.Features.Sync.Planning;

/// <summary>Baseline of a verified comparison: what the target really holds, where it tells.</summary>
internal static class Baselines
{
    /// <summary>Makes the baseline of one record.</summary>
    /// <param name="mapped">What the MLS says now, mapped; references as external ids.</param>
    /// <param name="resolved">The same with the target's ids.</param>
    /// <param name="lastSent">Hashes of what was last sent.</param>
    /// <param name="actual">What the target holds, or null when it has no such record.</param>
    /// <returns>Hashes to compare with; 0 where the field must be sent.</returns>
    public static ulong[] Of(MappedRecord mapped, MappedRecord resolved, ulong[] lastSent, TargetState? actual)
    {
        var baseline = new ulong[lastSent.Length];
        for (var position = 0; position < baseline.Length; position++)
        {
            baseline[position] = actual is null ? 0
                : !actual.Fields[position].IsSent ? lastSent[position]
                : mapped.Shape.Fields[position].RefersTo is null ? OfValue(mapped[position], actual.Fields[position])
                : OfReference(mapped[position], resolved[position], actual.Fields[position], lastSent[position]);
        }

        return baseline;
    }

    // A flag that was cleared is kept as "no": targets have no empty flags.
    private static ulong OfValue(FieldValue wanted, FieldValue held) =>
        Fingerprint.Of(wanted.IsBlank && held.AsFlag == false ? wanted : held);

    // The target knows the other record under its own id; hashes are those of the external id.
    private static ulong OfReference(FieldValue wanted, FieldValue wantedThere, FieldValue held, ulong lastSent) =>
        !wantedThere.IsSent ? lastSent
        : wantedThere == held ? Fingerprint.Of(wanted)
        : Fingerprint.Of(held);
}
