using System.Globalization;
using Bridge.Sandbox.Salesforce.Schema;
using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Cases;

/// <summary>What an org does itself when a case is written: number, owner, closing, and the history of status and owner.</summary>
/// <remarks>Source: Object Reference, Case, CaseHistory; REST API Developer Guide, "Assignment Rule Header".</remarks>
internal sealed class CaseRules(SalesforceOrg org)
{
    private SObjectType Type => org.Table("Case")!.Type; // a standard object

    /// <summary>Completes the values of a case that is about to be stored. Call it under the gate.</summary>
    public void Prepare(SObjectRow row, bool isNew, Dictionary<SObjectField, object?> values, WriteContext context)
    {
        if (isNew)
        {
            values[Field("CaseNumber")] = org.Table("Case")!.Rows.Count.ToString("D8", CultureInfo.InvariantCulture); // a standard object
            values.TryAdd(Field("Status"), CaseObjects.Statuses[0]);
            values.TryAdd(Field("OwnerId"), context.UserId);
            if (context.AssignsCases && org.Options.AssignmentQueue is { } queue && QueueId(queue) is { } id)
            {
                values[Field("OwnerId")] = id;
            }
        }

        if (values.GetValueOrDefault(Field("Status")) is string status && !Equals(status, row[Field("Status")]))
        {
            var isClosed = IsClosed(status);
            values[Field("ClosedDate")] = !isClosed ? null : row[Field("IsClosed")] is true ? row[Field("ClosedDate")] : org.Second;
            values[Field("IsClosed")] = isClosed;
        }

        if (!isNew && org.Options.TracksCases)
        {
            Note(row, values, context, "Status", "Status", value => value);
            Note(row, values, context, "OwnerId", "Owner", NameOf);
            Note(row, values, context, "OwnerId", "Owner", value => value);
        }
    }

    /// <summary>Id of a queue.</summary>
    public string? QueueId(string name) => org.Table("Group")!.Rows.Find(row => Equals(row[org.Table("Group")!.Type.Find("Name")!], name))?.Id; // a standard object and field

    // A change of a reference is written twice: with the names, and with the ids.
    private void Note(SObjectRow row, Dictionary<SObjectField, object?> values, WriteContext context, string field, string name, Func<object?, object?> shown)
    {
        if (!values.TryGetValue(Field(field), out var value) || Equals(value, row[Field(field)]))
        {
            return;
        }

        var table = org.Table("CaseHistory")!; // a standard object
        var entry = table.Add();
        foreach (var (part, text) in new[] { ("CaseId", row.Id), ("Field", name), ("OldValue", shown(row[Field(field)])), ("NewValue", shown(value)) })
        {
            table.Set(entry, table.Type.Find(part)!, text); // its fields
        }

        RecordWriter.Stamp(entry, org.Second, context.UserId);
    }

    private bool IsClosed(string status)
    {
        var table = org.Table("CaseStatus")!; // a standard object
        return table.Rows.Exists(row => Equals(row[table.Type.Find("ApiName")!], status) && row[table.Type.Find("IsClosed")!] is true); // its fields
    }

    private object? NameOf(object? id) => Field("OwnerId").Targets.Select(org.Table)
        .Select(table => id is string text && table?.Find(text) is { } owner ? owner[table.Type.Find("Name")!] : null).FirstOrDefault(name => name is not null); // both have names

    private SObjectField Field(string name) => Type.Find(name)!; // asked for the fields of the object
}
