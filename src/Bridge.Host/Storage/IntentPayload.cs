using System.Runtime.InteropServices;

namespace Bridge.Host.Storage;

/// <summary>Binary form of an intent; read only by the version of the program that wrote it or a later one.</summary>
internal static class IntentPayload
{
    // Bytes of one record with about twenty fields; a longer one makes the stream grow.
    private const int UsualLength = 400;

    /// <summary>Writes an intent.</summary>
    /// <param name="intent">The intent.</param>
    /// <returns>Its bytes.</returns>
    public static byte[] Write(Intent intent)
    {
        using var bytes = new MemoryStream(intent.Links.Count * UsualLength);
        using var writer = new BinaryWriter(bytes);
        writer.Write(intent.Links.Count);
        for (var index = 0; index < intent.Links.Count; index++)
        {
            var link = intent.Links[index];
            writer.Write(link.ExternalId);
            writer.Write(link.TargetId ?? "");
            writer.Write(link.Shape);
            writer.Write(link.UniqueHash.HasValue);
            writer.Write(link.UniqueHash ?? 0);
            writer.Write(link.IsDeparted);
            writer.Write(link.Fields.Length);
            WriteAll(writer, link.Fields);
            writer.Write(intent.Sent[index].Length);
            WriteAll(writer, intent.Sent[index]);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    // BinaryWriter writes little-endian, and so does every machine that .NET runs on; the bytes are the same as one by one.
    private static void WriteAll<T>(BinaryWriter writer, T[] values)
        where T : unmanaged => writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));

    /// <summary>Reads an intent.</summary>
    /// <param name="batch">Number of the batch.</param>
    /// <param name="payload">Its bytes.</param>
    /// <returns>The intent.</returns>
    public static Intent Read(long batch, byte[] payload)
    {
        using var reader = new BinaryReader(new MemoryStream(payload));
        var count = reader.ReadInt32();
        var links = new List<Link>(count);
        var sent = new List<int[]>(count);
        for (var index = 0; index < count; index++)
        {
            var externalId = reader.ReadString();
            var targetId = reader.ReadString();
            var shape = reader.ReadInt64();
            var hasUnique = reader.ReadBoolean();
            var unique = reader.ReadInt64();
            var departed = reader.ReadBoolean();
            var fields = new ulong[reader.ReadInt32()];
            for (var field = 0; field < fields.Length; field++)
            {
                fields[field] = reader.ReadUInt64();
            }

            var positions = new int[reader.ReadInt32()];
            for (var position = 0; position < positions.Length; position++)
            {
                positions[position] = reader.ReadInt32();
            }

            links.Add(new Link(externalId, targetId.Length == 0 ? null : targetId, shape, fields, hasUnique ? unique : null, departed));
            sent.Add(positions);
        }

        return new Intent(batch, links, sent);
    }
}
