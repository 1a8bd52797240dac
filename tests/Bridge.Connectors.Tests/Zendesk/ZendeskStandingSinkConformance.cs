using Bridge.ConnectorKit.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>Standings of users whom the members' route has brought before.</summary>
public sealed class ZendeskStandingSinkConformance : SinkConformance<MemberStanding>
{
    private ZendeskAccounts<MemberStanding>? _accounts;

    protected override TargetShape Shape { get; } = new([new TargetField { Name = "user_fields.mls_standing" }]);

    protected override string TextField => "user_fields.mls_standing";

    protected override IReadOnlyList<string> Secrets => [ZendeskHost.Token, "wrong-token", "text 1"];

    protected override WriteOutcome FirstOutcome => WriteOutcome.Updated;

    private ZendeskAccounts<MemberStanding> Accounts => _accounts ??= new ZendeskAccounts<MemberStanding>(Shape, "on");

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
    public async Task Nothing_of_the_user_is_touched_but_the_standing()
    {
        await PrepareAsync(1);
        var before = await FindAsync(Id(1), "email");

        await WriteAsync(NewWrite(1));

        Assert.Equal("Member 1", await FindAsync(Id(1), "name"));
        Assert.Equal(before, await FindAsync(Id(1), "email"));
    }

    protected override Task<ISink<MemberStanding>> StartAsync() => Accounts.StartAsync();

    protected override ISink<MemberStanding> Open(TargetShape shape) => Accounts.Open(shape);

    protected override async Task StopAsync() => await Accounts.DisposeAsync();

    protected override async Task PrepareAsync(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            await Accounts.Host.PlantAsync("users", new { name = $"Member {number}", email = $"member{number}@example.test", external_id = Id(number) });
        }
    }

    protected override Task<ISink<MemberStanding>> OpenFailingAsync(FailureKind kind) => Accounts.OpenFailingAsync(kind);

    protected override IReadOnlyList<string> Calls => [.. Accounts.Host.Sandbox.History.From(0).Select(call => $"{call.Method} {call.Path}")];

    protected override Task FailAsync(FailureKind? kind) => Accounts.Host.SetFaultsAsync(FaultsOf(kind));

    protected override Task LoseAnswersAsync(bool isLosing) => Accounts.Host.SetFaultsAsync(isLosing ? "reset-after:100%" : "");

    protected override Task<int> CountAsync() => Accounts.Host.CountAsync("users");

    protected override Task<string?> FindAsync(string externalId, string field) => Accounts.Host.FindAsync("users", externalId, field);

    protected override MappedRecord NewRecord(int number) => new(Shape) { [0] = FieldValue.Text($"text {number}") };

    protected override async Task<string> SpoilAsync(int number, MappedRecord record)
    {
        await Accounts.Host.DeleteUserAsync(Id(number));
        return "not found";
    }
}
