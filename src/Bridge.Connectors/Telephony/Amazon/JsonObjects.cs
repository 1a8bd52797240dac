namespace Bridge.Connectors.Telephony.Amazon;

/// <summary>Cuts a stream into its outermost JSON objects: one in an array, on lines of their own, or one after the other.</summary>
/// <remarks>Keeps one object in memory. Not safe for parallel use.</remarks>
internal sealed class JsonObjects(Stream stream)
{
    private const int MaxObject = 1 << 22;

    private readonly byte[] _buffer = new byte[1 << 16];
    private byte[] _object = new byte[1 << 13];
    private int _length;
    private long _lines = 1;

    /// <summary>Line on which the current object begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>True when the file ended within an object.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>Reads object by object; the bytes are valid until the next one. Empty stands for one that is too long.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Read()
    {
        var (depth, isText, isEscaped) = (0, false, false);
        int read;
        while ((read = stream.Read(_buffer, 0, _buffer.Length)) > 0)
        {
            for (var at = 0; at < read; at++)
            {
                var one = _buffer[at];
                _lines += one == '\n' ? 1 : 0;
                if (depth == 0 && one != '{')
                {
                    continue;
                }

                Append(one, isFirst: depth == 0);
                if (isText)
                {
                    isText = isEscaped || one != '"';
                    isEscaped = !isEscaped && one == '\\';
                    continue;
                }

                isText = one == '"';
                depth += one switch { (byte)'{' => 1, (byte)'}' => -1, _ => 0 };
                if (depth == 0)
                {
                    yield return _length > MaxObject ? default : _object.AsMemory(0, _length);
                }
            }
        }

        IsTorn = depth > 0;
    }

    private void Append(byte one, bool isFirst)
    {
        if (isFirst)
        {
            (_length, Line) = (0, _lines);
        }

        if (_length == _object.Length && _length < MaxObject)
        {
            Array.Resize(ref _object, _length * 2);
        }

        if (_length < _object.Length)
        {
            _object[_length] = one;
        }

        _length += _length <= MaxObject ? 1 : 0; // one more is enough to know that it is too long
    }
}
