using System.Text.Json.Nodes;

namespace Bridge.Sandbox.Freshdesk.Store;

/// <summary>The fields that administrators made for one kind of record.</summary>
/// <param name="prefix">What stands before their names; <c>cf_</c> for tickets.</param>
internal sealed class FieldBook(string prefix)
{
    private static readonly string[] _types =
        ["custom_text", "custom_paragraph", "custom_checkbox", "custom_number", "custom_decimal", "custom_date", "custom_dropdown"];

    private readonly List<CustomField> _fields = [];

    public IReadOnlyList<CustomField> All => _fields;

    public CustomField? Find(string name) => _fields.Find(field => field.Name == name);

    public void Drop(string name) => _fields.RemoveAll(field => field.Name == name);

    public static bool Knows(string? type) => _types.Contains(type);

    /// <summary>Makes a field; its name follows from its label.</summary>
    public CustomField Add(string label, string type, IReadOnlyList<string> choices)
    {
        var name = prefix + string.Concat(label.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        var field = new CustomField(67_000_100_000 + _fields.Count, Find(name) is null ? name : $"{name}{_fields.Count}", label, type, choices);
        _fields.Add(field);
        return field;
    }

    public static JsonObject Shown(CustomField field) => new()
    {
        ["id"] = field.Id, ["name"] = field.Name, ["label"] = field.Label, ["type"] = field.Type, ["default"] = false,
        ["choices"] = field.Choices.Count == 0 ? null : new JsonArray([.. field.Choices.Select(choice => (JsonNode)choice)]),
    };
}
