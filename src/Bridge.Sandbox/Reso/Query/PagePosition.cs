using System.Buffers.Text;
using System.Text.Json;
using Bridge.Sandbox.Reso.Data;

namespace Bridge.Sandbox.Reso.Query;

/// <summary>Where a page ended: the row and the values it was ordered by. On the wire an opaque skip token.</summary>
internal sealed record PagePosition(int Row, long Ticks, IReadOnlyList<Cell> Values)
{
    public string ToToken()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteNumberValue(Row);
            json.WriteNumberValue(Ticks);
            foreach (var value in Values)
            {
                json.WriteNumberValue((int)value.Kind);
                if (value.Kind == CellKind.Text)
                {
                    json.WriteStringValue(value.Text);
                }
                else
                {
                    json.WriteNumberValue(value.Number);
                }
            }

            json.WriteEndArray();
        }

        return Base64Url.EncodeToString(buffer.ToArray());
    }

    public static PagePosition FromToken(string token)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(token));
            var parts = json.RootElement.EnumerateArray().ToList();
            var values = new List<Cell>();
            for (var part = 2; part + 1 < parts.Count; part += 2)
            {
                values.Add(Value((CellKind)parts[part].GetInt32(), parts[part + 1]));
            }

            return new PagePosition(parts[0].GetInt32(), parts[1].GetInt64(), values);
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or InvalidOperationException
            or ArgumentException)
        {
            throw new QueryRefusedException(400, "The skip token is not valid or has expired.", "$skiptoken");
        }
    }

    private static Cell Value(CellKind kind, JsonElement value) => kind switch
    {
        CellKind.Text => Cell.OfText(value.GetString()),
        CellKind.Null => Cell.Null,
        CellKind.Flag => Cell.OfFlag(value.GetInt64() != 0),
        CellKind.Date => Cell.OfDate(DateOnly.FromDayNumber(value.GetInt32())),
        CellKind.Instant => Cell.OfInstant(value.GetInt64()),
        _ => Cell.OfNumber(value.GetInt64()),
    };
}
