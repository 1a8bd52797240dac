using System.Text;
using System.Text.Json;
using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Egress;
using Bridge.Core.Files;
using Bridge.Core.Scrubbing;

namespace Bridge.Connectors.Http.Egress;

/// <summary>Looks at the bytes of one call, exactly as they would leave.</summary>
/// <param name="names">What may leave.</param>
internal sealed class EgressInspection(EgressNames names)
{
    private const string Bind = "@odata.bind";
    private const string FileName = "filename";
    private const int LongestName = 256;
    private const int LongestOnStack = 512;
    private readonly List<string> _names = [];

    /// <summary>Names of the properties that were seen, in order, each once.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Looks at the query of an address.</summary>
    /// <param name="query">The query, with or without its question mark; null for none.</param>
    /// <returns>What speaks against sending it; null for nothing.</returns>
    public EgressFinding? LookAtQuery(string? query)
    {
        foreach (var part in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            var name = Uri.UnescapeDataString(pair[0]);
            if (!names.AllowsParameter(name))
            {
                return EgressFinding.UnknownName(name);
            }

            if (name == FileName && pair.Length > 1 && CardScrubber.Scrub(Uri.UnescapeDataString(pair[1])).Removed.Count > 0)
            {
                return EgressFinding.CardData(name);
            }
        }

        return null;
    }

    /// <summary>Looks at a file: it has to be what it says it is, and a text must hold no card data. Pictures cannot be looked into.</summary>
    /// <param name="mediaType">What it says it is.</param>
    /// <param name="content">The file.</param>
    /// <returns>What speaks against sending it; null for nothing.</returns>
    public EgressFinding? LookAtFile(string? mediaType, ReadOnlySpan<byte> content)
    {
        if (!names.TakesFiles || FileKinds.OfMediaType(mediaType) is not { } kind || !kind.Matches(content))
        {
            return EgressFinding.NoFile;
        }

        _names.Add($"file ({kind.Word})");
        return kind.IsText && CardScrubber.Scrub(Encoding.UTF8.GetString(content)).Removed.Count > 0 ? EgressFinding.CardData("file") : null;
    }

    /// <summary>Looks at a form, as token endpoints take it.</summary>
    /// <param name="body">The form, encoded.</param>
    /// <returns>What speaks against sending it; null for nothing.</returns>
    public EgressFinding? LookAtForm(ReadOnlySpan<byte> body)
    {
        foreach (var part in Encoding.UTF8.GetString(body).Split('&'))
        {
            var pair = part.Split('=', 2);
            var name = Uri.UnescapeDataString(pair[0].Replace('+', ' '));
            if (!names.Allows(name))
            {
                return EgressFinding.UnknownName(name);
            }

            _names.Add(name);
            var text = pair.Length > 1 ? Uri.UnescapeDataString(pair[1].Replace('+', ' ')) : "";
            if (!names.IsKey(name) && CardScrubber.Scrub($"{name}: {text}").Removed.Count > 0)
            {
                return EgressFinding.CardData(name);
            }
        }

        return null;
    }

    /// <summary>Looks at a file of records whose first row names the fields.</summary>
    /// <param name="body">The file.</param>
    /// <returns>What speaks against sending it; null for nothing.</returns>
    public EgressFinding? LookAtRows(ReadOnlyMemory<byte> body) => EgressCsv.LookAt(names, body, _names);

    /// <summary>Looks at a batch: the address and the body of each of its parts.</summary>
    /// <param name="body">The body.</param>
    /// <param name="boundary">What stands between the parts.</param>
    /// <returns>What speaks against sending it; null for nothing.</returns>
    public EgressFinding? LookAtParts(ReadOnlyMemory<byte> body, string boundary)
    {
        if (HttpParts.Read(body, boundary) is not { Count: > 0 } parts)
        {
            return EgressFinding.NotJson;
        }

        foreach (var part in parts)
        {
            var question = part.StartLine.IndexOf('?', StringComparison.Ordinal);
            var query = question < 0 ? null : part.StartLine[question..part.StartLine.LastIndexOf(' ')];
            if ((LookAtQuery(query) ?? (part.Body.IsEmpty ? null : LookAtBody(part.Body.Span))) is { } finding)
            {
                return finding;
            }
        }

        return null;
    }

    /// <summary>Looks at a body.</summary>
    /// <param name="body">One JSON document.</param>
    /// <returns>What speaks against sending it; null for nothing.</returns>
    public EgressFinding? LookAtBody(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        Span<char> letters = stackalloc char[LongestName];
        var property = "";
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName when Seen(reader.ValueSpan) is { } seen && !reader.ValueIsEscaped:
                        property = seen;
                        break;
                    case JsonTokenType.PropertyName when reader.ValueSpan.Length > LongestName:
                        return EgressFinding.UnknownName(reader.GetString() ?? "");
                    case JsonTokenType.PropertyName:
                        var length = reader.CopyString(letters);
                        property = letters[..length].ToString();
                        if (!names.Allows(Bare(property)))
                        {
                            return EgressFinding.UnknownName(property);
                        }

                        _names.Add(property);
                        break;
                    case JsonTokenType.String or JsonTokenType.Number when IsSuspect(reader.ValueSpan) && !IsKey(property) && HoldsCardData(property, ref reader):
                        return EgressFinding.CardData(property);
                    default:
                        break;
                }
            }
        }
        catch (JsonException)
        {
            return EgressFinding.NotJson;
        }

        return null;
    }

    // OData says which other record a property means in a note to it; the note leaves when its property may, and holds an address.
    private static ReadOnlySpan<char> Bare(string property) =>
        property.EndsWith(Bind, StringComparison.Ordinal) ? property.AsSpan(0, property.Length - Bind.Length) : property;

    private bool IsKey(string property) => property.EndsWith(Bind, StringComparison.Ordinal) || names.IsKey(property);

    // A batch says the same few names over and over.
    private string? Seen(ReadOnlySpan<byte> utf8)
    {
        foreach (var name in _names)
        {
            if (name.Length == utf8.Length && Ascii.Equals(name, utf8))
            {
                return name;
            }
        }

        return null;
    }

    // The name before it may be what makes three digits a security code.
    private static bool HoldsCardData(string property, ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length <= LongestOnStack)
        {
            Span<char> letters = stackalloc char[LongestName + 2 + LongestOnStack];
            property.CopyTo(letters);
            ": ".CopyTo(letters[property.Length..]);
            var start = property.Length + 2;
            var length = reader.TokenType == JsonTokenType.Number
                ? Encoding.UTF8.GetChars(reader.ValueSpan, letters[start..])
                : reader.CopyString(letters[start..]);
            if (!CardScrubber.MayHoldCardData(letters.Slice(start, length)) && !CardScrubber.MayHoldCardData(letters[..(start + length)]))
            {
                return false;
            }
        }

        var text = reader.TokenType == JsonTokenType.Number ? Encoding.UTF8.GetString(reader.ValueSpan) : reader.GetString() ?? "";
        return CardScrubber.Scrub(text).Removed.Count > 0 || CardScrubber.Scrub($"{property}: {text}").Removed.Count > 0;
    }

    // Most values hold no digit at all; those that cannot hold a code or number are not even decoded.
    private static bool IsSuspect(ReadOnlySpan<byte> value)
    {
        var digits = 0;
        foreach (var octet in value)
        {
            if (octet is >= (byte)'0' and <= (byte)'9')
            {
                digits++;
            }
            else if (octet >= 0x80 || octet == (byte)'\\')
            {
                return true;
            }
        }

        return digits >= 3;
    }
}
