using System.Text.Json;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Zendesk;

/// <summary>Reads Zendesk's records into a shape, and compares them with what was sent.</summary>
internal static class ZendeskReading
{
    private const int DateLength = 10;

    /// <summary>Reads a record.</summary>
    /// <param name="row">The record's JSON.</param>
    /// <param name="layout">The fields to read.</param>
    /// <returns>The values; a field that Zendesk does not have is not sent.</returns>
    public static MappedRecord Read(JsonElement row, ZendeskLayout layout)
    {
        var record = layout.NewRecord();
        foreach (var slot in layout.All)
        {
            var holder = slot.Group is { } group ? row.Of(group) : row;
            record[slot.Position] = Value(holder.Of(slot.Key), slot.Field.Type);
        }

        return record;
    }

    /// <summary>Says whether Zendesk holds what was sent, as far as Zendesk keeps what it is sent.</summary>
    /// <param name="layout">The fields.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="held">What Zendesk holds, in the same shape.</param>
    /// <returns>True when no sent field differs.</returns>
    public static bool Agrees(ZendeskLayout layout, MappedRecord sent, MappedRecord held)
    {
        foreach (var slot in layout.All)
        {
            var (mine, theirs) = (sent[slot.Position], held[slot.Position]);
            if (mine.IsSent && theirs.IsSent && slot.Key is not "external_id" && !Same(mine, theirs))
            {
                return false;
            }
        }

        return true;
    }

    private static FieldValue Value(JsonElement value, FieldType type) => (value.ValueKind, type) switch
    {
        (JsonValueKind.Undefined, _) => FieldValue.NotSent,
        (JsonValueKind.Null, _) => FieldValue.Blank,
        (JsonValueKind.True or JsonValueKind.False, FieldType.Flag) => FieldValue.Flag(value.GetBoolean()),
        (JsonValueKind.True, _) => FieldValue.Text("true"),
        (JsonValueKind.False, _) => FieldValue.Text("false"),
        (JsonValueKind.Number, FieldType.Number) when value.TryGetDecimal(out var number) => FieldValue.Number(number),
        (JsonValueKind.Number, _) => FieldValue.Text(value.GetRawText()),
        (JsonValueKind.Array, _) => FieldValue.List(value.EnumerateArray().Select(item => item.ToString())),
        (JsonValueKind.String, FieldType.Date) => Date(value.GetString()),
        (JsonValueKind.String, FieldType.Number) when decimal.TryParse(
            value.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var number) =>
            FieldValue.Number(number),
        (JsonValueKind.String, _) => FieldValue.Text(value.GetString()),
        _ => FieldValue.NotSent,
    };

    // Zendesk gives dates of custom fields back with a time of midnight.
    private static FieldValue Date(string? text) =>
        FieldValue.Text(text is { Length: > DateLength } ? text[..DateLength] : text);

    private static bool Same(FieldValue mine, FieldValue theirs)
    {
        if (mine.AsList is { } wanted)
        {
            // Zendesk sorts tags, lowers them and adds those of drop-downs.
            return theirs.AsList is { } held && wanted.All(tag => held.Contains(tag, StringComparer.OrdinalIgnoreCase));
        }

        // Zendesk trims, lowers addresses and writes phone numbers its own way; none of that is a difference.
        return mine == theirs || Essence(mine) == Essence(theirs);
    }

    private static string Essence(FieldValue value)
    {
        var text = value.AsFlag == false ? "" : value.ToString();
        return string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }
}
