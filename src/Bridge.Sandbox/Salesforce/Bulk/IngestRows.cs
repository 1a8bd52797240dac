using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Bulk;

/// <summary>Writes the rows of a job: an empty cell says nothing, <c>#N/A</c> empties the field.</summary>
/// <remarks>Source: Bulk API 2.0 Developer Guide, "Valid CSV Record Rows", "Relationship Fields in a Header Row".</remarks>
internal sealed class IngestRows(SalesforceOrg org, IngestJob job)
{
    private const string Null = "#N/A";
    private readonly WriteContext _context = new(job.UserId, org.Rights.Of(job.UserId, job.Table.Type), false);

    /// <summary>Name of the first column that the user may not use or that is not there; null when all are known.</summary>
    public string? UnknownColumn() => job.Header.FirstOrDefault(name => !IsId(name) && (name.Split('.') is [var relationship, var key]
        ? job.Table.Type.FindRelationship(relationship)?.ReferenceTo is not { } target || org.Table(target)?.Type.Find(key) is null
        : job.Table.Type.Find(name) is not { } field || !_context.Rights.MayRead(field)));

    /// <summary>Writes some rows that the org handles at once.</summary>
    public IEnumerable<RecordOutcome> Write(IReadOnlyList<string[]> rows)
    {
        var doubled = job.Key is null ? [] : rows.Select(row => Cell(row, job.Key.Name)).Where(value => value.Length > 0)
            .GroupBy(value => value, job.Key.Comparer).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(job.Key.Comparer);
        return rows.Select(row => Write(row, doubled));
    }

    private RecordOutcome Write(string[] row, HashSet<string> doubled)
    {
        var id = Cell(row, "Id");
        switch (job.Operation)
        {
            case "insert":
                return org.Writer.Write(job.Table, null, Json(row), _context);
            case "upsert" when job.Key is { } key:
                var value = Cell(row, key.Name).Trim(' ');
                return value.Length == 0 ? RecordOutcome.Refused(new RecordFault("MISSING_ARGUMENT", $"{key.Name} not specified", key.Name))
                    : doubled.Contains(value) ? RecordOutcome.Refused(new RecordFault("DUPLICATE_VALUE", $"Duplicate external id specified: {value}", key.Name))
                    : org.Writer.Upsert(job.Table, key, value, Json(row), _context);
            default:
                return job.Table.Find(id) is not { } known ? RecordOutcome.Refused(new RecordFault("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"))
                    : job.Operation == "update" ? org.Writer.Write(job.Table, known, Json(row), _context)
                    : org.Writer.Delete(job.Table, known, job.UserId);
        }
    }

    private JsonElement Json(string[] row)
    {
        var record = new JsonObject();
        foreach (var (name, text) in job.Header.Zip(row).Where(cell => cell.Second.Length > 0 && !IsId(cell.First) && cell.First != job.Key?.Name))
        {
            if (name.Split('.') is [var relationship, var key] && text != Null)
            {
                record[relationship] = new JsonObject { [key] = text };
            }
            else
            {
                record[name.Contains('.', StringComparison.Ordinal) ? job.Table.Type.FindRelationship(name.Split('.')[0])!.Name : name] = // columns are looked for before
                    text == Null ? null : JsonValue.Create(text);
            }
        }

        return JsonSerializer.SerializeToElement(record);
    }

    private string Cell(string[] row, string name) =>
        Array.FindIndex(job.Header, column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at && at < row.Length ? row[at] : "";

    private static bool IsId(string name) => string.Equals(name, "Id", StringComparison.OrdinalIgnoreCase);
}
