namespace Bridge.Host.Features.Measures.Desk.Kept;

/// <summary>What a segment holds and in which of its columns, so that a question reads only the columns that it needs.</summary>
/// <param name="Things">How many things it holds.</param>
/// <param name="Subjects">Number of the column of their subjects, in ascending order.</param>
/// <param name="Traits">Of each trait the texts, the first of them none, and the number of the column with the place of each thing's text.</param>
/// <param name="Terms">Of each term where its parts are.</param>
/// <param name="Spells">Where the times are through which things are open.</param>
internal sealed record KeptHead(
    int Things, int Subjects, IReadOnlyList<(IReadOnlyList<string?> Texts, int Column)> Traits, IReadOnlyList<KeptParts> Terms, KeptParts Spells)
{
    /// <summary>Writes it.</summary>
    /// <returns>The bytes.</returns>
    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Things);
        writer.Write(Subjects);
        writer.Write(Traits.Count);
        foreach (var (texts, column) in Traits)
        {
            writer.Write(column);
            writer.Write(texts.Count - 1);
            foreach (var text in texts.Skip(1))
            {
                writer.Write(text!); // only the first is none
            }
        }

        writer.Write(Terms.Count);
        foreach (var parts in Terms.Append(Spells))
        {
            parts.Write(writer);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads it.</summary>
    /// <param name="bytes">What was written.</param>
    /// <returns>The head.</returns>
    public static KeptHead Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var (things, subjects) = (reader.ReadInt32(), reader.ReadInt32());
        var traits = new (IReadOnlyList<string?> Texts, int Column)[reader.ReadInt32()];
        for (var one = 0; one < traits.Length; one++)
        {
            var column = reader.ReadInt32();
            var texts = new string?[reader.ReadInt32() + 1];
            for (var text = 1; text < texts.Length; text++)
            {
                texts[text] = reader.ReadString();
            }

            traits[one] = (texts, column);
        }

        var terms = new KeptParts[reader.ReadInt32()];
        for (var one = 0; one < terms.Length; one++)
        {
            terms[one] = KeptParts.Read(reader);
        }

        return new KeptHead(things, subjects, traits, terms, KeptParts.Read(reader));
    }
}
