using System.IO.Compression;
using Bridge.Connectors.Tables;
using Bridge.Connectors.Telephony.Amazon;
using Bridge.Connectors.Telephony.Asterisk;
using Bridge.Connectors.Telephony.Asterisk.Live;
using Bridge.Core.Calls;
using Bridge.Core.Calls.Live;
using Bridge.Core.Connectors;
using Bridge.Mapping.Calls;

namespace Bridge.Connectors.Telephony;

/// <summary>Opens call files and the readers for their forms.</summary>
public static class CallFiles
{
    private const int BufferSize = 1 << 16;

    /// <summary>Opens the reader of Asterisk's <c>queue_log</c>, as a file or as its database writes it.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="callers">Turns numbers into keys.</param>
    /// <param name="carry">What earlier files of the source left unfinished; grows and shrinks with each file.</param>
    /// <returns>The reader.</returns>
    public static ICallFileReader QueueLog(string source, CallerKeys callers, QueueLogCarry carry) => new QueueLogReader(source, callers, carry);

    /// <summary>Follows a <c>queue_log</c> while Asterisk writes it, also when it is rotated.</summary>
    /// <param name="path">The log.</param>
    /// <param name="source">Name of the source.</param>
    /// <param name="callers">Turns numbers into keys.</param>
    /// <param name="time">The clock.</param>
    /// <param name="sink">Takes visits that began, were answered or ended.</param>
    /// <returns>The following; the caller disposes it.</returns>
    public static ILiveCalls FollowQueueLog(string path, string source, CallerKeys callers, TimeProvider time, ICallSink sink) =>
        new QueueLogLive(path, source, callers, time, sink);

    /// <summary>Opens the reader of Amazon Connect contact records.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="callers">Turns numbers into keys.</param>
    /// <returns>The reader.</returns>
    public static ICallFileReader Connect(string source, CallerKeys callers) => new ContactRecordReader(source, callers);

    /// <summary>Opens the reader of a table.</summary>
    /// <param name="mapping">How the table is read.</param>
    /// <param name="source">Name of the source.</param>
    /// <param name="callers">Turns numbers into keys.</param>
    /// <returns>The reader.</returns>
    public static ICallFileReader Table(CallMapping mapping, string source, CallerKeys callers) => new TableCallReader(mapping, source, callers);

    /// <summary>Opens a file; one that is compressed with gzip, or a zip that holds one file, is unpacked while it is read.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="ConnectorException">It cannot be opened.</exception>
    public static Stream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ConnectorException(FailureKind.Configuration, $"{path} is a folder, not a file.", "Name the files in it, such as 'folder/*.csv'.");
        }

        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize, FileOptions.SequentialScan);
            var (first, second) = (file.ReadByte(), file.ReadByte());
            file.Position = 0;
            return (first, second) switch
            {
                (0x1F, 0x8B) => new BufferedStream(new GZipStream(file, CompressionMode.Decompress), BufferSize),
                ('P', 'K') => new BufferedStream(ZippedFile.Open(file, path), BufferSize),
                (0xD0, 0xCF) when SealedBooks.Has(file) => throw Locked(file, path),
                _ => file,
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConnectorException(
                FailureKind.Configuration, $"The file {path} cannot be opened.", "Check its name and that the bridge's user may read it.", error);
        }
    }

    private static ConnectorException Locked(FileStream file, string path)
    {
        file.Dispose();
        return new ConnectorException(
            FailureKind.Data,
            $"The file {path} is a workbook with a password or of an old form, not a table of text.",
            "Open it in the spreadsheet program, save the sheet as CSV (UTF-8), and import that file.");
    }
}
