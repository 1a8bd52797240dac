using Bridge.Sandbox.Reso.Hosts;

namespace Bridge.Sandbox.Reso.Data.Fields;

/// <summary>The fields some hosts have beside those of the Data Dictionary.</summary>
/// <remarks>
/// Source: docs.mlsgrid.com "API Version 2.0" (MlgCanView); Bridge "RESO Web API" (BridgeModificationTimestamp is the
/// one that moves with every change, ModificationTimestamp is the MLS's own and does not always).
/// </remarks>
internal static class HostFields
{
    public static List<Field> Adapt(List<Field> fields, RowStore store, HostRules rules)
    {
        if (rules.HasTombstones)
        {
            fields.Add(new("MlgCanView", FieldKind.Flag, row => Cell.OfFlag(store.State(row) == RowState.Live)));
        }

        if (rules.Watermark == "ModificationTimestamp")
        {
            return fields;
        }

        var own = fields.FindIndex(field => field.Name == "ModificationTimestamp");
        fields[own] = fields[own].WithRead(row => Cell.OfInstant(OwnStamp(store.Ticks(row), row)));
        fields.Add(new(rules.Watermark, FieldKind.Instant, row => Cell.OfInstant(store.Ticks(row))));
        return fields;
    }

    /// <summary>Every second row only knows the day of its last change.</summary>
    private static long OwnStamp(long ticks, int row) =>
        row % 2 == 0 ? ticks : ticks - (ticks % TimeSpan.TicksPerDay);
}
