using System.Text.Json;
using Bridge.ConnectorKit.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Dataverse;

/// <summary>The hooks that are the same for contacts and accounts.</summary>
public abstract class DataverseSinkConformance<T> : OwningSinkConformance<T>
    where T : IRecord
{
    private DataverseOrgs<T>? _orgs;

    /// <summary>Logical name of the table.</summary>
    protected abstract string Table { get; }

    protected override IReadOnlyList<string> Secrets => ["sandbox-secret", "wrong-secret", "Member 1", "Office 1"];

    protected override string TextField => "mls_text";

    protected override string DepartedField => "statecode";

    private DataverseOrgs<T> Orgs => _orgs ??= new DataverseOrgs<T>(Shape);

    [Fact]
    public async Task Every_accepted_record_comes_back_with_its_id()
    {
        var created = await WriteAsync(NewWrite(1), NewWrite(2), NewWrite(3));
        var updated = await WriteAsync(Change(2, TextField, FieldValue.Text("changed")));

        Assert.Equal(3, created.Select(result => result.TargetId).OfType<string>().Distinct().Count());
        Assert.Equal(created.Single(result => result.ExternalId == Id(2)).TargetId, updated[0].TargetId);
        Assert.Equal(await FindAsync(Id(2), $"{Table}id"), updated[0].TargetId);
    }

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

    protected override Task<ISink<T>> StartAsync() => Orgs.StartAsync();

    protected override ISink<T> Open(TargetShape shape) => Orgs.Open(shape);

    protected override async Task StopAsync() => await Orgs.DisposeAsync();

    protected override Task<ISink<T>> OpenFailingAsync(FailureKind kind) => Orgs.OpenFailingAsync(kind);

    protected override IReadOnlyList<string> Calls => [.. Orgs.Host.Sandbox.History.From(0).Select(call => $"{call.Method} {call.Path}")];

    protected override Task FailAsync(FailureKind? kind) => Orgs.Host.SetFaultsAsync(FaultsOf(kind));

    protected override Task LoseAnswersAsync(bool isLosing) => Orgs.Host.SetFaultsAsync(isLosing ? "reset-after:100%" : "");

    protected override async Task<int> CountAsync() => (await Orgs.Host.DumpAsync(Table)).Count;

    protected override Task<string?> FindAsync(string externalId, string field) => Orgs.Host.FindAsync(Table, externalId, field);

    protected override async Task DeleteAsync(string externalId) => await Orgs.Host.CallAsync(HttpMethod.Delete, $"{Table}s({await FindAsync(externalId, $"{Table}id")})");

    protected override bool KeepsTheMerged => true;

    protected override bool TakesOver => false;

    protected override async Task MergeAsync(string externalId)
    {
        await PlantForeignAsync();
        var rows = await Orgs.Host.DumpAsync(Table);
        var foreign = rows.Single(row => row.GetProperty(Table == "contact" ? "mls_memberkey" : "mls_officekey").ValueKind != JsonValueKind.String);
        await Orgs.Host.CallAsync(HttpMethod.Post, "Merge", new
        {
            Target = Named(foreign.GetProperty($"{Table}id").GetString()), Subordinate = Named(await FindAsync(externalId, $"{Table}id")),
        });
    }

    private Dictionary<string, string?> Named(string? id) => new() { [$"{Table}id"] = id, ["@odata.type"] = $"Microsoft.Dynamics.CRM.{Table}" };

    protected Task PlantAsync(object row) => Orgs.Host.PlantAsync(Table, row);
}
