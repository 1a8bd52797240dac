using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Reso.Data;
using Bridge.Sandbox.Reso.Data.Fields;

namespace Bridge.Sandbox.Reso.Answers;

/// <summary>Writes the fields of a row as JSON.</summary>
internal sealed class RowWriter(ResoEnumStyle style)
{
    public void Write(Utf8JsonWriter json, IReadOnlyList<Field> fields, int row)
    {
        for (var index = 0; index < fields.Count; index++)
        {
            var field = fields[index];
            json.WritePropertyName(field.Wire);
            Write(json, field.Read(row));
        }
    }

    private void Write(Utf8JsonWriter json, in Cell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Text:
                json.WriteStringValue(cell.Text);
                break;
            case CellKind.Number:
                json.WriteNumberValue(cell.Number);
                break;
            case CellKind.Flag:
                json.WriteBooleanValue(cell.Number != 0);
                break;
            case CellKind.Instant:
                json.WriteStringValue(new DateTime(cell.Number, DateTimeKind.Utc));
                break;
            case CellKind.Date:
                Span<char> day = stackalloc char[10];
                DateOnly.FromDayNumber((int)cell.Number)
                    .TryFormat(day, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                json.WriteStringValue(day);
                break;
            case CellKind.Many:
                Write(json, cell.Items ?? []);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    /// <summary>Joined flags have no empty form: no choice is null.</summary>
    private void Write(Utf8JsonWriter json, string[] items)
    {
        if (style == ResoEnumStyle.Flags)
        {
            json.WriteStringValue(items.Length == 0 ? null : string.Join(',', items));
            return;
        }

        json.WriteStartArray();
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
