using System.Text.Json;
using Bridge.ConnectorKit.Tickets;

namespace Bridge.Connectors.Tests.Zendesk.Tickets;

/// <summary>A Zendesk account whose tickets are read.</summary>
internal sealed class ZendeskTicketFeed(ZendeskHost host) : TicketFeed
{
    private readonly SortedDictionary<string, string> _rows = new(StringComparer.Ordinal);
    private int _versions;

    public ZendeskHost Host => host;

    public override IReadOnlyList<string> Secrets { get; } = [ZendeskHost.Token, "wrong-token"];

    public override IReadOnlyDictionary<string, string> Rows => _rows;

    public static async Task<ZendeskTicketFeed> StartAsync()
    {
        var host = await ZendeskHost.StartAsync();
        await host.PlantAsync("users", new { name = "Ada Ramirez", email = "ada@example.test", external_id = "mls:M0000001" });
        await host.PlantAsync("users", new { name = "A stranger", email = "stranger@example.test" });
        return new ZendeskTicketFeed(host);
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
        var shown = Call(HttpMethod.Post, "_sandbox/tickets", new { requester = memberId ?? "stranger@example.test", subject })!.Value;
        var key = $"crm:{shown.GetProperty("id").GetInt64()}";
        _rows[key] = subject;
        return key;
    }

    public override void Change(string externalId)
    {
        var subject = $"Subject {++_versions}";
        Call(HttpMethod.Put, $"api/v2/tickets/{IdOf(externalId)}", new { ticket = new { subject } });
        _rows[externalId] = subject;
    }

    public override void Solve(string externalId) => Call(HttpMethod.Post, $"_sandbox/tickets/{IdOf(externalId)}/solve", new { comment = "Done." });

    public override bool Merge(string externalId, string into)
    {
        var job = Call(HttpMethod.Post, $"api/v2/tickets/{IdOf(into)}/merge", new { ids = new[] { long.Parse(IdOf(externalId), System.Globalization.CultureInfo.InvariantCulture) } })!.Value;
        var path = $"api/v2/job_statuses/{job.GetProperty("job_status").GetProperty("id").GetString()}";
        while (Call(HttpMethod.Get, path)!.Value.GetProperty("job_status").GetProperty("status").GetString() is "queued" or "working")
        {
        }

        _rows.Remove(externalId);
        return true;
    }

    public override void Remove(string externalId)
    {
        Call(HttpMethod.Delete, $"api/v2/tickets/{IdOf(externalId)}");
        _rows.Remove(externalId);
    }

    public override void Break() => host.SetFaultsAsync("500:100%").GetAwaiter().GetResult();

    public override void Mend() => host.SetFaultsAsync("").GetAwaiter().GetResult();

    public override ValueTask DisposeAsync() => host.DisposeAsync();

    private JsonElement? Call(HttpMethod method, string path, object? body = null) => host.CallAsync(method, path, body).GetAwaiter().GetResult();

    private static string IdOf(string externalId) => externalId["crm:".Length..];
}
