using System.Text;

namespace Bridge.Connectors.Http.Bodies;

/// <summary>Writes text as UTF-8 into rented memory, without a byte order mark. Hand it whole letters: half of a pair at the end of a piece is lost.</summary>
/// <param name="bytes">Takes the text; stays the caller's.</param>
internal sealed class Utf8Writer(PooledBytes bytes) : TextWriter
{
    /// <inheritdoc />
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc />
    public override void Write(char value) => Write([value]);

    /// <inheritdoc />
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<char> buffer) =>
        bytes.Advance(Encoding.UTF8.GetBytes(buffer, bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(buffer.Length))));
}
