namespace Bridge.Audit;

/// <summary>Where a key comes from: a file of its own.</summary>
/// <remarks>It has no readable text form, so that it cannot end up in a log.</remarks>
public sealed class AuditSecret
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _path;

    private AuditSecret(string path) => _path = path;

    /// <summary>A key in a file, made on first use with rights for its owner alone.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>The secret.</returns>
    public static AuditSecret InFile(string path) => new(path);

    /// <summary>Reads the key, or makes it.</summary>
    /// <param name="make">Makes the text of a new key.</param>
    /// <param name="isNew">Afterwards the path of the file when the key was made just now.</param>
    /// <returns>The text.</returns>
    /// <exception cref="AuditException">The file cannot be used, or others can read it.</exception>
    internal string Read(Func<string> make, out string? isNew)
    {
        isNew = null;
        try
        {
            if (!File.Exists(_path))
            {
                var text = make();
                Write(_path, text);
                isNew = _path;
                return text;
            }

            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(_path) & ~Private & ~UnixFileMode.UserExecute) != 0)
            {
                throw new AuditException($"Others than its owner can use the key file {_path}.", $"Run 'chmod 600 {_path}'; if others did read it, make a new key.");
            }

            return File.ReadAllText(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AuditException($"The key file {_path} cannot be read or made.", "Check the path and the rights of the bridge's user.", error);
        }
    }

    private static void Write(string path, string text)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }

        using var file = new FileStream(path, options);
        file.Write(System.Text.Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }
}
