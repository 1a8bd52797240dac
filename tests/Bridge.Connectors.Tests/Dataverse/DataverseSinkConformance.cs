using System.Text.Json;
using Bridge.Connectors.Tests.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Dataverse;

/// <summary>The hooks that are the same for contacts and accounts.</summary>
public abstract class DataverseSinkConformance<T> : CrmSinkConformance<T>
    where T : IRecord
{
    protected override IReadOnlyList<string> Secrets => ["sandbox-secret", "wrong-secret", "Member 1", "Office 1"];

    protected override string TextField => "mls_text";

    protected override string DepartedField => "statecode";

    protected override string IdField => $"{Kind}id";

    private DataverseHost Host => (DataverseHost)Hosts.Written;

    [Fact]
    public async Task A_new_record_that_has_departed_already_is_made_and_retired_at_once()
    {
        var departed = NewWrite(1);
        departed.Fields[Shape.IndexOf(DepartedField)] = FieldValue.Flag(true);

        var results = await WriteAsync(departed, NewWrite(2));

        Assert.All(results, result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal("true", await FindAsync(Id(1), DepartedField));
        Assert.Equal("false", await FindAsync(Id(2), DepartedField));
    }

    // A call that takes a while can be cancelled; one over loopback may be done before.
    private protected override SinkHosts<T> NewHosts() =>
        new(async () => await DataverseHost.StartAsync(new(), latency: 8), async () => await DataverseHost.StartAsync(), ("clientSecret", "wrong-secret"), Shape);

    protected override async Task DeleteAsync(string externalId) => await Host.CallAsync(HttpMethod.Delete, $"{Kind}s({await FindAsync(externalId, $"{Kind}id")})");

    protected override bool KeepsTheMerged => true;

    protected override bool TakesOver => false;

    protected override async Task MergeAsync(string externalId)
    {
        await PlantForeignAsync();
        var rows = await Host.DumpAsync(Kind);
        var foreign = rows.Single(row => row.GetProperty(DataverseHost.KeyOf(Kind)).ValueKind != JsonValueKind.String);
        await Host.CallAsync(HttpMethod.Post, "Merge", new
        {
            Target = Named(foreign.GetProperty($"{Kind}id").GetString()), Subordinate = Named(await FindAsync(externalId, $"{Kind}id")),
        });
    }

    private Dictionary<string, string?> Named(string? id) => new() { [$"{Kind}id"] = id, ["@odata.type"] = $"Microsoft.Dynamics.CRM.{Kind}" };
}
