namespace Bridge.Host.Features.Measures.Desk.Kept;

/// <summary>Where the parts of one term are, in the order of things.</summary>
/// <param name="Count">How many.</param>
/// <param name="First">First quarter with a part.</param>
/// <param name="Last">Last quarter with a part.</param>
/// <param name="Columns">Numbers of its columns: of parts thing, quarter, numerator, denominator, ranked, cases, judged from, series; of spells thing, from, to, since.</param>
internal sealed record KeptParts(int Count, long First, long Last, IReadOnlyList<int> Columns)
{
    /// <summary>Writes it.</summary>
    /// <param name="writer">Takes it.</param>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write(First);
        writer.Write(Last);
        writer.Write((byte)Columns.Count);
        foreach (var column in Columns)
        {
            writer.Write(column);
        }
    }

    /// <summary>Reads it.</summary>
    /// <param name="reader">What was written.</param>
    /// <returns>Where the parts are.</returns>
    public static KeptParts Read(BinaryReader reader)
    {
        var (count, first, last) = (reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt64());
        var columns = new int[reader.ReadByte()];
        for (var one = 0; one < columns.Length; one++)
        {
            columns[one] = reader.ReadInt32();
        }

        return new KeptParts(count, first, last, columns);
    }
}
