using System.Buffers.Binary;
using System.Text;

namespace Bridge.Finance.Ledger;

/// <summary>A growing row of bytes: numbers take as few of them as they need.</summary>
internal sealed class BlobWriter(int capacity)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void Number(long value)
    {
        Reserve(10);
        var rest = (ulong)((value << 1) ^ (value >> 63)); // small numbers of either sign become small
        for (; rest >= 0x80; rest >>= 7)
        {
            _bytes[Length++] = (byte)(rest | 0x80);
        }

        _bytes[Length++] = (byte)rest;
    }

    public void Text(string value)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(value.Length) + 2);
        var written = Encoding.UTF8.GetBytes(value, _bytes.AsSpan(Length + 2));
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(Length), checked((ushort)written));
        Length += written + 2;
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Reserve(value.Length);
        value.CopyTo(_bytes.AsSpan(Length));
        Length += value.Length;
    }

    private void Reserve(int more)
    {
        if (Length + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length + (_bytes.Length / 2), Length + more));
        }
    }
}

/// <summary>Reads what <see cref="BlobWriter"/> wrote.</summary>
internal ref struct BlobReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public byte Byte()
    {
        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public long Number()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }
        }
    }

    public string Text()
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(_rest);
        var text = Encoding.UTF8.GetString(_rest.Slice(2, length));
        _rest = _rest[(length + 2)..];
        return text;
    }
}
