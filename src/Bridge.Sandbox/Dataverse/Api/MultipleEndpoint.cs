using System.Text.Json;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary>CreateMultiple, UpdateMultiple and UpsertMultiple: many rows in one transaction, without a word about single ones.</summary>
/// <remarks>Source: Microsoft Learn, "Bulk operation messages" and UpsertMultiple.</remarks>
internal sealed class MultipleEndpoint(DataverseOrg org, RowEndpoints rows)
{
    private const int Most = 1000;
    private readonly SentRow _sent = new(org);

    public ODataReply Answer(ODataCall call, EntityTable table, string action)
    {
        if (!call.Body.TryGetProperty("Targets", out var targets) || targets.ValueKind != JsonValueKind.Array)
        {
            throw RowFaults.Syntax("The parameter 'Targets' is missing.");
        }

        if (targets.GetArrayLength() is 0 or > Most)
        {
            throw RowFaults.Syntax("The number of targets is not between 1 and 1000.");
        }

        var undo = new UndoLog();
        try
        {
            var ids = targets.EnumerateArray().Select(target => One(call, table, action, target, undo)).ToList();
            call.Call.Applied = true;
            return action == "CreateMultiple"
                ? ODataReply.Json(json =>
                {
                    json.WriteString("@odata.context"u8, $"{call.Root}$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse");
                    json.WriteStartArray("Ids"u8);
                    ids.ForEach(id => json.WriteStringValue(id));
                    json.WriteEndArray();
                })
                : ODataReply.Nothing;
        }
        catch (RowRefusedException)
        {
            undo.RollBack();
            throw;
        }
    }

    private Guid One(ODataCall call, EntityTable table, string action, JsonElement target, UndoLog undo)
    {
        if (!target.TryGetProperty("@odata.type", out var type) || type.GetString() != $"Microsoft.Dynamics.CRM.{table.Type.Name}")
        {
            throw RowFaults.Syntax("Each target needs '@odata.type'.");
        }

        var values = _sent.Read(table.Type, target);
        if (action == "CreateMultiple")
        {
            return org.Writer.Create(table, values, null, call.User, undo).Id;
        }

        var address = Address(table, target, values);
        var row = address.In(table);
        return row is null && action == "UpdateMultiple"
            ? throw RowFaults.Missing(table.Type, address)
            : rows.Upsert(table, address, row, values, call, undo).Row.Id;
    }

    private RowAddress Address(EntityTable table, JsonElement target, Dictionary<string, object?> values)
    {
        if (target.TryGetProperty("@odata.id", out var text) && text.GetString() is { } path && path.IndexOf('(', StringComparison.Ordinal) is > 0 and var open)
        {
            return KeyReader.Read(table.Type, Uri.UnescapeDataString(path[(open + 1)..].TrimEnd(')')), org.Time.GetUtcNow());
        }

        return values.GetValueOrDefault(table.Type.PrimaryId) is Guid id
            ? new RowAddress(id, null, new Dictionary<string, string>())
            : throw RowFaults.Syntax("Each target needs '@odata.id' or its id.");
    }
}
