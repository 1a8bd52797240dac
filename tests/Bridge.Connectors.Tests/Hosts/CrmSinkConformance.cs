using Bridge.ConnectorKit.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Hosts;

/// <summary>What the suites of members and offices have in common, whatever the CRM.</summary>
public abstract class CrmSinkConformance<T> : OwningSinkConformance<T>
    where T : IRecord
{
    private SinkHosts<T>? _hosts;

    /// <summary>What the stand-in's control calls name the records by.</summary>
    protected abstract string Kind { get; }

    /// <summary>Name of the CRM's own id in a record.</summary>
    protected virtual string IdField => "id";

    /// <summary>Where the records are written.</summary>
    private protected SinkHosts<T> Hosts => _hosts ??= NewHosts();

    [Fact]
    public async Task Every_accepted_record_comes_back_with_its_id()
    {
        var created = await WriteAsync(NewWrite(1), NewWrite(2), NewWrite(3));
        var updated = await WriteAsync(Change(2, TextField, FieldValue.Text("changed")));

        Assert.Equal(3, created.Select(result => result.TargetId).OfType<string>().Distinct().Count());
        Assert.Equal(created.Single(result => result.ExternalId == Id(2)).TargetId, updated[0].TargetId);
        Assert.Equal(await FindAsync(Id(2), IdField), updated[0].TargetId);
    }

    /// <summary>Says how the stand-ins of a test are started.</summary>
    private protected abstract SinkHosts<T> NewHosts();

    protected override Task<ISink<T>> StartAsync() => Hosts.StartAsync();

    protected override ISink<T> Open(TargetShape shape) => Hosts.Open(shape);

    protected override async Task StopAsync() => await Hosts.DisposeAsync();

    protected override Task<ISink<T>> OpenFailingAsync(FailureKind kind) => Hosts.OpenFailingAsync(kind, FaultsOf(kind));

    protected override IReadOnlyList<string> Calls => Hosts.Written.Calls;

    protected override Task FailAsync(FailureKind? kind) => Hosts.Written.SetFaultsAsync(FaultsOf(kind));

    protected override Task LoseAnswersAsync(bool isLosing) => Hosts.Written.SetFaultsAsync(isLosing ? "reset-after:100%" : "");

    protected override async Task<int> CountAsync() => (await Hosts.Written.DumpAsync(Kind)).Count;

    protected override Task<string?> FindAsync(string externalId, string field) => Hosts.Written.FindAsync(Kind, externalId, field);

    /// <summary>Makes a record as somebody would by hand.</summary>
    protected Task PlantAsync(object record) => Hosts.Written.PlantAsync(Kind, record);
}
