using System.Text;

namespace Bridge.Connectors.Telephony.Asterisk.Live;

/// <summary>Reads what is written to a log, line by line, also when the log is rotated: renamed and begun anew, or copied and cut.</summary>
/// <remarks>A file is known by its first bytes. What was written to a renamed log before the look is still read.</remarks>
/// <param name="path">The log.</param>
internal sealed class LogFollower(string path) : IDisposable
{
    private const int KnownBytes = 256;
    private const int MostBytes = 1 << 16;

    private readonly byte[] _buffer = new byte[MostBytes];
    private readonly List<byte> _rest = [];
    private byte[] _begin = [];
    private FileStream? _file;
    private bool _skips;

    /// <summary>Reads the whole lines that are new.</summary>
    /// <returns>The lines; one that is not ended yet comes when it is.</returns>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public IEnumerable<string> Read()
    {
        _file ??= Open();
        foreach (var line in ReadOpen(_file))
        {
            yield return line;
        }

        if (IsCurrent(_file))
        {
            yield break;
        }

        var next = Open();
        foreach (var line in ReadOpen(_file)) // what came between the look and the rotation
        {
            yield return line;
        }

        _file.Dispose();
        (_file, _begin, _skips) = (next, [], false);
        _rest.Clear();
        foreach (var line in ReadOpen(_file))
        {
            yield return line;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file?.Dispose();

    private FileStream Open() => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private IEnumerable<string> ReadOpen(FileStream file)
    {
        for (int count; (count = file.Read(_buffer)) > 0;)
        {
            if (_begin.Length < KnownBytes)
            {
                _begin = [.. _begin, .. _buffer[..Math.Min(count, KnownBytes - _begin.Length)]];
            }

            foreach (var line in Lines(count))
            {
                yield return line;
            }
        }
    }

    private List<string> Lines(int count)
    {
        var lines = new List<string>();
        var bytes = _buffer.AsSpan(0, count);
        for (var end = bytes.IndexOf((byte)'\n'); end >= 0; end = bytes.IndexOf((byte)'\n'))
        {
            _rest.AddRange(bytes[..end]);
            if (!_skips)
            {
                lines.Add(Encoding.UTF8.GetString([.. _rest]).TrimEnd('\r'));
            }

            _rest.Clear();
            _skips = false;
            bytes = bytes[(end + 1)..];
        }

        _rest.AddRange(bytes);
        if (_rest.Count > MostBytes)
        {
            // No log has such lines; what is binary must not fill the memory.
            _skips = true;
            _rest.Clear();
        }

        return lines;
    }

    private bool IsCurrent(FileStream file)
    {
        try
        {
            using var now = Open();
            if (_begin.Length == 0)
            {
                return now.Length == 0; // nothing came out of the open one, so what has something is another
            }

            var begin = new byte[_begin.Length];
            return now.Length >= file.Position && now.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) == begin.Length && begin.AsSpan().SequenceEqual(_begin);
        }
        catch (FileNotFoundException)
        {
            return true; // between renaming and beginning anew; the next look finds it
        }
    }
}
