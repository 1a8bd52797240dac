namespace Bridge.Finance.Place.Lists;

/// <summary>Finance's workbook as a file in finance's own folder: for the finance user alone, replaced as a whole or not at all.</summary>
/// <param name="path">Its full path.</param>
internal sealed class BookFile(string path)
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Its name, without the folder.</summary>
    public string Name => Path.GetFileName(path);

    /// <summary>Tells whether somebody has it open. Source: support.microsoft.com, "owner file"; help.libreoffice.org, "Lock files".</summary>
    public bool IsOpen => File.Exists(Beside("~$", "")) || File.Exists(Beside(".~lock.", "#"));

    /// <summary>Puts both lists in place of what was there.</summary>
    /// <param name="rows">The lists.</param>
    /// <exception cref="FinanceException">It cannot be written; the old one is as it was.</exception>
    public void Put(ListRows rows)
    {
        var draft = Beside(".", ".new");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
            File.Delete(draft); // left behind by a process that died
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerAlone;
            }

            using (var stream = new FileStream(draft, options))
            {
                FinanceBook.Write(stream, rows);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FinanceException(
                "Finance's workbook cannot be written.", "Check 'workbook' in the finance file: the finance user needs to write in its folder, and the disk needs room.", error);
        }
    }

    private string Beside(string before, string after) => Path.Combine(Path.GetDirectoryName(path) ?? ".", $"{before}{Path.GetFileName(path)}{after}");
}
