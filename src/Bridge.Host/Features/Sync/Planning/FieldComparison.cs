using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Mapping.Fingerprints;

namespace Bridge.Host.Features.Sync.Planning;

/// <summary>Three-way comparison of one record: what the MLS says now, what was last sent, what an owner's rule allows.</summary>
internal static class FieldComparison
{
    /// <summary>Finds the fields to send.</summary>
    /// <param name="mapped">What the MLS says now, mapped.</param>
    /// <param name="lastSent">Hashes of the values last sent, in shape order, 0 for never; null for a record never written.</param>
    /// <param name="after">Filled with the hashes that hold once the fields are sent.</param>
    /// <returns>Positions of the fields to send.</returns>
    public static int[] Compare(MappedRecord mapped, ulong[]? lastSent, ulong[] after)
    {
        var fields = mapped.Shape.Fields;
        Span<int> changed = stackalloc int[fields.Count];
        var count = 0;
        for (var position = 0; position < fields.Count; position++)
        {
            var before = lastSent is null ? 0 : lastSent[position];
            after[position] = before;
            if (!IsSendable(fields[position], mapped[position], isNew: lastSent is null))
            {
                continue;
            }

            var now = Fingerprint.Of(mapped[position]);
            if (now != before)
            {
                after[position] = now;
                changed[count++] = position;
            }
        }

        return changed[..count].ToArray();
    }

    /// <summary>Tells whether some fields are all that the MLS says of a record.</summary>
    /// <param name="mapped">What the MLS says now, mapped.</param>
    /// <param name="sent">Positions of the fields, in rising order.</param>
    /// <returns>True when none with a value is left out; fields that belong to the CRM are no part of it.</returns>
    public static bool IsWhole(MappedRecord mapped, int[] sent)
    {
        var fields = mapped.Shape.Fields;
        for (var position = 0; position < fields.Count; position++)
        {
            if (!mapped[position].IsBlank && IsSendable(fields[position], mapped[position], isNew: false) && Array.BinarySearch(sent, position) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSendable(TargetField field, FieldValue value, bool isNew) =>
        value.IsSent
        && (!value.IsBlank || field.WhenBlank == BlankRule.Erase)
        && (isNew || field.Owner == FieldOwner.Mls);
}
