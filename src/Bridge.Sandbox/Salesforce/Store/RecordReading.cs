using System.Text.Json;
using Bridge.Sandbox.Salesforce.Schema;

namespace Bridge.Sandbox.Salesforce.Store;

/// <summary>Reads the fields of a sent record.</summary>
internal sealed class RecordReading(SalesforceOrg org, SObjectTable table, UserRights rights)
{
    private readonly Dictionary<SObjectField, object?> _values = [];
    private readonly List<RecordFault> _faults = [];

    public (Dictionary<SObjectField, object?> Values, List<RecordFault> Faults) Read(JsonElement sent)
    {
        foreach (var property in sent.EnumerateObject())
        {
            if (property.NameEquals("attributes") || string.Equals(property.Name, "Id", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (table.Type.Find(property.Name) is { } field && rights.MayRead(field))
            {
                ReadField(field, property.Value);
            }
            else if (table.Type.FindRelationship(property.Name) is { } reference && property.Value.ValueKind == JsonValueKind.Object)
            {
                ReadReference(reference, property.Value);
            }
            else
            {
                _faults.Add(new RecordFault("INVALID_FIELD", $"No such column '{property.Name}' on sobject of type {table.Type.Name}"));
            }
        }

        return (_values, _faults);
    }

    private void ReadField(SObjectField field, JsonElement json)
    {
        if (!rights.MayEdit(field))
        {
            _faults.Add(new RecordFault(
                "INVALID_FIELD_FOR_INSERT_UPDATE",
                $"Unable to create/update fields: {field.Name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.",
                field.Name));
        }
        else if (FieldReading.Read(field, json, out var value) is { } fault)
        {
            _faults.Add(fault);
        }
        else if (field.ReferenceTo is not null && value is string id)
        {
            var row = field.Targets.Select(target => org.Table(target)?.Find(id)).FirstOrDefault(found => found is not null);
            AddReference(field, row is { IsDeleted: false } ? row : null, $"invalid cross reference id: {id}", "INVALID_CROSS_REFERENCE_KEY");
        }
        else
        {
            _values[field] = value;
        }
    }

    // "Account": {"MLS_Key__c": "..."} in place of AccountId.
    private void ReadReference(SObjectField reference, JsonElement json)
    {
        var target = org.Table(reference.ReferenceTo ?? "");
        foreach (var property in json.EnumerateObject().Where(one => !one.NameEquals("attributes") && target is not null))
        {
            var key = target!.Type.Find(property.Name); // filtered above
            var rows = key is null ? [] : target.FindBy(key, property.Value.ToString());
            AddReference(
                reference, rows.Count == 1 ? rows[0] : null,
                $"Foreign key external ID: {property.Value} not found for field {property.Name} in entity {target.Type.Name}", "INVALID_FIELD");
        }
    }

    private void AddReference(SObjectField field, SObjectRow? row, string message, string code)
    {
        if (row is null)
        {
            _faults.Add(new RecordFault(code, message, field.Name));
        }
        else
        {
            _values[field] = row.Id;
        }
    }
}
