using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bridge.Connectors.Reso.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso.Rows;

/// <summary>Reads the rows of a page one by one, so that one bad row costs only itself.</summary>
/// <typeparam name="TRow">Wire row.</typeparam>
/// <param name="json">Tells how a row is read.</param>
/// <param name="keyField">Name of the key field.</param>
/// <param name="watermarkField">Name of the field that tells the last change.</param>
/// <param name="origin">Name of the feed.</param>
/// <param name="time">The clock, for an error that tells to wait.</param>
internal sealed class ResoRowReader<TRow>(
    Func<JsonTypeInfo<TRow>> json, string keyField, string watermarkField, string origin, TimeProvider time)
    where TRow : ResoRow
{
    /// <summary>Reads a page.</summary>
    /// <param name="body">The body.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="ConnectorException">The body is not a whole page.</exception>
    public ResoRows<TRow> ReadPage(ResoBody body)
    {
        var page = new ResoRows<TRow> { NextLink = body.HeaderLink };
        try
        {
            ReadObject(body.Span, page);
            return page;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw ResoErrors.Unreadable("a page that is torn or no JSON", error);
        }
    }

    /// <summary>Reads an answer that is one row.</summary>
    /// <param name="body">The body.</param>
    /// <returns>A page of that row.</returns>
    /// <exception cref="ConnectorException">The body is not a whole row.</exception>
    public ResoRows<TRow> ReadRow(ResoBody body)
    {
        var page = new ResoRows<TRow>();
        try
        {
            var reader = new Utf8JsonReader(body.Span);
            reader.Read();
            AddRow(ref reader, body.Span, page);
            return page;
        }
        catch (JsonException error)
        {
            throw ResoErrors.Unreadable("a row that is torn or no JSON", error);
        }
    }

    private void ReadObject(ReadOnlySpan<byte> body, ResoRows<TRow> page)
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A page is an object.");
        }

        var hasRows = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("value"u8))
            {
                reader.Read();
                ReadArray(ref reader, body, page);
                hasRows = true;
            }
            else if (reader.ValueTextEquals("@odata.nextLink"u8) || reader.ValueTextEquals("@nextLink"u8))
            {
                reader.Read();
                page.NextLink = reader.TokenType == JsonTokenType.String ? reader.GetString() : page.NextLink;
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                ThrowError(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        // Reading on finds rubbish behind the page, which is a torn or doubled answer.
        if (reader.Read() || !hasRows)
        {
            throw new JsonException("A page holds rows.");
        }
    }

    private void ReadArray(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, ResoRows<TRow> page)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Rows are a list.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            AddRow(ref reader, body, page);
        }
    }

    private void AddRow(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, ResoRows<TRow> page)
    {
        var before = reader;
        TRow? row = null;
        string? fault = null;
        try
        {
            row = JsonSerializer.Deserialize(ref reader, json());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            reader = before;
            fault = error is JsonException { Path: { Length: > 2 } path } ? $"Field {path[2..]} holds a value of the wrong kind." : "The row cannot be read.";
        }

        if (row is null)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            Refuse(body[start..(int)reader.BytesConsumed], fault ?? "The row is null.", page);
            return;
        }

        if (row.Key is { } named)
        {
            page.Keys.Add(named);
        }

        if (row.Key is not { } key)
        {
            var raw = body[(int)before.TokenStartIndex..(int)reader.BytesConsumed];
            page.Refused.Add(new RefusedRow(StandIn(raw), new Refusal("NoKey", $"The row has no {keyField}.")));
            if (row.Watermark(watermarkField) is { } at && ResoTime.TryParse(at, out var nameless))
            {
                page.Positions.Add(new ResoPosition(at, nameless, ""));
            }
        }
        else if (row.Watermark(watermarkField) is not { } text || !ResoTime.TryParse(text, out var instant))
        {
            page.Refused.Add(new RefusedRow($"{origin}:{key}", new Refusal("NoTime", $"The row has no readable {watermarkField}.")));
        }
        else
        {
            row.Origin = origin;
            row.ModifiedAt = instant;
            page.Rows.Add(row);
            page.Positions.Add(new ResoPosition(text, instant, key));
        }
    }

    private void Refuse(ReadOnlySpan<byte> raw, string fault, ResoRows<TRow> page)
    {
        var reader = new Utf8JsonReader(raw);
        using var row = JsonDocument.ParseValue(ref reader);
        var key = Text(row.RootElement, keyField);
        if (key is not null)
        {
            page.Keys.Add(key);
        }

        page.Refused.Add(new RefusedRow(
            key is null ? StandIn(raw) : $"{origin}:{key}", new Refusal("BadRow", fault)));
        if (key is not null && Text(row.RootElement, watermarkField) is { } text && ResoTime.TryParse(text, out var instant))
        {
            page.Positions.Add(new ResoPosition(text, instant, key));
        }
    }

    private static string? Text(JsonElement row, string field)
    {
        if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(field, out var value))
        {
            return null;
        }

        try
        {
            return value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text
                ? text
                : null;
        }
        catch (InvalidOperationException)
        {
            // A text that is no Unicode has no value to refer to.
            return null;
        }
    }

    private string StandIn(ReadOnlySpan<byte> raw) => $"{origin}:?{Convert.ToHexString(SHA256.HashData(raw).AsSpan(0, 8))}";

    private void ThrowError(ref Utf8JsonReader reader)
    {
        using var error = JsonDocument.ParseValue(ref reader);
        var code = error.RootElement.ValueKind == JsonValueKind.Object && error.RootElement.TryGetProperty("code", out var value)
            ? value.ToString()
            : "";
        var status = code.Length >= 3 && int.TryParse(code.AsSpan(0, 3), out var number) && number is >= 400 and < 600 ? number : 500;
        using var none = new HttpResponseMessage();
        throw ResoErrors.From((HttpStatusCode)status, none.Headers, null, time.GetUtcNow());
    }
}
