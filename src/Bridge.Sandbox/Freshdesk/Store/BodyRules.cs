using System.Text.Json.Nodes;
using Bridge.Sandbox.Freshdesk.Api;

namespace Bridge.Sandbox.Freshdesk.Store;

/// <summary>What a body may hold: names of properties with their types, and custom fields.</summary>
/// <param name="types">Type by property: <c>String</c>, <c>Boolean</c>, <c>Integer</c> or <c>Array</c>.</param>
/// <param name="fields">The custom fields.</param>
internal sealed class BodyRules(IReadOnlyDictionary<string, string> types, FieldBook fields)
{
    /// <summary>Names of all properties, custom fields aside.</summary>
    public IEnumerable<string> Names => types.Keys;

    /// <summary>Looks through a body.</summary>
    public List<ApiFault> Check(JsonObject body)
    {
        var faults = new List<ApiFault>();
        foreach (var (name, value) in body)
        {
            if (name == "custom_fields")
            {
                CheckCustom(value as JsonObject ?? [], faults);
            }
            else if (!types.TryGetValue(name, out var type))
            {
                faults.Add(new ApiFault(name, "Unexpected/invalid field in request", "invalid_field"));
            }
            else if (value is not null && !Fits(type, value))
            {
                faults.Add(new ApiFault(name, $"It should be a/an {type}", "datatype_mismatch"));
            }
        }

        return faults;
    }

    /// <summary>Stores a body; custom fields that it does not name stay as they are. Tells whether anything differs from before.</summary>
    public static bool Apply(Row row, JsonObject body)
    {
        var isChanged = false;
        foreach (var (name, value) in body)
        {
            if (name == "custom_fields" && row.Data[name] is JsonObject held)
            {
                foreach (var (field, custom) in value as JsonObject ?? [])
                {
                    isChanged |= !JsonNode.DeepEquals(held[field], custom);
                    held[field] = custom?.DeepClone();
                }
            }
            else
            {
                isChanged |= !JsonNode.DeepEquals(row.Data[name], value);
                row.Data[name] = value?.DeepClone();
            }
        }

        return isChanged;
    }

    private void CheckCustom(JsonObject custom, List<ApiFault> faults)
    {
        foreach (var (name, value) in custom)
        {
            var field = fields.Find(name);
            if (field is null)
            {
                faults.Add(new ApiFault(name, "Unexpected/invalid field in request", "invalid_field"));
            }
            else if (field.Fault(value) is { } fault)
            {
                faults.Add(new ApiFault($"custom_fields.{name}", fault, field.Type == "custom_dropdown" ? "invalid_value" : "datatype_mismatch"));
            }
        }
    }

    private static bool Fits(string type, JsonNode value) => (type, value) switch
    {
        ("Array", JsonArray) => true,
        ("String", JsonValue text) => text.TryGetValue<string>(out _),
        ("Boolean", JsonValue flag) => flag.TryGetValue<bool>(out _),
        ("Integer", JsonValue number) => number.TryGetValue<long>(out _),
        _ => false,
    };
}
