using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Dataverse.Schema;

namespace Bridge.Sandbox.Dataverse.Store;

/// <summary>Reads values that were sent, as strictly as Dataverse does.</summary>
internal static class ValueReading
{
    /// <summary>Reads the value of a column.</summary>
    /// <exception cref="RowRefusedException">It does not fit.</exception>
    public static object? Read(EntityType type, Column column, JsonElement sent) => (sent.ValueKind, column.Type) switch
    {
        (JsonValueKind.Null, _) => null,
        (JsonValueKind.String, ColumnType.String or ColumnType.Memo) => Text(type, column, sent.GetString() ?? ""),
        (JsonValueKind.String, ColumnType.DateTime) when column.IsDateOnly => Day(column, sent.GetString() ?? ""),
        (JsonValueKind.String, ColumnType.DateTime) => DateTimeOffset.TryParse(sent.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : throw Mismatch(sent, "Edm.DateTimeOffset"),
        (JsonValueKind.String, ColumnType.Uniqueidentifier) => Guid.TryParse(sent.GetString(), out var id) ? id : throw Mismatch(sent, "Edm.Guid"),
        (JsonValueKind.True or JsonValueKind.False, ColumnType.Boolean) => sent.GetBoolean(),
        (JsonValueKind.Number, ColumnType.Decimal) => sent.GetDecimal(),
        (JsonValueKind.Number, ColumnType.Integer) when sent.TryGetInt32(out var number) => number,
        (JsonValueKind.Number, ColumnType.Picklist or ColumnType.State or ColumnType.Status) when sent.TryGetInt32(out var option) => Option(type, column, option),
        _ => throw Mismatch(sent, EdmTypeOf(column)),
    };

    private static string? Text(EntityType type, Column column, string text) =>
        text.Length > column.MaxLength
            ? throw new RowRefusedException(400, "0x80044331", string.Create(
                CultureInfo.InvariantCulture,
                $"A validation error occurred.  The length of the '{column.Name}' attribute of the '{type.Name}' entity exceeded the maximum allowed length of '{column.MaxLength}'."))
            : text.Length == 0 ? null : text;

    private static DateOnly Day(Column column, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new RowRefusedException(400, "0x80048d19", $"Error identified in Payload provided by the user for attribute '{column.Name}': Cannot convert the literal to the expected type 'Edm.Date'.");

    private static int Option(EntityType type, Column column, int option) =>
        column.Choices.Any(choice => choice.Value == option)
            ? option
            : throw new RowRefusedException(400, "0x8004431a", string.Create(
                CultureInfo.InvariantCulture,
                $"A validation error occurred.  The value {option} of '{column.Name}' on record of type '{type.Name}' is outside the valid range. Accepted Values: {string.Join(',', column.Choices.Select(choice => choice.Value))}"));

    private static RowRefusedException Mismatch(JsonElement sent, string wanted) =>
        new(400, "0x80048d19", $"Error identified in Payload provided by the user for Entity: Cannot convert a value of kind '{sent.ValueKind}' to the expected type '{wanted}'.");

    private static string EdmTypeOf(Column column) => column.Type switch
    {
        ColumnType.Boolean => "Edm.Boolean",
        ColumnType.Decimal => "Edm.Decimal",
        ColumnType.Integer or ColumnType.Picklist or ColumnType.State or ColumnType.Status => "Edm.Int32",
        ColumnType.DateTime => column.IsDateOnly ? "Edm.Date" : "Edm.DateTimeOffset",
        ColumnType.Uniqueidentifier => "Edm.Guid",
        _ => "Edm.String",
    };
}
