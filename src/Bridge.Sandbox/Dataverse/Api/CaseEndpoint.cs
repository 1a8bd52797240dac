using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary><c>POST CloseIncident</c>: what happens to cases beside plain changes and merging.</summary>
/// <remarks>Source: Microsoft Learn, CloseIncident (Web API action reference).</remarks>
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
}
