using System.Text.Json;
using Bridge.ConnectorKit.Tickets;

namespace Bridge.Connectors.Tests.Freshdesk.Tickets;

/// <summary>A Freshdesk account whose tickets are read.</summary>
internal sealed class FreshdeskTicketFeed(FreshdeskHost host) : TicketFeed
{
    private readonly SortedDictionary<string, string> _rows = new(StringComparer.Ordinal);
    private int _versions;

    public FreshdeskHost Host => host;

    public override IReadOnlyList<string> Secrets { get; } = [FreshdeskHost.Key, "wrong-key"];

    public override IReadOnlyDictionary<string, string> Rows => _rows;

    public static async Task<FreshdeskTicketFeed> StartAsync()
    {
        var host = await FreshdeskHost.StartAsync();
        await host.PlantAsync("contacts", new { name = "Ada Ramirez", email = "ada@example.test", unique_external_id = "mls:M0000001" });
        await host.PlantAsync("contacts", new { name = "A stranger", email = "stranger@example.test" });
        return new FreshdeskTicketFeed(host);
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
        var key = $"crm:{host.PlantAsync("tickets", new { requester = memberId ?? "stranger@example.test", subject, description = "?" }).GetAwaiter().GetResult()}";
        _rows[key] = subject;
        return key;
    }

    public override void Change(string externalId)
    {
        var subject = $"Subject {++_versions}";
        Control($"change?kind=tickets&id={IdOf(externalId)}", new { subject });
        _rows[externalId] = subject;
    }

    public override void Solve(string externalId)
    {
        Control($"say?kind=tickets&id={IdOf(externalId)}", new { body = "Done.", @public = true });
        Control($"change?kind=tickets&id={IdOf(externalId)}", new { status = 4 });
    }

    public override bool Merge(string externalId, string into) => false;

    public override void Remove(string externalId)
    {
        Call(HttpMethod.Delete, $"tickets/{IdOf(externalId)}");
        _rows.Remove(externalId);
    }

    public override void Break() => host.SetFaultsAsync("500:100%").GetAwaiter().GetResult();

    public override void Mend() => host.SetFaultsAsync("").GetAwaiter().GetResult();

    public override ValueTask DisposeAsync() => host.DisposeAsync();

    private void Control(string call, object body) => host.SteerAsync(call, body).GetAwaiter().GetResult();

    private JsonElement Call(HttpMethod method, string path) => host.CallAsync(method, path).GetAwaiter().GetResult();

    private static string IdOf(string externalId) => externalId["crm:".Length..];
}
