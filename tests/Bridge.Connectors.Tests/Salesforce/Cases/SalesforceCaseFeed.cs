using Bridge.ConnectorKit.Tickets;

namespace Bridge.Connectors.Tests.Salesforce.Cases;

/// <summary>A Salesforce org whose cases are read.</summary>
internal sealed class SalesforceCaseFeed(SalesforceHost host, SalesforceCaseOffice office) : TicketFeed
{
    private readonly SortedDictionary<string, string> _rows = new(StringComparer.Ordinal);
    private int _versions;

    public SalesforceHost Host => host;

    public SalesforceCaseOffice Office => office;

    public override IReadOnlyList<string> Secrets { get; } = ["sandbox-secret", "wrong-secret"];

    public override IReadOnlyDictionary<string, string> Rows => _rows;

    public static async Task<SalesforceCaseFeed> StartAsync()
    {
        var host = await SalesforceHost.StartAsync();
        return new SalesforceCaseFeed(host, await SalesforceCaseOffice.OpenAsync(host));
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
        var key = $"crm:{office.AskAsync(subject, memberId).GetAwaiter().GetResult()}";
        _rows[key] = subject;
        return key;
    }

    public override void Change(string externalId)
    {
        var subject = $"Subject {++_versions}";
        Await(office.ChangeAsync(IdOf(externalId), new { Subject = subject }));
        _rows[externalId] = subject;
    }

    public override void Solve(string externalId) => Await(office.SolveAsync(IdOf(externalId)));

    public override bool Merge(string externalId, string into)
    {
        Await(host.ControlAsync($"merge?type=Case&id={IdOf(externalId)}&into={IdOf(into)}"));
        _rows.Remove(externalId);
        return true;
    }

    public override void Remove(string externalId)
    {
        Await(office.DeleteAsync(IdOf(externalId)));
        _rows.Remove(externalId);
    }

    /// <summary>Deletes a case from the recycle bin too.</summary>
    public void Purge(string externalId)
    {
        Remove(externalId);
        Await(host.ControlAsync($"purge?type=Case&id={IdOf(externalId)}"));
    }

    public override void Break() => Await(host.SetFaultsAsync("500:100%"));

    public override void Mend() => Await(host.SetFaultsAsync(""));

    public override ValueTask DisposeAsync() => host.DisposeAsync();

    public static string IdOf(string externalId) => externalId["crm:".Length..];

    private static void Await(Task task) => task.GetAwaiter().GetResult();
}
