using System.IO.Compression;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Telephony;

/// <summary>The only file of a zip, unpacked while it is read; the zip is closed with it.</summary>
internal sealed class ZippedFile : Stream
{
    private readonly ZipArchive _zip;
    private readonly Stream _entry;

    private ZippedFile(ZipArchive zip, Stream entry) => (_zip, _entry) = (zip, entry);

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => _entry.Length;

    /// <inheritdoc />
    public override long Position
    {
        get => _entry.Position;
        set => _entry.Position = value;
    }

    /// <summary>Opens the only file of a zip.</summary>
    /// <param name="file">The zip; closed with the result.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <returns>The file's bytes.</returns>
    /// <exception cref="ConnectorException">It holds none or several.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static ZippedFile Open(Stream file, string path)
    {
        var zip = new ZipArchive(file);
        var entries = zip.Entries.Where(entry => entry.Name.Length > 0).ToList();
        if (entries.Count == 1)
        {
            return new ZippedFile(zip, entries[0].Open());
        }

        zip.Dispose();
        throw entries.Exists(entry => entry.FullName == "[Content_Types].xml") // Source: ECMA-376, part 2, every Office file has this part
            ? new ConnectorException(FailureKind.Data, $"The file {path} is a workbook, not a table of text.", "Save the sheet as CSV (UTF-8) in the spreadsheet program, and import that file.")
            : new ConnectorException(FailureKind.Data, $"The zip {path} holds {entries.Count} files.", "Pack one file into each zip, or unpack it.");
    }

    /// <inheritdoc />
    public override int Read(Span<byte> buffer) => _entry.Read(buffer);

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => _entry.Read(buffer, offset, count);

    /// <inheritdoc />
    public override void Flush() => _entry.Flush();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => _entry.Seek(offset, origin);

    /// <inheritdoc />
    public override void SetLength(long value) => _entry.SetLength(value);

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => _entry.Write(buffer, offset, count);

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _entry.Dispose();
            _zip.Dispose();
        }

        base.Dispose(disposing);
    }
}
