using Bridge.Sandbox.Dataverse.Query;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary>Single rows: create, read, upsert and change by id or alternate key, delete.</summary>
/// <remarks>Source: Microsoft Learn, "Create/Retrieve/Update and delete table rows using the Web API", "Upsert a table row", "Perform conditional operations".</remarks>
internal sealed class RowEndpoints(DataverseOrg org)
{
    private readonly SentRow _sent = new(org);

    public ODataReply Create(ODataCall call, EntityTable table, UndoLog undo)
    {
        var row = org.Writer.Create(table, _sent.Read(table.Type, call.Body), null, call.User, undo);
        call.Call.Applied = true;
        return call.Prefers("return=representation") ? Shown(call, table, row, 201) : ODataReply.Written(Address(call, table, row), isCreated: true);
    }

    public ODataReply Answer(ODataCall call, EntityTable table, string key, UndoLog undo)
    {
        var address = KeyReader.Read(table.Type, Uri.UnescapeDataString(key), org.Time.GetUtcNow());
        var row = address.In(table);
        switch (call.Method)
        {
            case "GET":
                return row is null ? throw RowFaults.Missing(table.Type, address)
                    : call.Condition("If-None-Match") == row.ETag ? new ODataReply(304, null)
                    : Shown(call, table, row, 200);
            case "DELETE":
                org.Writer.Delete(table, row ?? throw RowFaults.Missing(table.Type, address), call.User, undo);
                call.Call.Applied = true;
                return ODataReply.Nothing;
            case "PATCH":
                return Upsert(call, table, address, row, undo);
            default:
                throw new RowRefusedException(405, "0x80060888", $"The requested resource does not support http method '{call.Method}'.");
        }
    }

    /// <summary>Creates or changes a row found by its address; the address decides, except that a key in the body of a new row wins.</summary>
    public (EntityRow Row, bool IsCreated) Upsert(EntityTable table, RowAddress address, EntityRow? row, Dictionary<string, object?> values, ODataCall call, UndoLog undo)
    {
        if (row is null)
        {
            foreach (var (column, value) in address.Values)
            {
                values.TryAdd(column, value);
            }

            return (org.Writer.Create(table, values, address.Id, call.User, undo), true);
        }

        foreach (var column in address.Values.Keys)
        {
            values.Remove(column);
        }

        org.Writer.Change(table, row, values, call.User, undo);
        return (row, false);
    }

    private ODataReply Upsert(ODataCall call, EntityTable table, RowAddress address, EntityRow? row, UndoLog undo)
    {
        if (call.Condition("If-None-Match") == "*" && row is not null)
        {
            throw RowFaults.IsThere();
        }

        if (call.Condition("If-Match") is { } match && (row is null || (match != "*" && match != row.ETag)))
        {
            throw row is null ? RowFaults.Missing(table.Type, address) : RowFaults.Changed();
        }

        var (written, isCreated) = Upsert(table, address, row, _sent.Read(table.Type, call.Body), call, undo);
        call.Call.Applied = true;
        return call.Prefers("return=representation")
            ? Shown(call, table, written, isCreated ? 201 : 200)
            : ODataReply.Written($"{call.Root}{call.Path.Split('/')[^1]}", isCreated: false); // echoed as it was addressed, with the key
    }

    private ODataReply Shown(ODataCall call, EntityTable table, EntityRow row, int status)
    {
        var asked = AskedFor.Read(org, table.Type, call.Parameter("$select"), call.Parameter("$expand")) with
        {
            HasAnnotations = call.Preference("odata.include-annotations") is not null,
        };
        return ODataReply.Json(
            json =>
            {
                json.WriteString("@odata.context"u8, $"{call.Root}$metadata#{table.Type.SetName}/$entity");
                RowJson.Properties(json, org, table, row, asked, call.User);
            },
            status) with
        {
            Headers = status == 200 ? [("ETag", row.ETag)] : [("ETag", row.ETag), ("OData-EntityId", Address(call, table, row))],
        };
    }

    private static string Address(ODataCall call, EntityTable table, EntityRow row) => $"{call.Root}{table.Type.SetName}({row.Id})";
}
