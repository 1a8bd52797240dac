namespace Bridge.Finance.Releases;

/// <summary>The folder from which the support side takes releases. It holds the newest one only, and never half of it.</summary>
internal sealed class Outbox(string folder)
{
    /// <summary>Name of the file; always the same, so that the folder tells nothing about what was before.</summary>
    public const string FileName = "standings.release";

    private const UnixFileMode OwnerWritesGroupReads = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    public string File { get; } = Path.Combine(folder, FileName);

    /// <summary>Tells whether the outbox holds a release, whatever its signature.</summary>
    /// <param name="body">The release's bytes.</param>
    public bool Holds(ReadOnlySpan<byte> body) =>
        System.IO.File.Exists(File) && System.IO.File.ReadAllBytes(File).AsSpan().StartsWith(body);

    /// <summary>Puts a release in place of the last one.</summary>
    /// <exception cref="FinanceException">The folder cannot be written.</exception>
    public void Put(ReadOnlySpan<byte> signed)
    {
        var temporary = Path.Combine(folder, $".{FileName}.new");
        try
        {
            Directory.CreateDirectory(folder);
            System.IO.File.Delete(temporary); // left behind by a process that died
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerWritesGroupReads;
            }

            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(signed);
                stream.Flush(flushToDisk: true); // before the name: a reader must never find an empty file after a power cut
            }

            System.IO.File.Move(temporary, File, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FinanceException(
                $"The outbox {folder} cannot be written.", "Check that the finance user may write there and that the disk is not full.", error);
        }
    }
}
