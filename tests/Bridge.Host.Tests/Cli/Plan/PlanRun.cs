using System.Text.Json;
using Bridge.Host.Cli;
using Bridge.Host.Composition;
using Bridge.Host.Opening;
using Bridge.Host.Tests.Features.Sync;

namespace Bridge.Host.Tests.Cli.Plan;

/// <summary>Runs verbs between the systems of a fixture, as an administrator would.</summary>
internal static class PlanRun
{
    public static Task<string> TextAsync(SyncFixture fixture, params string[] args) => RunAsync(fixture, ["plan", "members", .. args]);

    /// <summary>Makes the fields in the CRM that the mappings write.</summary>
    public static Task ProvisionAsync(SyncFixture fixture) => RunAsync(fixture, ["provision", "--apply"]);

    /// <summary>The rows of a plan by external id; the totals are left out.</summary>
    public static async Task<Dictionary<string, JsonElement>> RowsAsync(SyncFixture fixture, params string[] args) =>
        (await TextAsync(fixture, ["--json", .. args])).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(row => row.TryGetProperty("externalId", out _))
            .ToDictionary(row => row.GetProperty("externalId").GetString()!); // every row has one

    /// <summary>Calls by which the plan asked the CRM what it holds.</summary>
    public static async Task<int> ReadBackCallsAsync(SyncFixture fixture)
    {
        using var http = new HttpClient();
        using var stats = JsonDocument.Parse(await http.GetStringAsync(new Uri(fixture.Crm.Address, "/_sandbox/stats")));
        return stats.RootElement.GetProperty("byPath").EnumerateObject()
            .Where(path => path.Name.Contains("show_many", StringComparison.Ordinal) && !path.Name.Contains("job", StringComparison.Ordinal))
            .Sum(path => path.Value.GetInt32());
    }

    private static async Task<string> RunAsync(SyncFixture fixture, string[] args)
    {
        var connectors = ConnectorCatalogue.Open();
        using var opener = new ConnectionOpener(connectors, TimeProvider.System);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = new CliContext
        {
            Out = output, Error = error, In = TextReader.Null, Connectors = connectors, Opener = opener, Shapes = new MappingShapes(connectors),
        };
        var config = Path.Combine(Path.GetDirectoryName(fixture.StorePath)!, "bridge.yaml"); // the store lies beside the settings

        var exit = await CommandLine.RunAsync(context, [.. args, "--config", config], default);

        Assert.True(exit == 0, $"{exit}: {error}");
        return output.ToString();
    }
}
