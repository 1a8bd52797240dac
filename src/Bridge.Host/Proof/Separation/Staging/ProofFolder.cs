namespace Bridge.Host.Proof.Separation.Staging;

/// <summary>The folder of one proof; gone with everything in it when it is disposed.</summary>
internal sealed class ProofFolder : IDisposable
{
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bridge-prove-");

    /// <summary>Makes the folder. Other users may pass through it, so that only finance's own rights keep them out of finance's folder.</summary>
    public ProofFolder()
    {
        if (!OperatingSystem.IsWindows())
        {
            _folder.UnixFileMode = Passable;
        }
    }

    /// <summary>Makes a folder inside.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its path.</returns>
    public string Make(string name)
    {
        var made = Directory.CreateDirectory(Path.Combine(_folder.FullName, name));
        if (!OperatingSystem.IsWindows())
        {
            made.UnixFileMode |= Passable;
        }

        return made.FullName;
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Delete(recursive: true);
}
