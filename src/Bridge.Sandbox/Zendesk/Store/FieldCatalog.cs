using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>The custom fields of one kind of record.</summary>
internal sealed partial class FieldCatalog(long firstId, TimeProvider time)
{
    private static readonly string[] _types =
    [
        "text", "textarea", "checkbox", "date", "integer", "decimal", "regexp", "dropdown", "lookup", "multiselect",
    ];

    private readonly Dictionary<string, FieldDefinition> _byKey = new(StringComparer.Ordinal);
    private readonly FieldValues _values = new();
    private long _nextOption;
    private int _made;

    public List<FieldDefinition> Fields { get; } = [];

    public FieldDefinition? ById(long id) => Fields.Find(field => field.Id == id);

    /// <summary>Adds a field, or tells why it is refused.</summary>
    public RecordError? Create(JsonElement sent, out FieldDefinition? created)
    {
        created = null;
        var key = Text(sent, "key");
        var type = Text(sent, "type") ?? "text";
        var title = Text(sent, "title");
        if (string.IsNullOrWhiteSpace(title))
        {
            return new RecordError("title", "Title: cannot be blank", "BlankValue");
        }

        if (key is null || !KeyPattern().IsMatch(key))
        {
            return new RecordError("key", "Key: is invalid", "InvalidValue");
        }

        if (_byKey.ContainsKey(key))
        {
            return new RecordError("key", $"Key: {key} has already been taken", "DuplicateValue");
        }

        if (!_types.Contains(type))
        {
            return new RecordError("type", "Type: is invalid", "InvalidValue");
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        created = new FieldDefinition
        {
            Id = firstId + (_made * 28L),
            Position = _made++,
            Key = key,
            Type = type,
            Title = title,
            Description = Text(sent, "description"),
            Regexp = Text(sent, "regexp_for_validation"),
            Tag = Text(sent, "tag"),
            Options = Options(sent),
            CreatedAt = now,
            UpdatedAt = now,
        };
        Fields.Add(created);
        _byKey[key] = created;
        return null;
    }

    /// <summary>Takes a field away; what records hold in it is not shown any more, and one made anew under its key is empty.</summary>
    public void Delete(FieldDefinition field)
    {
        Fields.Remove(field);
        _byKey.Remove(field.Key);
    }

    public FieldOption AddOption(FieldDefinition field, string name, string value)
    {
        var known = field.Options.FindIndex(option => option.Value == value);
        var id = known < 0 ? NextOptionId() : field.Options[known].Id;
        var option = new FieldOption(id, name, value);
        if (known < 0)
        {
            field.Options.Add(option);
        }
        else
        {
            field.Options[known] = option;
        }

        field.UpdatedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
        return option;
    }

    /// <summary>Replaces the title, description, state or options of a field; key and type cannot be changed.</summary>
    public void Update(FieldDefinition field, JsonElement sent)
    {
        field.Title = Text(sent, "title") ?? field.Title;
        field.Description = Text(sent, "description") ?? field.Description;
        if (sent.TryGetProperty("active", out var active))
        {
            field.Active = active.ValueKind == JsonValueKind.True;
        }

        foreach (var option in Options(sent))
        {
            AddOption(field, option.Name, option.Value);
        }

        field.UpdatedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
    }

    /// <summary>Checks the values sent; keys nobody defined are passed over, as in a real account.</summary>
    public RecordError? Check(JsonElement sent)
    {
        foreach (var property in sent.EnumerateObject())
        {
            if (_byKey.TryGetValue(property.Name, out var field)
                && _values.TryRead(field, property.Value, out _) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    /// <summary>Merges checked values into a record; true where one of them changed.</summary>
    public bool Merge(StoredRecord record, JsonElement sent)
    {
        var changed = false;
        foreach (var property in sent.EnumerateObject())
        {
            if (!_byKey.TryGetValue(property.Name, out var field)
                || _values.TryRead(field, property.Value, out var value) is not null)
            {
                continue;
            }

            var values = record.FieldValues;
            if (values is null || values.Length <= field.Position)
            {
                Array.Resize(ref values, _made);
                record.FieldValues = values;
            }

            var known = values[field.Position];
            if (!Equals(known, value) && !(field.Type == "checkbox" && known is null && value is false))
            {
                values[field.Position] = value;
                changed = true;
            }
        }

        return changed;
    }

    public void Write(Utf8JsonWriter json, string name, StoredRecord record)
    {
        json.WriteStartObject(name);
        foreach (var field in Fields)
        {
            FieldValues.Write(json, field, Value(record, field));
        }

        json.WriteEndObject();
    }

    /// <summary>The tags that follow from values: dropdown and multiselect choices, and ticked checkboxes.</summary>
    public IEnumerable<string> TagsOf(StoredRecord record)
    {
        foreach (var field in Fields)
        {
            switch (field.Type, Value(record, field))
            {
                case ("dropdown" or "multiselect", string text):
                    foreach (var choice in text.Split('\n'))
                    {
                        yield return choice;
                    }

                    break;
                case ("checkbox", true) when field.Tag is not null:
                    yield return field.Tag;
                    break;
            }
        }
    }

    private static object? Value(StoredRecord record, FieldDefinition field) =>
        record.FieldValues is { } values && values.Length > field.Position ? values[field.Position] : null;

    private List<FieldOption> Options(JsonElement sent) =>
        sent.TryGetProperty("custom_field_options", out var options) && options.ValueKind == JsonValueKind.Array
            ? [.. options.EnumerateArray().Select(option => new FieldOption(
                NextOptionId(), Text(option, "name") ?? "", Text(option, "value") ?? ""))]
            : [];

    private long NextOptionId() => firstId + 11 + (++_nextOption * 16);

    private static string? Text(JsonElement sent, string name) =>
        sent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,100}$")]
    private static partial Regex KeyPattern();
}
