namespace Bridge.Finance.Storage.Sqlite;

/// <summary>Keeps the finance store's file to its owner.</summary>
internal static class StoreFileMode
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates the file for its owner alone; refuses one that others may open. SQLite gives its companions the same mode.</summary>
    /// <remarks>Source: sqlite.org, os_unix.c, findCreateFileMode: journal and WAL files take the mode of the database.</remarks>
    public static void Ensure(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // there the folder's rights decide, which the installer sets
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!); // a full path of a file has a folder
            if (!File.Exists(path))
            {
                new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Owner }).Dispose();
            }
            else if ((File.GetUnixFileMode(path) & ~(Owner | UnixFileMode.UserExecute)) != 0)
            {
                throw new FinanceException($"Others may open the finance store {path}.", "Give it to the finance user alone: chmod 600.");
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FinanceException(
                $"The finance store {path} cannot be created.", "Check that its folder exists and that the finance user may write there.", error);
        }
    }
}
