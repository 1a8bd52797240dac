using System.Text.Json;
using Bridge.Sandbox.Salesforce.Schema;

namespace Bridge.Sandbox.Salesforce.Store;

/// <summary>Creates, changes and deletes single records, with the checks of a real org. Call it under the gate.</summary>
internal sealed class RecordWriter(SalesforceOrg org)
{
    /// <summary>Creates a record, or changes a known one.</summary>
    public RecordOutcome Write(SObjectTable table, SObjectRow? known, JsonElement sent, WriteContext context)
    {
        if (table.Type.IsReadOnly)
        {
            return RecordOutcome.Refused(new RecordFault("INVALID_TYPE_FOR_OPERATION", $"entity type {table.Type.Name} does not support create or update"));
        }

        if (known is { IsDeleted: true })
        {
            return RecordOutcome.Refused(new RecordFault("ENTITY_IS_DELETED", "entity is deleted"));
        }

        var (values, faults) = new RecordReading(org, table, context.Rights).Read(sent);
        AddMissing(table, known, values, faults);
        if (faults.Count == 0)
        {
            Look(table, known, values, context, faults);
        }

        return faults.Count > 0 ? new RecordOutcome(null, false, faults) : Apply(table, known, values, context);
    }

    /// <summary>Creates or changes the record that an external id names.</summary>
    public RecordOutcome Upsert(SObjectTable table, SObjectField key, string value, JsonElement sent, WriteContext context)
    {
        var found = table.FindBy(key, value);
        return found.Count > 1
            ? RecordOutcome.Refused(new RecordFault(
                "DUPLICATE_EXTERNAL_ID", $"{key.Name}: more than one record found for external id field: [{string.Join(", ", found.Select(row => row.Id))}]", key.Name))
                with { Choices = [.. found.Select(row => row.Id)] }
            : Write(table, found.Count == 1 ? found[0] : null, sent, context with { KeyField = key, KeyValue = value });
    }

    public RecordOutcome Delete(SObjectTable table, SObjectRow row, string userId)
    {
        if (row.IsDeleted)
        {
            return RecordOutcome.Refused(new RecordFault("ENTITY_IS_DELETED", "entity is deleted"));
        }

        row[SObjectType.IsDeleted] = true;
        Stamp(row, org.Second, userId);
        return new RecordOutcome(row.Id, false, []);
    }

    public static void Stamp(SObjectRow row, DateTimeOffset now, string userId)
    {
        row[SObjectType.CreatedDate] ??= now;
        row[SObjectType.CreatedById] ??= userId;
        row[SObjectType.LastModifiedDate] = now;
        row[SObjectType.LastModifiedById] = userId;
        row[SObjectType.SystemModstamp] = now;
    }

    private static void AddMissing(SObjectTable table, SObjectRow? known, Dictionary<SObjectField, object?> values, List<RecordFault> faults)
    {
        var missing = table.Type.Fields.Where(field => field.IsRequired && !field.IsSystem
            && (values.TryGetValue(field, out var value) ? value is null : known is null && !faults.Exists(fault => fault.Fields.Contains(field.Name)))).Select(field => field.Name).ToArray();
        if (missing.Length > 0)
        {
            faults.Add(new RecordFault("REQUIRED_FIELD_MISSING", $"Required fields are missing: [{string.Join(", ", missing)}]", missing));
        }
    }

    private void Look(
        SObjectTable table, SObjectRow? known, Dictionary<SObjectField, object?> values, WriteContext context, List<RecordFault> faults)
    {
        if (context.KeyField is { } key && known is null)
        {
            values[key] = context.KeyValue;
        }

        AddTaken(table, known, values, context, faults);
        if (faults.Count == 0 && org.Options.HasDuplicateRule && !context.AllowsDuplicates && DuplicateRule.Look(table, known, values) is { } duplicate)
        {
            faults.Add(duplicate);
        }

        var name = context.KeyValue ?? known?.Id;
        if (faults.Count == 0 && (org.Locks.Blocks(name) || org.Locks.Blocks(known?.Id) || org.Faults.Locks()))
        {
            faults.Add(new RecordFault("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record or 1 records: " + (known?.Id ?? "new")));
        }
        else if (faults.Count == 0 && name is not null && org.Faults.Refuses(name))
        {
            faults.Add(new RecordFault("FIELD_CUSTOM_VALIDATION_EXCEPTION", "The record was refused by a validation rule of the sandbox"));
        }
    }

    private void AddTaken(
        SObjectTable table, SObjectRow? known, Dictionary<SObjectField, object?> values, WriteContext context, List<RecordFault> faults)
    {
        if (context.KeyField is { } key && org.Locks.Hides(context.KeyValue))
        {
            faults.Add(Taken(key, SalesforceId.Of(table.Type.Prefix, 999_999)));
        }

        foreach (var (field, value) in values.Where(pair => pair.Key.IsUnique && pair.Value is string))
        {
            if (table.FindBy(field, (string)value!).FirstOrDefault(row => row != known) is { } holder) // filtered above
            {
                faults.Add(Taken(field, holder.Id));
            }
        }
    }

    private static RecordFault Taken(SObjectField field, string id) =>
        new("DUPLICATE_VALUE", $"duplicate value found: {field.Name} duplicates value on record with id: {id}", field.Name);

    private RecordOutcome Apply(SObjectTable table, SObjectRow? known, Dictionary<SObjectField, object?> values, WriteContext context)
    {
        var row = known ?? table.Add();
        var isChanged = known is null;
        if (table.Type.Name == "Case")
        {
            org.Cases.Prepare(row, known is null, values, context);
        }
        else if (table.Type.Name == "Task")
        {
            TaskRules.Prepare(table.Type, row, known is null, values, context.UserId, org.Second);
        }

        foreach (var (field, value) in values)
        {
            isChanged |= !Equals(row[field], value);
            table.Set(row, field, value);
        }

        if (table.Type.Name is "Contact" or "User")
        {
            var name = $"{row[table.Type.Find("FirstName")!]} {row[table.Type.Find("LastName")!]}".Trim(); // the object always has them
            row[table.Type.Find("Name")!.Position] = name; // as above
        }

        row.Writes++;
        Stamp(row, org.Second, context.UserId);
        org.History.RecordsWritten(1, isChanged ? 0 : 1);
        return new RecordOutcome(row.Id, known is null, []);
    }
}
