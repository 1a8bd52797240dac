namespace Bridge.Host.Proof.Separation.Staging;

/// <summary>What a process writes, while it writes. Safe for use by many threads.</summary>
internal sealed class SpokenBytes
{
    private readonly Lock _gate = new();
    private readonly List<byte[]> _chunks = [];

    /// <summary>Reads to the end.</summary>
    /// <param name="stream">Where from.</param>
    public async Task ReadAsync(Stream stream)
    {
        var chunk = new byte[1 << 14];
        for (var read = await stream.ReadAsync(chunk); read > 0; read = await stream.ReadAsync(chunk))
        {
            lock (_gate)
            {
                _chunks.Add(chunk[..read]);
            }
        }
    }

    /// <summary>What was read so far.</summary>
    /// <returns>A copy.</returns>
    public byte[] SoFar()
    {
        lock (_gate)
        {
            return [.. _chunks.SelectMany(chunk => chunk)];
        }
    }
}
