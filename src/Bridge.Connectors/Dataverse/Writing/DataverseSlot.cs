using System.Globalization;
using System.Text.Json;
using Bridge.Connectors.Dataverse.Schema;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>One field of a shape that is a plain column.</summary>
/// <param name="field">The field.</param>
/// <param name="position">Its position in the shape.</param>
/// <param name="column">The column.</param>
internal sealed class DataverseSlot(TargetField field, int position, DataverseColumn column) : IDataverseSlot
{
    private const char Separator = ';';
    private const int Active = 0;
    private const int Inactive = 1;

    /// <inheritdoc />
    public int Position => position;

    /// <inheritdoc />
    public string? Select => column.Name;

    /// <inheritdoc />
    public string? Expand => null;

    /// <inheritdoc />
    /// <remarks>Whatever the table says, Dataverse makes rows of some tables active all the same.</remarks>
    public bool IsLate => column.IsState || !column.IsForCreate;

    /// <inheritdoc />
    public string? Fault(FieldValue value) => column.IsChoice && value.AsText is { } label && !column.Options.ContainsKey(label)
        ? $"The list of the column {column.Name} has no such value. Add it in Dataverse, or translate it in the mapping."
        : null;

    /// <inheritdoc />
    public void Write(Utf8JsonWriter writer, FieldValue value)
    {
        writer.WritePropertyName(column.Name);
        switch (value)
        {
            case var _ when column.IsState:
                writer.WriteNumberValue(value.AsFlag == true ? Inactive : Active);
                break;
            case { IsBlank: true } when field.Type == FieldType.Flag:
                writer.WriteBooleanValue(false);
                break;
            case { AsText: { } text } when column.IsChoice:
                writer.WriteNumberValue(column.Options[text]);
                break;
            case { AsText: { } text }:
                writer.WriteStringValue(text);
                break;
            case { AsFlag: { } flag }:
                writer.WriteBooleanValue(flag);
                break;
            case { AsNumber: { } number }:
                writer.WriteNumberValue(number);
                break;
            case { AsList: { } list }:
                writer.WriteStringValue(string.Join(Separator, list));
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    /// <inheritdoc />
    public FieldValue Read(JsonElement row)
    {
        var value = row.Of(column.Name);
        return (value.ValueKind, field.Type) switch
        {
            (JsonValueKind.Undefined, _) => FieldValue.NotSent,

            // Whoever is in no profile of a secured column reads it as empty.
            (JsonValueKind.Null, _) => column.IsSecured ? FieldValue.NotSent : FieldValue.Blank,
            (JsonValueKind.Number, _) when column.IsState => FieldValue.Flag(value.GetInt32() == Inactive),
            (JsonValueKind.Number, _) when column.IsChoice => FieldValue.Text(LabelOf(value.GetInt32())),
            (JsonValueKind.True or JsonValueKind.False, FieldType.Flag) => FieldValue.Flag(value.GetBoolean()),
            (JsonValueKind.True or JsonValueKind.False, _) => FieldValue.Text(value.GetBoolean() ? "true" : "false"),
            (JsonValueKind.Number, FieldType.Number) when value.TryGetDecimal(out var number) => FieldValue.Number(Plain(number)),
            (JsonValueKind.Number, _) => FieldValue.Text(value.GetRawText()),
            (JsonValueKind.String, FieldType.List) => FieldValue.List(value.GetString()?.Split(Separator)),
            (JsonValueKind.String, _) => FieldValue.Text(value.GetString()),
            _ => FieldValue.NotSent,
        };
    }

    private string LabelOf(int option) => column.Options.FirstOrDefault(pair => pair.Value == option).Key ?? option.ToString(CultureInfo.InvariantCulture);

    // Decimals come back with the column's own number of digits.
    private static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;
}
