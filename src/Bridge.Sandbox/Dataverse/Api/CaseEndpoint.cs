using System.Text.Json;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary><c>POST CloseIncident</c> and <c>POST Merge</c>: what happens to cases beside plain changes.</summary>
/// <remarks>Source: Microsoft Learn, CloseIncident and Merge (Web API action reference).</remarks>
internal sealed class CaseEndpoint(DataverseOrg org)
{
    private readonly SentRow _sent = new(org);

    /// <summary>Resolves a case and writes down its resolution.</summary>
    public ODataReply Close(ODataCall call, UndoLog undo)
    {
        var sent = call.Body.GetProperty("IncidentResolution");
        var values = _sent.Read(org.Table("incidentresolution").Type, sent);
        if (values.GetValueOrDefault("incidentid") is not EntityReference reference || org.Table("incident").Find(reference.Id) is not { } row)
        {
            throw RowFaults.Syntax("IncidentResolution must name the incident.");
        }

        values["actualend"] = org.Time.GetUtcNow();
        org.Writer.Change(org.Table("incident"), row, new Dictionary<string, object?> { ["statecode"] = 1, ["statuscode"] = call.Body.GetProperty("Status").GetInt32() }, call.User, undo);
        org.Writer.Create(org.Table("incidentresolution"), values, null, call.User, undo);
        call.Call.Applied = true;
        return ODataReply.Nothing;
    }

    /// <summary>Makes one case part of another one.</summary>
    public ODataReply Merge(ODataCall call, UndoLog undo)
    {
        var (target, part) = (Case(call.Body, "Target"), Case(call.Body, "Subordinate"));
        org.Writer.Change(
            org.Table("incident"), part,
            new Dictionary<string, object?> { ["statecode"] = 2, ["statuscode"] = 2000, ["masterid"] = new EntityReference("incident", target.Id) }, call.User, undo);
        call.Call.Applied = true;
        return ODataReply.Nothing;
    }

    private EntityRow Case(JsonElement body, string name) =>
        body.TryGetProperty(name, out var sent) && sent.TryGetProperty("incidentid", out var id) && id.TryGetGuid(out var known) && org.Table("incident").Find(known) is { } row
            ? row
            : throw RowFaults.Syntax($"{name} must name an incident.");
}
