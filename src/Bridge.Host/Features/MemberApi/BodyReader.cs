using System.Globalization;
using System.Text.Json;
using Bridge.Host.Features.Outbox.Attachments;
using Microsoft.AspNetCore.Http.Features;

namespace Bridge.Host.Features.MemberApi;

/// <summary>Reads a JSON object of texts and says everything that is wrong with it at once.</summary>
internal sealed class BodyReader
{
    /// <summary>Largest body without files, bytes: the longest text with every character escaped.</summary>
    public const int LargestBody = 256 * 1024;

    private const string Whole = "body";
    private static readonly JsonDocumentOptions _json = new() { MaxDepth = 4 };
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _faults = new(StringComparer.Ordinal);

    private readonly AttachmentRules? _rules;

    private BodyReader(AttachmentRules? rules) => _rules = rules;

    /// <summary>What is wrong, by field; empty when all is well.</summary>
    public Dictionary<string, string[]> Faults => _faults;

    /// <summary>The files that came with it.</summary>
    public IReadOnlyList<NewAttachment> Files { get; private set; } = [];

    /// <summary>Pieces of card data that were taken out of the files and their names.</summary>
    public int Removed { get; private set; }

    /// <summary>Reads the body of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="fields">The fields there may be.</param>
    /// <param name="files">Which files may come with it; null for a call that has no place for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The body, or null when it is too large.</returns>
    public static async Task<BodyReader?> ReadAsync(HttpRequest request, IReadOnlyList<string> fields, AttachmentRules? files, CancellationToken cancellationToken)
    {
        var most = LargestBody + (files?.LargestBody ?? 0);
        if (request.ContentLength > most)
        {
            return null;
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        var reader = new BodyReader(files);
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, _json, cancellationToken);
            reader.Take(document.RootElement, fields);
        }
        catch (JsonException)
        {
            reader.Fault(Whole, "is not JSON: send one object such as {\"text\": \"...\"} in UTF-8.");
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        return reader;
    }

    /// <summary>Takes a text.</summary>
    /// <param name="field">Its field.</param>
    /// <param name="most">Most characters.</param>
    /// <param name="isLine">True for a text of one line.</param>
    /// <param name="isOptional">True when it may be absent.</param>
    /// <returns>The text, trimmed; null when absent or after a fault.</returns>
    public string? Text(string field, int most, bool isLine, bool isOptional = false)
    {
        if (_faults.ContainsKey(field) || _faults.ContainsKey(Whole))
        {
            return null;
        }

        var text = _values.GetValueOrDefault(field)?.Trim();
        if (text is null || text.All(IsUnseen))
        {
            return isOptional ? null : Fault(field, $"is missing or blank: 1 to {most} characters are allowed.");
        }

        if (text.Length > most)
        {
            return Fault(field, $"has {text.Length} characters: 1 to {most} are allowed.");
        }

        return text.Any(letter => isLine ? char.IsControl(letter) || IsLineEnd(letter) : char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))
            ? Fault(field, isLine ? "holds a line break or another control character: one line is allowed." : "holds a control character: line breaks and tabs are allowed, others are not.")
            : text;
    }

    /// <summary>Notes a fault.</summary>
    /// <param name="field">Its field.</param>
    /// <param name="words">What is wrong and what is allowed.</param>
    /// <returns>Null.</returns>
    public string? Fault(string field, string words)
    {
        _faults[field] = [$"{field} {words}"];
        return null;
    }

    // Blanks, and letters without a shape such as the blank of no width. Of a text of them alone nobody sees anything.
    private static bool IsUnseen(char letter) => char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static bool IsLineEnd(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private void Take(JsonElement root, IReadOnlyList<string> fields)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            Fault(Whole, "must be one JSON object.");
            return;
        }

        foreach (var property in root.EnumerateObject())
        {
            try
            {
                Take(property, fields);
            }
            catch (InvalidOperationException)
            {
                Fault(Whole, "holds half a surrogate pair: send whole characters.");
            }
        }
    }

    private void Take(JsonProperty property, IReadOnlyList<string> fields)
    {
        if (_rules is not null && property.Name == AttachmentRules.Field)
        {
            TakeFiles(_rules, property);
            return;
        }

        // A name that is not ours is not repeated: anything could stand in it.
        if (!fields.Contains(property.Name))
        {
            Fault(Whole, $"has a field that is not known: {string.Join(", ", _rules is null ? fields : fields.Append(AttachmentRules.Field))} are.");
        }
        else if (property.Value.ValueKind == JsonValueKind.Null)
        {
            _values.TryAdd(property.Name, null);
        }
        else if (property.Value.ValueKind != JsonValueKind.String)
        {
            Fault(property.Name, "must be a text.");
        }
        else if (!_values.TryAdd(property.Name, property.Value.GetString()))
        {
            Fault(property.Name, "stands twice.");
        }
    }

    private void TakeFiles(AttachmentRules rules, JsonProperty property)
    {
        if (!_values.TryAdd(property.Name, null))
        {
            Fault(property.Name, "stands twice.");
        }
        else if (property.Value.ValueKind != JsonValueKind.Null)
        {
            (Files, Removed) = rules.Read(property.Value, words => Fault(property.Name, words));
        }
    }
}
