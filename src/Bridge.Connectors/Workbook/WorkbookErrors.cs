using System.Xml;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Workbook;

/// <summary>What went wrong with a workbook, in words for an administrator.</summary>
internal static class WorkbookErrors
{
    /// <summary>How long the bridge waits before it looks whether an open workbook was closed.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(1);

    /// <summary>There is no such file.</summary>
    /// <param name="path">The workbook.</param>
    /// <returns>The error.</returns>
    public static ConnectorException Missing(string path) => new(
        FailureKind.Configuration, $"There is no workbook {path}.",
        "Run 'bridge provision --apply' to make it. If it was moved, move it back or correct 'file'; if it is lost, 'bridge sync --verify' fills the new one.");

    /// <summary>The file belongs to a side of the bridge that keeps it to itself.</summary>
    /// <returns>The error.</returns>
    public static ConnectorException KeptApart() => new(
        FailureKind.Configuration, "The file named as 'file' is the workbook of another side of the bridge, so it is neither read nor written.",
        "Name another file, and take from the user of the bridge the right to read this one.");

    /// <summary>The file is wrapped so that nobody without its password reads it.</summary>
    /// <returns>The error.</returns>
    public static ConnectorException Sealed() => new(
        FailureKind.Configuration, "The workbook has a password for opening, or is a file of the older kind (.xls) under another name, so it cannot be read.",
        "Open it in Excel, take the password off (File, Info, Protect Workbook), and save it as .xlsx.");

    /// <summary>Somebody has marked the file as not to be changed.</summary>
    /// <param name="path">The workbook.</param>
    /// <returns>The error.</returns>
    public static ConnectorException ReadOnly(string path) => new(
        FailureKind.Configuration, $"The workbook {path} is marked as read-only, so nothing was written.", "Take the mark off the file, or name another one as 'file'.");

    /// <summary>Somebody put rows above the headings.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="row">The row in which they stand now.</param>
    /// <returns>The error.</returns>
    public static ConnectorException HeadingsMoved(string sheet, int row) => new(
        FailureKind.Configuration, $"The headings of the sheet {sheet} stand in row {row}; the bridge reads them in the first one.",
        "Delete the rows above the headings (Review, Unprotect Sheet first); a title belongs into a sheet of its own.");

    /// <summary>There is no such sheet.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="sheet">The sheet.</param>
    /// <returns>The error.</returns>
    public static ConnectorException NoSheet(string path, string sheet) => new(
        FailureKind.Configuration, $"The workbook {path} has no sheet {sheet}.", "Give a renamed sheet its old name again, or run 'bridge provision --apply' to make one.");

    /// <summary>A sheet is not written as spreadsheet programs write it.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <returns>The error.</returns>
    public static ConnectorException Strange(string sheet) => new(
        FailureKind.Configuration, $"The sheet {sheet} is written in a way the bridge does not read.",
        "Open the workbook in Excel or LibreOffice, save it there as .xlsx, and try again.");

    /// <summary>A part of a sheet would fill the memory; a small file can unpack to a large one.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="rows">Rows that were read before.</param>
    /// <returns>The error.</returns>
    public static ConnectorException Endless(string sheet, long rows) => new(
        FailureKind.Configuration, $"The sheet {sheet} has, behind {rows} rows, something that does not end within 64 MiB.",
        "Look whether the file is what it seems to be; open it in Excel or LibreOffice, and save it there as .xlsx again.");

    /// <summary>A sheet takes no more rows.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <returns>The error.</returns>
    public static ConnectorException Full(string sheet) => new(
        FailureKind.Configuration, $"The sheet {sheet} is full: a sheet takes {Cells.ColumnName.MostRows} rows.", "Move old rows into a workbook of their own.");

    /// <summary>Somebody has the workbook open.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="owner">The file by which the spreadsheet program says so, or null when another program holds it.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The error; nothing was written, and a route of a host that runs goes on by itself.</returns>
    public static ConnectorException InUse(string path, string? owner, TimeProvider time) => new(
        FailureKind.Throttled, $"The workbook {path} is open in another program, so nothing was written.",
        owner is null
            ? "Close it there; 'bridge run' tries again by itself; nothing is lost."
            : $"Close it there; 'bridge run' tries again by itself; nothing is lost. If nobody has it open, delete the left-over file {owner}.")
    {
        RetryAt = time.GetUtcNow() + Patience,
    };

    /// <summary>Somebody saved the workbook while it was written anew.</summary>
    /// <param name="path">The workbook.</param>
    /// <returns>The error.</returns>
    public static ConnectorException Overtaken(string path) => new(
        FailureKind.Transient, $"Somebody saved the workbook {path} while the bridge was writing, so nothing was written.",
        "What was saved is kept; 'bridge run' tries again by itself.");

    /// <summary>Translates an error of the file system.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="error">The error.</param>
    /// <returns>The error for the engine.</returns>
    public static ConnectorException Of(string path, Exception error) => error switch
    {
        UnauthorizedAccessException => new(
            FailureKind.Configuration, $"The workbook {path} may not be read or written.", "Give the bridge's user the right to write in its folder, and to read the file.", error),
        InvalidDataException or XmlException or FormatException => new(
            FailureKind.Configuration, $"The file {path} is no workbook that can be read: it is damaged, or of another kind than .xlsx.",
            "Open it in Excel, repair it, and save it as .xlsx; or put a backup in its place.", error),
        FileNotFoundException or DirectoryNotFoundException => Missing(path),
        _ => new(
            FailureKind.Transient, $"The workbook {path} could not be read or written.", "Look whether its disk is full or its network drive is gone; 'bridge run' tries again by itself.", error),
    };

    /// <summary>Tells whether an error is one of the file or its content.</summary>
    /// <param name="error">The error.</param>
    /// <returns>True for one that <see cref="Of"/> translates.</returns>
    public static bool IsOurs(Exception error) => error is IOException or UnauthorizedAccessException or InvalidDataException or XmlException or FormatException;
}
