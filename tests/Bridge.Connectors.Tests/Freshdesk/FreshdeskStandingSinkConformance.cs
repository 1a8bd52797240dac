using Bridge.ConnectorKit.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Freshdesk;

/// <summary>Standings of contacts whom the members' route has brought before.</summary>
public sealed class FreshdeskStandingSinkConformance : SinkConformance<MemberStanding>
{
    private FreshdeskAccounts<MemberStanding>? _accounts;

    protected override TargetShape Shape { get; } = new([new TargetField { Name = "custom_fields.mls_standing" }]);

    protected override string TextField => "custom_fields.mls_standing";

    protected override IReadOnlyList<string> Secrets => [FreshdeskHost.Key, "wrong-key", "text 1"];

    protected override WriteOutcome FirstOutcome => WriteOutcome.Updated;

    private FreshdeskAccounts<MemberStanding> Accounts => _accounts ??= new FreshdeskAccounts<MemberStanding>(Shape);

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

        Assert.Equal("Member 1", await FindAsync(Id(1), "name"));
        Assert.Equal("member1@example.test", await FindAsync(Id(1), "email"));
    }

    [Fact]
    public async Task Many_members_are_found_in_the_list_a_hundred_a_call()
    {
        await PrepareAsync([.. Enumerable.Range(0, 150)]);

        foreach (var number in Enumerable.Range(0, 150))
        {
            await WriteAsync(NewWrite(number));
        }

        Assert.Equal(2, Accounts.Host.Statistics.ByPath.Where(path => path.Key.StartsWith("GET /api/v2/contacts", StringComparison.Ordinal)).Sum(path => path.Value));
    }

    protected override Task<ISink<MemberStanding>> StartAsync() => Accounts.StartAsync();

    protected override ISink<MemberStanding> Open(TargetShape shape) => Accounts.Open(shape);

    protected override async Task StopAsync() => await Accounts.DisposeAsync();

    protected override async Task PrepareAsync(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            await Accounts.Host.PlantAsync("contacts", new { name = $"Member {number}", email = $"member{number}@example.test", unique_external_id = Id(number) });
        }
    }

    protected override Task<ISink<MemberStanding>> OpenFailingAsync(FailureKind kind) => Accounts.OpenFailingAsync(kind);

    protected override IReadOnlyList<string> Calls => [.. Accounts.Host.Sandbox.History.From(0).Select(call => $"{call.Method} {call.Path}")];

    protected override Task FailAsync(FailureKind? kind) => Accounts.Host.SetFaultsAsync(FaultsOf(kind));

    protected override Task LoseAnswersAsync(bool isLosing) => Accounts.Host.SetFaultsAsync(isLosing ? "reset-after:100%" : "");

    protected override async Task<int> CountAsync() => (await Accounts.Host.DumpAsync("contacts")).Count;

    protected override Task<string?> FindAsync(string externalId, string field) => Accounts.Host.FindAsync("contacts", externalId, field);

    protected override MappedRecord NewRecord(int number) => new(Shape) { [0] = FieldValue.Text($"text {number}") };

    protected override async Task<string> SpoilAsync(int number, MappedRecord record)
    {
        var id = (await Accounts.Host.FindAsync("contacts", Id(number))).GetProperty("id").GetInt64();
        await Accounts.Host.CallAsync(HttpMethod.Delete, $"contacts/{id}/hard_delete?force=true");
        return "not found";
    }
}
