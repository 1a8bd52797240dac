using Bridge.ConnectorKit.Sinks;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Dataverse;

/// <summary>Standings of contacts whom the members' route has brought before.</summary>
public sealed class DataverseStandingSinkConformance : SinkConformance<MemberStanding>
{
    private DataverseOrgs<MemberStanding>? _orgs;

    protected override TargetShape Shape { get; } = new([new TargetField { Name = "mls_standing" }]);

    protected override string TextField => "mls_standing";

    protected override IReadOnlyList<string> Secrets => ["sandbox-secret", "wrong-secret", "text 1"];

    protected override WriteOutcome FirstOutcome => WriteOutcome.Updated;

    private DataverseOrgs<MemberStanding> Orgs => _orgs ??= new DataverseOrgs<MemberStanding>(Shape);

    [Fact]
    public async Task Somebody_who_is_not_there_is_refused_and_not_made()
    {
        await PrepareAsync(1);

        var results = await WriteAsync(NewWrite(1), NewWrite(2), Change(3, TextField, FieldValue.Text("x")));

        Assert.Equal(WriteOutcome.Updated, results.Single(result => result.ExternalId == Id(1)).Outcome);
        Assert.All(results.Where(result => result.ExternalId != Id(1)), result => Assert.Equal(WriteOutcome.Refused, result.Outcome));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Nothing_of_the_contact_is_touched_but_the_standing()
    {
        await PrepareAsync(1);

        await WriteAsync(NewWrite(1));

        Assert.Equal("Member 1", await FindAsync(Id(1), "lastname"));
        Assert.Equal("member1@example.test", await FindAsync(Id(1), "emailaddress1"));
    }

    protected override Task<ISink<MemberStanding>> StartAsync() => Orgs.StartAsync();

    protected override ISink<MemberStanding> Open(TargetShape shape) => Orgs.Open(shape);

    protected override async Task StopAsync() => await Orgs.DisposeAsync();

    protected override async Task PrepareAsync(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            await Orgs.Host.PlantAsync(
                "contact", new { lastname = $"Member {number}", emailaddress1 = $"member{number}@example.test", mls_memberkey = DataverseKey.Encode(Id(number)) });
        }
    }

    protected override Task<ISink<MemberStanding>> OpenFailingAsync(FailureKind kind) => Orgs.OpenFailingAsync(kind);

    protected override IReadOnlyList<string> Calls => [.. Orgs.Host.Sandbox.History.From(0).Select(call => $"{call.Method} {call.Path}")];

    protected override Task FailAsync(FailureKind? kind) => Orgs.Host.SetFaultsAsync(FaultsOf(kind));

    protected override Task LoseAnswersAsync(bool isLosing) => Orgs.Host.SetFaultsAsync(isLosing ? "reset-after:100%" : "");

    protected override async Task<int> CountAsync() => (await Orgs.Host.DumpAsync("contact")).Count;

    protected override Task<string?> FindAsync(string externalId, string field) => Orgs.Host.FindAsync("contact", externalId, field);

    protected override MappedRecord NewRecord(int number) => new(Shape) { [0] = FieldValue.Text($"text {number}") };

    protected override async Task<string> SpoilAsync(int number, MappedRecord record)
    {
        await Orgs.Host.CallAsync(HttpMethod.Delete, $"contacts(mls_memberkey='{DataverseKey.Encode(Id(number))}')");
        return "does not exist";
    }
}
