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
    private const string Separator = ";";
    private const int Active = 0;
    private const int Inactive = 1;
    private readonly JsonForm _form = new(field.Type, Separator);

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
            case { AsText: { } text } when column.IsChoice:
                writer.WriteNumberValue(column.Options[text]);
                break;
            default:
                _form.Write(writer, value);
                break;
        }
    }

    /// <inheritdoc />
    public FieldValue Read(JsonElement row)
    {
        var value = row.Of(column.Name);
        return value.ValueKind switch
        {
            // Whoever is in no profile of a secured column reads it as empty.
            JsonValueKind.Null when column.IsSecured => FieldValue.NotSent,
            JsonValueKind.Number when column.IsState => FieldValue.Flag(value.GetInt32() == Inactive),
            JsonValueKind.Number when column.IsChoice => FieldValue.Text(LabelOf(value.GetInt32())),
            _ => _form.Read(value),
        };
    }

    /// <inheritdoc />
    public bool IsUnlisted(JsonElement row) =>
        column.IsChoice && row.Of(column.Name) is { ValueKind: JsonValueKind.Number } value && !column.Options.Values.Contains(value.GetInt32());

    private string LabelOf(int option) => column.Options.FirstOrDefault(pair => pair.Value == option).Key ?? option.ToString(CultureInfo.InvariantCulture);
}
