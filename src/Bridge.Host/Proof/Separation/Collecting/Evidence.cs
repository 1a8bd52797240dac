namespace Bridge.Host.Proof.Separation.Collecting;

/// <summary>Bytes that a side left somewhere.</summary>
/// <param name="Name">What they are; file names are searched like bytes.</param>
/// <param name="Open">Opens them.</param>
internal sealed record Evidence(string Name, Func<Stream> Open)
{
    /// <summary>Bytes at hand.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The evidence.</returns>
    public static Evidence Of(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes, writable: false));
}
