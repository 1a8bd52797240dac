using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bridge.Core.Scrubbing;

/// <summary>Scrubs the values of a JSON document and copies everything else byte for byte.</summary>
internal static class JsonScrubbing
{
    private const int DeepestNesting = 512;
    private static readonly JsonReaderOptions _options = new() { MaxDepth = DeepestNesting };

    /// <summary>Scrubs a document.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="keys">Properties that are left alone.</param>
    /// <returns>See <see cref="CardScrubber.ScrubUtf8Json"/>.</returns>
    public static JsonScrubResult Scrub(ReadOnlyMemory<byte> json, FrozenSet<string> keys)
    {
        var removed = new List<JsonRemoval>();
        var edits = new List<(int Start, int End, byte[] Value)>();
        try
        {
            Walk(json.Span, keys, removed, edits);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The reader's own words may quote the document.
            throw new FormatException("The document is not JSON in UTF-8; nothing of it was passed on.");
        }

        return edits.Count == 0 ? new JsonScrubResult(json, []) : new JsonScrubResult(Apply(json.Span, edits), removed);
    }

    private static void Walk(
        ReadOnlySpan<byte> json, FrozenSet<string> keys, List<JsonRemoval> removed, List<(int Start, int End, byte[] Value)> edits)
    {
        var offset = json.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var reader = new Utf8JsonReader(json[offset..], _options);
        var names = new Stack<string>();
        var name = "";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString() ?? "";
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    names.Push(name);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    name = names.Pop();
                    break;
                case JsonTokenType.String or JsonTokenType.Number when !keys.Contains(name):
                    if (Value(ref reader, name, removed) is { } value)
                    {
                        edits.Add((offset + (int)reader.TokenStartIndex, offset + (int)reader.BytesConsumed, value));
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private static byte[]? Value(ref Utf8JsonReader reader, string name, List<JsonRemoval> removed)
    {
        var isNumber = reader.TokenType == JsonTokenType.Number;
        var raw = reader.ValueSpan;
        if (raw.IndexOfAnyInRange((byte)'0', (byte)'9') < 0 && !raw.ContainsAnyExceptInRange((byte)0, (byte)0x7F)
            || (isNumber && (raw.Length < 3 || IsKey(name))))
        {
            return null;
        }

        var value = isNumber ? Encoding.ASCII.GetString(raw) : reader.GetString() ?? "";
        var lead = HasLetter(name) ? name + ": " : "";
        var result = CardScrubber.Scrub(lead + value);
        var isHit = false;
        foreach (var removal in result.Removed)
        {
            if (removal.End > lead.Length)
            {
                isHit = true;
                removed.Add(new JsonRemoval(name, removal.Kind));
            }
        }

        if (!isHit)
        {
            return null;
        }

        return Quote(isNumber ? removed[^1].Kind.Replacement() : Replacing.Apply(value, Shift(result.Removed, lead.Length)));
    }

    private static List<Removal> Shift(IReadOnlyList<Removal> removed, int by)
    {
        var shifted = new List<Removal>();
        foreach (var removal in removed)
        {
            if (removal.End > by)
            {
                shifted.Add(new Removal(Math.Max(removal.Start - by, 0), removal.End - by, removal.Kind));
            }
        }

        return shifted;
    }

    private static bool HasLetter(string name) => name.AsSpan().IndexOfAnyInRange('A', 'z') >= 0;

    private static bool IsKey(string name) => name.Equals("id", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("_id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal)
        || name.EndsWith("Key", StringComparison.Ordinal);

    private static byte[] Quote(string value) =>
        Encoding.UTF8.GetBytes(string.Concat("\"", JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value), "\""));

    private static byte[] Apply(ReadOnlySpan<byte> json, List<(int Start, int End, byte[] Value)> edits)
    {
        var result = new ArrayBufferWriter<byte>(json.Length + 64);
        var at = 0;
        foreach (var (start, end, value) in edits)
        {
            result.Write(json[at..start]);
            result.Write(value);
            at = end;
        }

        result.Write(json[at..]);
        return result.WrittenSpan.ToArray();
    }
}
