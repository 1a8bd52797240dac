using System.Text.Json.Nodes;
using Bridge.Connectors.Zendesk;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>Job results as real accounts have been seen to give them, and worse.</summary>
public sealed class ZendeskSettlementTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private ScriptedZendesk? _zendesk;

    private ScriptedZendesk Zendesk => _zendesk ?? throw new InvalidOperationException("Not started.");

    async Task IAsyncLifetime.InitializeAsync() => _zendesk = await ScriptedZendesk.StartAsync();

    async Task IAsyncLifetime.DisposeAsync()
    {
        _http.Dispose();
        await Zendesk.DisposeAsync();
    }

    [Fact]
    public async Task Plain_successes_need_no_reading_back()
    {
        var results = await WriteAsync(20);

        Assert.All(results.Values, result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal(0, Zendesk.ReadBacks);
        Assert.Equal(1, Zendesk.Jobs);
    }

    [Fact]
    public async Task Empty_users_with_the_id_1_are_not_taken_for_successes()
    {
        Refuse(4);
        Zendesk.ToJob = users => ScriptedZendesk.Job("completed", users.Select(user => user.Id is null && users.Count > 1
            ? new JsonObject { ["id"] = 1, ["status"] = "Updated", ["success"] = true }
            : ScriptedZendesk.Row(user.Id, "Name: is too short")));

        var results = await WriteAsync(10);

        Assert.Equal(WriteOutcome.Refused, results[ZendeskWrites.Id(4)].Outcome);
        Assert.Equal("Name: is too short", results[ZendeskWrites.Id(4)].Refusal?.Reason);
        Assert.Equal(9, results.Values.Count(result => result.Outcome == WriteOutcome.Created));
    }

    [Fact]
    public async Task A_row_with_empty_details_is_refused_with_a_sentence_that_says_what_to_do()
    {
        Refuse(4);
        Zendesk.ToJob = users => ScriptedZendesk.Job("completed", users.Select(user => user.Id is null
            ? new JsonObject { ["error"] = "InternalError", ["details"] = "", ["status"] = "Failed" }
            : ScriptedZendesk.Row(user.Id, "")));

        var refusal = (await WriteAsync(10))[ZendeskWrites.Id(4)].Refusal;

        Assert.Equal("InternalError", refusal?.Code);
        Assert.StartsWith("Zendesk refused the record and gave no reason but the word InternalError. Replay it", refusal?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_shorter_than_the_batch_are_completed_by_reading_back()
    {
        Zendesk.ToJob = users => ScriptedZendesk.Job(
            "completed", users.Skip(5).Select(user => ScriptedZendesk.Row(user.Id, "")));

        var results = await WriteAsync(10);

        Assert.All(results.Values, result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal(1, Zendesk.ReadBacks);
    }

    [Fact]
    public async Task The_same_id_twice_is_settled_by_reading_back()
    {
        Zendesk.ToJob = users => ScriptedZendesk.Job(
            "completed", users.Select(_ => ScriptedZendesk.Row(users[0].Id, "")));

        var results = await WriteAsync(10);

        Assert.All(results.Values, result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal(10, results.Values.Select(result => result.TargetId).Distinct().Count());
    }

    [Fact]
    public async Task Equal_reasons_without_a_name_are_given_to_those_that_are_not_there()
    {
        Refuse(2, 7);

        var results = await WriteAsync(10);

        Assert.Equal(
            [ZendeskWrites.Id(2), ZendeskWrites.Id(7)],
            results.Values.Where(result => result.Outcome == WriteOutcome.Refused).Select(result => result.ExternalId).Order());
        Assert.Equal(1, Zendesk.Jobs);
    }

    [Fact]
    public async Task Different_reasons_without_a_name_are_asked_for_one_by_one()
    {
        Refuse(2, 7);
        Zendesk.ToJob = users => ScriptedZendesk.Job("completed", users.Reverse().Select(
            user => ScriptedZendesk.Row(user.Id, $"Reason of {(string?)user.User["phone"]}")));

        var results = await WriteAsync(10);

        Assert.Equal("Reason of +12025550002", results[ZendeskWrites.Id(2)].Refusal?.Reason);
        Assert.Equal("Reason of +12025550007", results[ZendeskWrites.Id(7)].Refusal?.Reason);
        Assert.Equal(3, Zendesk.Jobs);
    }

    [Fact]
    public async Task A_row_that_names_its_record_needs_no_reading_back()
    {
        Refuse(2, 7);
        Zendesk.ToJob = users => ScriptedZendesk.Job("completed", users.Reverse().Select(
            user => ScriptedZendesk.Row(user.Id, $"Email: {(string?)user.User["email"]} is already being used")));

        var results = await WriteAsync(10);

        Assert.Contains("m2@", results[ZendeskWrites.Id(2)].Refusal?.Reason, StringComparison.Ordinal);
        Assert.Contains("m7@", results[ZendeskWrites.Id(7)].Refusal?.Reason, StringComparison.Ordinal);
        Assert.Equal("DuplicateValue", results[ZendeskWrites.Id(7)].Refusal?.Code);
        Assert.Equal(0, Zendesk.ReadBacks);
    }

    [Fact]
    public async Task A_job_that_Zendesk_forgot_is_settled_by_reading_back()
    {
        Refuse(3);
        Zendesk.ToJob = _ => null;

        var results = await WriteAsync(10);

        Assert.Equal(WriteOutcome.Unknown, results[ZendeskWrites.Id(3)].Outcome);
        Assert.Equal(9, results.Values.Count(result => result.Outcome == WriteOutcome.Created));
    }

    [Fact]
    public async Task A_refused_change_of_a_known_record_is_found_by_what_it_holds()
    {
        await WriteAsync(10);
        Refuse(5);

        var results = await WriteAsync(Enumerable.Range(0, 10).Select(number =>
            ZendeskWrites.Change(number, "phone", FieldValue.Text($"+1303555{number:D4}"))));

        var refused = Assert.Single(results.Values, result => result.Outcome == WriteOutcome.Refused);
        Assert.Equal(ZendeskWrites.Id(5), refused.ExternalId);
    }

    private void Refuse(params int[] numbers)
    {
        var ids = numbers.Select(ZendeskWrites.Id).ToHashSet();
        Zendesk.Refuses = user => ids.Contains((string?)user["external_id"] ?? "");
    }

    private Task<Dictionary<string, WriteResult>> WriteAsync(int count) => WriteAsync(ZendeskWrites.Many(0, count));

    private async Task<Dictionary<string, WriteResult>> WriteAsync(IEnumerable<Write> batch)
    {
        var results = await Open().WriteAsync([.. batch], CancellationToken.None);
        return results.ToDictionary(result => result.ExternalId, StringComparer.Ordinal);
    }

    private ISink<Member> Open()
    {
        var settings = new ConnectionSettings("crm", new Dictionary<string, string>
        {
            ["address"] = Zendesk.Address.AbsoluteUri,
            ["accessToken"] = "token",
        });
        var connector = new ZendeskConnector();
        return connector.OpenUsers(new ConnectionContext(settings, _http, new CallMeter(), TimeProvider.System));
    }
}
