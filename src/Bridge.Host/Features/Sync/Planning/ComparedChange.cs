using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Mapping.Fingerprints;

namespace Bridge.Host.Features.Sync.Planning;

/// <summary>A planned change beside what the target holds.</summary>
/// <param name="Change">The change.</param>
/// <param name="IsRead">True when the target was asked about the record.</param>
/// <param name="Before">What the target holds; null when it was not asked or has no such record.</param>
/// <param name="Fields">The fields that would change.</param>
internal sealed record ComparedChange(PlannedChange Change, bool IsRead, TargetState? Before, IReadOnlyList<ComparedField> Fields);

/// <summary>One field of a planned change: from what, to what.</summary>
/// <param name="Field">The field.</param>
/// <param name="Before">What the target holds; not sent when that is not known. A reference is named by the record it points to.</param>
/// <param name="After">What would be sent; a reference likewise.</param>
/// <param name="LastSent">Hash of what was last sent; 0 for never.</param>
internal sealed record ComparedField(TargetField Field, FieldValue Before, FieldValue After, ulong LastSent)
{
    /// <summary>True when somebody has already given the target the value that would be sent.</summary>
    public bool IsAlreadySo => Before.IsSent && Holds(Fingerprint.Of(After));

    /// <summary>True when the value that the target holds was taken out of the target's own list.</summary>
    public bool IsUnlisted { get; init; }

    /// <summary>True when the target holds neither what was last sent nor what would be sent: somebody changed it there.</summary>
    public bool IsDrift => Before.IsSent && LastSent != 0 && !IsAlreadySo && !Holds(LastSent) && !IsUnlisted;

    // A flag that was cleared is kept as "no": targets have no empty flags.
    private bool Holds(ulong hash) =>
        Fingerprint.Of(Before) == hash || (Before.AsFlag == false && hash == Fingerprint.Of(FieldValue.Blank));
}
