using Bridge.ConnectorKit.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Salesforce;

/// <summary>Standings of contacts whom the members' route has brought before.</summary>
public sealed class SalesforceStandingSinkConformance : SinkConformance<MemberStanding>
{
    private SalesforceOrgs<MemberStanding>? _orgs;

    protected override TargetShape Shape { get; } = new([new TargetField { Name = "MLS_Standing__c" }]);

    protected override string TextField => "MLS_Standing__c";

    protected override string NewField => "MLS_Other__c";

    protected override IReadOnlyList<string> Secrets => ["sandbox-secret", "wrong-secret", "text 1"];

    protected override WriteOutcome FirstOutcome => WriteOutcome.Updated;

    private SalesforceOrgs<MemberStanding> Orgs => _orgs ??= new SalesforceOrgs<MemberStanding>(Shape);

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

        Assert.Equal("Member 1", await FindAsync(Id(1), "LastName"));
        Assert.Equal("member1@example.test", await FindAsync(Id(1), "Email"));
    }

    protected override Task<ISink<MemberStanding>> StartAsync() => Orgs.StartAsync();

    protected override ISink<MemberStanding> Open(TargetShape shape) => Orgs.Open(shape);

    protected override async Task StopAsync() => await Orgs.DisposeAsync();

    protected override async Task PrepareAsync(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            await Orgs.Host.PlantAsync("Contact", new { LastName = $"Member {number}", Email = $"member{number}@example.test", MLS_Key__c = Id(number) });
        }
    }

    protected override Task<ISink<MemberStanding>> OpenFailingAsync(FailureKind kind) => Orgs.OpenFailingAsync(kind);

    protected override IReadOnlyList<string> Calls => [.. Orgs.Host.Sandbox.History.From(0).Select(call => $"{call.Method} {call.Path}")];

    protected override Task FailAsync(FailureKind? kind) => Orgs.Host.SetFaultsAsync(FaultsOf(kind));

    // Who is there is looked up before each write; that would be lost in place of the writes.
    protected override Task LoseAnswersAsync(bool isLosing) => Orgs.Host.SetFaultsAsync(isLosing ? "reset-after:100%@/composite/sobjects" : "");

    protected override async Task<int> CountAsync() => (await Orgs.Host.DumpAsync("Contact")).Count;

    protected override Task<string?> FindAsync(string externalId, string field) => Orgs.Host.FindAsync("Contact", externalId, field);

    protected override MappedRecord NewRecord(int number) => new(Shape) { [0] = FieldValue.Text($"text {number}") };

    protected override async Task<string> SpoilAsync(int number, MappedRecord record)
    {
        await Orgs.Host.CallAsync(HttpMethod.Delete, $"services/data/v66.0/sobjects/Contact/MLS_Key__c/{Uri.EscapeDataString(Id(number))}");
        return "not found";
    }
}
