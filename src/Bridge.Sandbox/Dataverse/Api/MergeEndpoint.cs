using System.Text.Json;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary><c>POST Merge</c>: makes one case, contact or account part of another one. The part stays as an inactive row, with all its columns.</summary>
/// <remarks>Source: Microsoft Learn, "Merge table rows using the Web API", and the columns merged and masterid of the table reference.</remarks>
internal sealed class MergeEndpoint(DataverseOrg org)
{
    private static readonly string[] _tables = ["incident", "contact", "account"];

    /// <summary>Merges.</summary>
    public ODataReply Merge(ODataCall call, UndoLog undo)
    {
        var (table, target) = Row(call.Body, "Target");
        var (other, part) = Row(call.Body, "Subordinate");
        if (other != table || part.Id == target.Id)
        {
            throw RowFaults.Syntax("Target and Subordinate must be two rows of one table.");
        }

        var isCase = table.Type.Name == "incident";
        org.Writer.Change(
            table, part, new Dictionary<string, object?> { ["statecode"] = isCase ? 2 : 1, ["statuscode"] = isCase ? 2000 : 2 }, call.User, undo);
        var before = (Merged: part["merged"], Master: part["masterid"]);
        undo.Add(() => Set(table, part, before.Merged, before.Master));
        Set(table, part, true, new EntityReference(table.Type.Name, target.Id));
        call.Call.Applied = true;
        return ODataReply.Nothing;
    }

    // Nobody may write these two columns, so they are set past the rules for callers.
    private static void Set(EntityTable table, EntityRow row, object? merged, object? master)
    {
        table.Set(row, "masterid", master);
        if (table.Type.Find("merged") is not null)
        {
            table.Set(row, "merged", merged);
        }
    }

    private (EntityTable Table, EntityRow Row) Row(JsonElement body, string name)
    {
        if (body.TryGetProperty(name, out var sent))
        {
            foreach (var table in _tables.Select(org.Table))
            {
                if (sent.TryGetProperty(table.Type.PrimaryId, out var id) && id.TryGetGuid(out var known) && table.Find(known) is { } row)
                {
                    return (table, row);
                }
            }
        }

        throw RowFaults.Syntax($"{name} must name a case, contact or account.");
    }
}
