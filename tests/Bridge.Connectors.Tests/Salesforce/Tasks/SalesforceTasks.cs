using Bridge.ConnectorKit.Interactions;
using Bridge.Connectors.Tests.Salesforce.Cases;

namespace Bridge.Connectors.Tests.Salesforce.Tasks;

/// <summary>An org whose representative logs what happens.</summary>
internal sealed class SalesforceTasks : InteractionFeed
{
    private const string Rows = "services/data/v66.0/sobjects/Task";
    private const string Representative = "sandbox-csr-client";

    private SalesforceTasks(SalesforceHost host, SalesforceCaseOffice office) => (Host, Office) = (host, office);

    public SalesforceHost Host { get; }

    public SalesforceCaseOffice Office { get; }

    public override IReadOnlyList<string> Secrets => ["sandbox-secret", "wrong-secret"];

    public static async Task<SalesforceTasks> StartAsync()
    {
        var host = await SalesforceHost.StartAsync(new() { HasKeyFields = true });
        return new SalesforceTasks(host, await SalesforceCaseOffice.OpenAsync(host));
    }

    public override Task<string> LogCallAsync(string memberId, string subject) => LogAsync(memberId, new()
    {
        ["Subject"] = subject, ["TaskSubtype"] = "Call", ["CallType"] = "Inbound", ["CallDurationInSeconds"] = 90, ["CallDisposition"] = "Helped", ["Status"] = "Completed",
    });

    public override async Task<string> LogStrangerAsync()
    {
        await Host.PlantAsync("Contact", new { LastName = "Stranger" });
        return await WriteAsync(new() { ["WhoId"] = await WhoAsync("LastName", "Stranger"), ["Subject"] = "Wrong number", ["Status"] = "Completed" });
    }

    public override Task<string> PlanAsync(string memberId) => LogAsync(memberId, new() { ["Subject"] = "Call back" });

    public override Task ChangeAsync(string key, string subject) => Host.CallAsync(HttpMethod.Patch, $"{Rows}/{IdOf(key)}", new { Subject = subject }, Representative);

    public override Task DeleteAsync(string key) => Host.CallAsync(HttpMethod.Delete, $"{Rows}/{IdOf(key)}");

    /// <summary>Takes a deleted task out of the recycle bin.</summary>
    public Task PurgeAsync(string key) => Host.ControlAsync($"purge?type=Task&id={IdOf(key)}");

    public override ValueTask DisposeAsync() => Host.DisposeAsync();

    public async Task<string> LogAsync(string memberId, Dictionary<string, object> fields)
    {
        fields["WhoId"] = await WhoAsync("MLS_Key__c", memberId);
        return await WriteAsync(fields);
    }

    private async Task<string> WriteAsync(Dictionary<string, object> fields) =>
        $"task/{(await Host.CallAsync(HttpMethod.Post, Rows, fields, Representative)).GetProperty("id").GetString()}";

    private async Task<string> WhoAsync(string field, string value) =>
        (await Host.DumpAsync("Contact")).Single(contact => contact.GetProperty(field).GetString() == value).GetProperty("Id").GetString()!; // each has one

    private static string IdOf(string key) => key["task/".Length..];
}
