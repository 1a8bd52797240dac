using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Sandbox.Dataverse.Schema;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary>Reads the definition of a new column.</summary>
/// <remarks>Source: Microsoft Learn, "Create and update column definitions using the Web API".</remarks>
internal static partial class DefinitionReader
{
    private const string TypePrefix = "Microsoft.Dynamics.CRM.";

    public static Column Read(JsonElement sent)
    {
        var schemaName = Text(sent, "SchemaName") ?? "";
        if (!Named().IsMatch(schemaName))
        {
            throw new RowRefusedException(400, "0x80047007", $"The schema name {schemaName} is invalid. All custom attribute and entity schema names must start with a valid customization prefix.");
        }

        var column = Typed(schemaName.ToLowerInvariant(), sent) with
        {
            IsCustom = true,
            IsSecured = sent.TryGetProperty("IsSecured", out var secured) && secured.ValueKind == JsonValueKind.True,
            Label = Label(sent, "DisplayName") ?? throw Invalid("DisplayName"),
        };
        return column;
    }

    /// <summary>Reads a label in the language of the environment.</summary>
    public static string? Label(JsonElement sent, string name) =>
        sent.TryGetProperty(name, out var label) && label.TryGetProperty("LocalizedLabels", out var texts) && texts.GetArrayLength() > 0 ? Text(texts[0], "Label") : null;

    private static Column Typed(string name, JsonElement sent) => Text(sent, "@odata.type")?.Replace(TypePrefix, "", StringComparison.Ordinal) switch
    {
        "StringAttributeMetadata" => new Column(name, ColumnType.String) { MaxLength = Length(sent, 4000) },
        "MemoAttributeMetadata" => new Column(name, ColumnType.Memo) { MaxLength = Length(sent, 1_048_576) },
        "BooleanAttributeMetadata" when sent.TryGetProperty("OptionSet", out _) => new Column(name, ColumnType.Boolean),
        "DecimalAttributeMetadata" => new Column(name, ColumnType.Decimal),
        "IntegerAttributeMetadata" => new Column(name, ColumnType.Integer),
        "DateTimeAttributeMetadata" => new Column(name, ColumnType.DateTime) { IsDateOnly = Text(sent, "Format") == "DateOnly" },
        "PicklistAttributeMetadata" => new Column(name, ColumnType.Picklist) { Choices = Choices(sent) },
        _ => throw Invalid("@odata.type"),
    };

    private static int Length(JsonElement sent, int most) =>
        sent.TryGetProperty("MaxLength", out var length) && length.TryGetInt32(out var number) && number > 0 && number <= most ? number : throw Invalid("MaxLength");

    private static Choice[] Choices(JsonElement sent) =>
        sent.TryGetProperty("OptionSet", out var set) && set.TryGetProperty("Options", out var options) && options.GetArrayLength() > 0
            ? [.. options.EnumerateArray().Select(option => new Choice(option.GetProperty("Value").GetInt32(), Label(option, "Label") ?? throw Invalid("Label")))]
            : throw Invalid("OptionSet");

    private static RowRefusedException Invalid(string property) => new(400, "0x80048403", $"The property {property} of the attribute definition is missing or invalid.");

    private static string? Text(JsonElement sent, string name) => sent.TryGetProperty(name, out var text) ? text.GetString() : null;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{1,7}_[A-Za-z0-9_]+$")]
    private static partial Regex Named();
}
