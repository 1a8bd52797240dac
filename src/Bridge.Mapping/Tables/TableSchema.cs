using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Core.Tables;

namespace Bridge.Mapping.Tables;

/// <summary>The JSON Schema of the mappings of a kind of table, for editors that check while one types.</summary>
public static class TableSchema
{
    private static readonly JsonWriterOptions _options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the schema.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Indented JSON.</returns>
    public static string Of(TableKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", $"Mapping of a table of {kind.Plural}");
            Object(json, "version", "record", "source", "columns");
            json.WriteStartObject("properties");
            Root(json, kind);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Root(Utf8JsonWriter json, TableKind kind)
    {
        Member(json, "version", () => json.WriteNumber("const", 1));
        Member(json, "record", () => json.WriteString("const", kind.Record));
        Member(json, "source", () =>
        {
            json.WriteString("type", "string");
            json.WriteNumber("maxLength", 40);
            json.WriteString("description", "Name of the source; a row that comes again from it replaces the one before.");
        });
        Member(json, "file", () =>
        {
            Object(json);
            json.WriteStartObject("properties");
            Member(json, "delimiter", () => Words(json, "enum", TableWords.Delimiters.Keys.Order(StringComparer.Ordinal)));
            Member(json, "encoding", () => Words(json, "enum", TableWords.Encodings.Keys.Order(StringComparer.Ordinal)));
            Member(json, "heading", () =>
            {
                json.WriteString("type", "integer");
                json.WriteNumber("minimum", 1);
                json.WriteString("description", "Line on which the names of the columns stand; default 1.");
            });
            Member(json, "decimals", () =>
            {
                Words(json, "enum", TableWords.DecimalSigns.Keys.Order(StringComparer.Ordinal));
                json.WriteString("description", "What stands before the decimals of numbers and durations; the other of the two may then part thousands.");
            });
            Member(json, "zone", () => Text(json, "IANA time zone of the file's times without an offset where it is not the desk's, such as UTC."));
            json.WriteEndObject();
        });
        Member(json, "zone", () => Text(json, "IANA time zone of times without an offset, such as America/Denver."));
        Member(json, "nulls", () => Texts(json, "Texts that stand for nothing."));
        Member(json, "lacks", () =>
        {
            json.WriteString("type", "array");
            Member(json, "items", () => Words(json, "enum", kind.Lackable));
            json.WriteString("description", "What the file does not tell although a column seems to.");
        });
        Member(json, "columns", () =>
        {
            Object(json, [.. kind.Fields.Where(field => field.IsRequired).Select(field => field.Word)]);
            json.WriteStartObject("properties");
            foreach (var field in kind.Fields)
            {
                Member(json, field.Word, () => Column(json, kind, field));
            }

            json.WriteEndObject();
        });
    }

    private static void Column(Utf8JsonWriter json, TableKind kind, TableField field)
    {
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        Texts(json, null);
        json.WriteEndObject();
        json.WriteStartObject();
        Object(json);
        json.WriteStartObject("properties");
        Member(json, "from", () => Texts(json, "Column, or columns that are put together with a space between."));
        Member(json, "constant", () => Target(json, field));
        if (field.Type is FieldType.Duration or FieldType.Instant)
        {
            Member(json, "unit", () => Words(json, "enum", TableWords.Units.Keys.Order(StringComparer.Ordinal)));
        }

        var others = kind.Fields.Where(one => one.Type == FieldType.Instant && one != field).Select(one => one.Word).ToList();
        if (field.Type == FieldType.Instant && others.Count > 0)
        {
            Member(json, "after", () =>
            {
                Words(json, "enum", others);
                json.WriteString("description", "The column holds a duration, and the instant is so long after this one.");
            });
        }

        if (field.Type is FieldType.Instant or FieldType.Day)
        {
            Member(json, "format", () => Texts(json, "iso, epoch, epochMs or a pattern such as yyyy-MM-dd HH:mm:ss; several are tried in their order."));
        }

        Member(json, "values", () =>
        {
            json.WriteString("type", "object");
            Member(json, "additionalProperties", () => Target(json, field));
            json.WriteString("description", "What each word of the file stands for; without case. A word that ends in * stands for all that begin so; the longest counts.");
        });
        Member(json, "otherwise", () => Target(json, field));
        Member(json, "nulls", () => Texts(json, null));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Target(Utf8JsonWriter json, TableField field)
    {
        if (field.Type == FieldType.Word)
        {
            Words(json, "enum", field.Targets);
        }
        else
        {
            Words(json, "type", field.Type is FieldType.Number or FieldType.Whole ? ["string", "number"] : ["string"]);
        }
    }

    private static void Object(Utf8JsonWriter json, params IReadOnlyList<string> required)
    {
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        if (required.Count > 0)
        {
            Words(json, "required", required);
        }
    }

    private static void Text(Utf8JsonWriter json, string description)
    {
        json.WriteString("type", "string");
        json.WriteString("description", description);
    }

    private static void Texts(Utf8JsonWriter json, string? description)
    {
        Words(json, "type", ["string", "array"]);
        Member(json, "items", () => json.WriteString("type", "string"));
        if (description is not null)
        {
            json.WriteString("description", description);
        }
    }

    private static void Words(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }

    private static void Member(Utf8JsonWriter json, string name, Action write)
    {
        json.WriteStartObject(name);
        write();
        json.WriteEndObject();
    }
}
