namespace Bridge.Connectors.Workbook.Package;

/// <summary>The workbook as a file: replaced as a whole or not at all, and never under somebody's hands.</summary>
/// <param name="file">Its full path.</param>
/// <param name="time">The clock.</param>
internal sealed class WorkbookStore(string file, TimeProvider time) : IDisposable
{
    // A link stays a link: what it points to is replaced.
    private readonly string _path = new FileInfo(file) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file : file;

    // Routes and the help desk of one process wait for each other; another process is told of by the lock.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Its path, for messages.</summary>
    public string Path => file;

    /// <summary>Its folder.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(_path) ?? ".";

    /// <summary>True when the file is there.</summary>
    public bool Exists => File.Exists(_path);

    /// <summary>True when somebody marked the file as not to be changed: nobody at all may write into it.</summary>
    public bool IsReadOnly => Exists && (OperatingSystem.IsWindows()
        ? new FileInfo(_path).IsReadOnly
        : (File.GetUnixFileMode(_path) & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0);

    /// <summary>The new file before it takes the old one's place; one that a dead process left is written over.</summary>
    public string Draft => Beside(".", ".bridge-new");

    /// <summary>The file by which a spreadsheet program says that it has the workbook open.</summary>
    /// <returns>Its path, or null when nobody does. Source: support.microsoft.com, "owner file"; help.libreoffice.org, "Lock files".</returns>
    public string? FindOwner() => new[] { Beside("~$", ""), Beside(".~lock.", "#") }.FirstOrDefault(File.Exists);

    /// <summary>Opens the workbook to read it; it may be open elsewhere.</summary>
    /// <returns>The file.</returns>
    public FileStream OpenToRead()
    {
        try
        {
            return OpenOrInUse(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception error) when (WorkbookErrors.IsOurs(error))
        {
            throw WorkbookErrors.Of(file, error);
        }
    }

    /// <summary>Replaces the workbook: a new file is written beside it, brought to the disk and renamed over it.</summary>
    /// <param name="buildAsync">Writes the new file; gets the old one, or null when there is none. Gives false to leave all as it is.</param>
    /// <returns>A task that ends when the new file is durable.</returns>
    /// <exception cref="Core.Connectors.ConnectorException">Nothing was changed.</exception>
    public async Task ReplaceAsync(Func<FileStream?, FileStream, Task<bool>> buildAsync)
    {
        await _turn.WaitAsync();
        try
        {
            // Another process of the bridge waits for its turn as for anybody who has the workbook open.
            await using var turn = OpenOrInUse(Beside(".", ".bridge-lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            if (FindOwner() is { } owner)
            {
                throw WorkbookErrors.InUse(file, owner, time);
            }

            if (IsReadOnly)
            {
                throw WorkbookErrors.ReadOnly(file); // a rename would take no notice of it
            }

            try
            {
                await ReplaceInTurnAsync(buildAsync);
            }
            finally
            {
                File.Delete(Draft); // in turn: outside of it the draft is another process's
            }
        }
        catch (Exception error) when (WorkbookErrors.IsOurs(error))
        {
            throw WorkbookErrors.Of(file, error);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task ReplaceInTurnAsync(Func<FileStream?, FileStream, Task<bool>> buildAsync)
    {
        await using var old = Exists ? OpenOrInUse(_path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null;
        var before = Stamp();
        await using (var draft = OpenDraft(old is not null))
        {
            if (!await buildAsync(old, draft))
            {
                return;
            }

            draft.Flush(flushToDisk: true);
        }

        if (old is not null && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Draft, File.GetUnixFileMode(_path));
        }

        if (FindOwner() is { } owner)
        {
            throw WorkbookErrors.InUse(file, owner, time); // opened meanwhile: a rename would take the file from under it
        }

        if (Stamp() != before)
        {
            throw WorkbookErrors.Overtaken(file);
        }

        if (old is not null)
        {
            await old.DisposeAsync();
        }

        File.Move(Draft, _path, overwrite: true);
        FolderSync.Flush(Folder); // the new name is durable with this alone
    }

    // Who may not read the old file may not read the new one while it is written either.
    private FileStream OpenDraft(bool hasOld)
    {
        File.Delete(Draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 16 };
        if (hasOld && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File.GetUnixFileMode(_path) | UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Draft, options);
    }

    private FileStream OpenOrInUse(string path, FileMode mode, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, mode, access, share, 1 << 16);
        }
        catch (IOException error) when (error is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            throw WorkbookErrors.InUse(file, null, time); // a sharing violation
        }
    }

    /// <summary>Length and time of the last save.</summary>
    /// <returns>The stamp, or null when there is no file.</returns>
    public (long Length, DateTime Written)? Stamp() => new FileInfo(_path) is { Exists: true } info ? (info.Length, info.LastWriteTimeUtc) : null;

    private string Beside(string before, string after) => System.IO.Path.Combine(Folder, $"{before}{System.IO.Path.GetFileName(_path)}{after}");
}
