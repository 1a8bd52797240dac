using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Bridge.Host.Proof.Separation.Searching;

/// <summary>Finds what is packed inside bytes: gzip, zlib (deflate) and the members of zip files, wherever they begin.</summary>
internal static class Unpacking
{
    private const int Most = 8 << 20;
    private const int Fewest = 16;
    private const int ZipHeader = 30;

    /// <summary>Unpacks everything that can be.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>What was inside, each with the name of its packing.</returns>
    public static IEnumerable<(string Packing, byte[] Bytes)> Members(ReadOnlyMemory<byte> bytes)
    {
        for (var at = 0; Next(bytes.Span, at) is { } found; at = found.At + 1)
        {
            if (Unpack(bytes[found.Data..], found.Packing) is { } member)
            {
                yield return (found.Packing, member);
            }
        }
    }

    private static (int At, int Data, string Packing)? Next(ReadOnlySpan<byte> bytes, int from)
    {
        for (var at = from; at < bytes.Length - 4;)
        {
            var step = bytes[at..^4].IndexOfAny((byte)0x1F, (byte)0x78, (byte)'P');
            if (step < 0)
            {
                return null;
            }

            at += step;
            var here = bytes[at..];
            if (here is [0x1F, 0x8B, 0x08, ..])
            {
                return (at, at, "gzip");
            }

            if (here is [0x78, 0x01 or 0x5E or 0x9C or 0xDA, ..])
            {
                return (at, at, "deflate");
            }

            if (here is [(byte)'P', (byte)'K', 3, 4, ..] && here.Length > ZipHeader && here[8] == 8
                && ZipHeader + here[26] + (here[27] << 8) + here[28] + (here[29] << 8) is var data && data < here.Length)
            {
                return (at, at + data, "zip");
            }

            at++;
        }

        return null;
    }

    private static byte[]? Unpack(ReadOnlyMemory<byte> bytes, string packing)
    {
        // A copy for each place where something packed might begin would cost more than the search itself.
        using var packed = MemoryMarshal.TryGetArray(bytes, out var own)
            ? new MemoryStream(own.Array!, own.Offset, own.Count, writable: false) // there is an array: it was got
            : new MemoryStream(bytes.ToArray(), writable: false);
        using Stream stream = packing switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            "zip" => new DeflateStream(packed, CompressionMode.Decompress),
            _ => new ZLibStream(packed, CompressionMode.Decompress),
        };
        var unpacked = new MemoryStream();
        var chunk = new byte[1 << 16];
        try
        {
            for (var read = stream.Read(chunk); read > 0 && unpacked.Length < Most; read = stream.Read(chunk))
            {
                unpacked.Write(chunk, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            // Cut off, or nothing packed after all: what came out until then counts.
        }

        return unpacked.Length >= Fewest ? unpacked.ToArray() : null;
    }
}
