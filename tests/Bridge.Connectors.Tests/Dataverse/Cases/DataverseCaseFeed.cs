using System.Text.Json;
using Bridge.ConnectorKit.Tickets;
using Bridge.Connectors.Dataverse.Api;

namespace Bridge.Connectors.Tests.Dataverse.Cases;

/// <summary>A Dataverse environment whose cases are read.</summary>
internal sealed class DataverseCaseFeed(DataverseHost host, string contact, string stranger) : TicketFeed
{
    private readonly SortedDictionary<string, string> _rows = new(StringComparer.Ordinal);
    private int _versions;

    public DataverseHost Host => host;

    public override IReadOnlyList<string> Secrets { get; } = ["sandbox-secret", "wrong-secret"];

    public override IReadOnlyDictionary<string, string> Rows => _rows;

    public static async Task<DataverseCaseFeed> StartAsync()
    {
        var host = await DataverseHost.StartAsync();
        return new DataverseCaseFeed(
            host,
            await host.PlantAsync("contact", new { lastname = "Ramirez", mls_memberkey = DataverseKey.Encode("mls:M0000001") }),
            await host.PlantAsync("contact", new { lastname = "A stranger" }));
    }

    public override void Plant(int count)
    {
        for (var number = 0; number < count; number++)
        {
            Open($"Subject {++_versions}", "mls:M0000001");
        }
    }

    public override string Open(string subject, string? memberId)
    {
        var key = $"crm:{host.PlantAsync("incident", Case(subject, memberId is null ? stranger : contact)).GetAwaiter().GetResult()}";
        _rows[key] = subject;
        return key;
    }

    public override void Change(string externalId)
    {
        var subject = $"Subject {++_versions}";
        Call(HttpMethod.Patch, $"incidents({IdOf(externalId)})", new { title = subject });
        _rows[externalId] = subject;
    }

    public override void Solve(string externalId) => Call(
        HttpMethod.Post, "CloseIncident",
        new Dictionary<string, object>
        {
            ["Status"] = 5,
            ["IncidentResolution"] = new Dictionary<string, object> { ["subject"] = "Done.", ["incidentid@odata.bind"] = $"/incidents({IdOf(externalId)})" },
        });

    public override bool Merge(string externalId, string into)
    {
        Call(HttpMethod.Post, "Merge", new { Target = new { incidentid = IdOf(into) }, Subordinate = new { incidentid = IdOf(externalId) } });
        _rows.Remove(externalId);
        return true;
    }

    public override void Remove(string externalId)
    {
        Call(HttpMethod.Delete, $"incidents({IdOf(externalId)})");
        _rows.Remove(externalId);
    }

    public override void Break() => host.SetFaultsAsync("500:100%").GetAwaiter().GetResult();

    public override void Mend() => host.SetFaultsAsync("").GetAwaiter().GetResult();

    public override ValueTask DisposeAsync() => host.DisposeAsync();

    private static Dictionary<string, object> Case(string title, string customer) => new()
    {
        ["title"] = title,
        ["caseorigincode"] = 3,
        ["casetypecode"] = 2,
        ["customerid_contact@odata.bind"] = $"/contacts({customer})",
    };

    private JsonElement Call(HttpMethod method, string path, object? body = null) => host.CallAsync(method, path, body).GetAwaiter().GetResult();

    private static string IdOf(string externalId) => externalId["crm:".Length..];
}
