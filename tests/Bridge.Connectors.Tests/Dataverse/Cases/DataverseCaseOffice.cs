using Bridge.Connectors.Dataverse.Api;

namespace Bridge.Connectors.Tests.Dataverse.Cases;

/// <summary>The people of an environment with cases: two members, a stranger, a team, and a representative who works on what they ask.</summary>
internal sealed class DataverseCaseOffice(DataverseHost host, string stranger)
{
    public static async Task<DataverseCaseOffice> OpenAsync(DataverseHost host)
    {
        await host.PlantAsync("contact", new { lastname = "Ramirez", emailaddress1 = "ada@example.test", mls_memberkey = DataverseKey.Encode("mls:M0000001") });
        await host.PlantAsync("contact", new { lastname = "Okafor", emailaddress1 = "ben@example.test", mls_memberkey = DataverseKey.Encode("mls:M0000002") });
        await host.PlantAsync("team", new { name = "Level I" });
        return new DataverseCaseOffice(host, await host.PlantAsync("contact", new { lastname = "Stranger", emailaddress1 = "stranger@example.test" }));
    }

    /// <summary>Opens a case of somebody who is no member; gives its id.</summary>
    public Task<string> AskAsync(string title) =>
        host.PlantAsync("incident", new Dictionary<string, object> { ["title"] = title, ["caseorigincode"] = 3, ["customerid_contact@odata.bind"] = $"/contacts({stranger})" });

    public Task ChangeAsync(string id, object columns) => host.CallAsync(HttpMethod.Patch, $"incidents({id})", columns);

    public Task SolveAsync(string id) => host.CallAsync(
        HttpMethod.Post, "CloseIncident",
        new Dictionary<string, object>
        {
            ["Status"] = 5,
            ["IncidentResolution"] = new Dictionary<string, object> { ["subject"] = "Done.", ["incidentid@odata.bind"] = $"/incidents({id})" },
        });

    public Task CloseAsync(string id) => ChangeAsync(id, new { statecode = 2, statuscode = 6 });

    public Task DeleteAsync(string id) => host.CallAsync(HttpMethod.Delete, $"incidents({id})");

    /// <summary>Writes a note by hand.</summary>
    public Task<string> NoteAsync(string id, string text, string title = "") =>
        host.PlantAsync("annotation", new Dictionary<string, object> { ["subject"] = title, ["notetext"] = text, ["objectid_incident@odata.bind"] = $"/incidents({id})" });

    /// <summary>Sends or takes a mail; a state of 0 is a draft.</summary>
    public Task<string> MailAsync(string id, string from, string to, bool isIncoming, string html, int state = 1) =>
        host.PlantAsync("email", new Dictionary<string, object>
        {
            ["description"] = html, ["sender"] = from, ["torecipients"] = $"{to};", ["directioncode"] = !isIncoming, ["statecode"] = state,
            ["statuscode"] = 3, ["regardingobjectid_incident@odata.bind"] = $"/incidents({id})",
        });
}
