using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Sandbox.Salesforce;

namespace Bridge.Connectors.Tests.Salesforce;

public sealed class SalesforceContactSinkTests
{
    [Fact]
    public async Task Two_hundred_members_are_one_call()
    {
        await using var host = await SalesforceHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());

        var results = await sink.WriteAsync(SalesforceWrites.Many(0, 200), default);

        Assert.All(results, result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal(1, host.Statistics.WriteCalls);
    }

    [Fact]
    public async Task Different_reasons_in_one_call_each_stay_with_their_record()
    {
        await using var host = await SalesforceHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        var batch = SalesforceWrites.Many(0, 30);
        batch[3].Fields[0] = FieldValue.Blank;
        batch[7].Fields[1] = FieldValue.Text("nonsense");
        batch[9].Fields[0] = FieldValue.Text(new string('x', 81));

        var results = (await sink.WriteAsync(batch, default)).ToDictionary(result => result.ExternalId);

        Assert.Equal("REQUIRED_FIELD_MISSING", results[SalesforceWrites.Id(3)].Refusal?.Code);
        Assert.Contains("LastName", results[SalesforceWrites.Id(3)].Refusal?.Reason, StringComparison.Ordinal);
        Assert.Equal("INVALID_EMAIL_ADDRESS", results[SalesforceWrites.Id(7)].Refusal?.Code);
        Assert.Equal("STRING_TOO_LONG", results[SalesforceWrites.Id(9)].Refusal?.Code);
        Assert.Contains("max length=80", results[SalesforceWrites.Id(9)].Refusal?.Reason, StringComparison.Ordinal);
        Assert.Equal(27, results.Values.Count(result => result.Outcome == WriteOutcome.Created));
    }

    [Fact]
    public async Task Keys_that_break_addresses_and_queries_do_no_harm()
    {
        await using var host = await SalesforceHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        string[] keys = ["main:a/b c", "main:O'Brien", @"main:back\slash", "main:50%", "main:ä+ü&=?#", "main:Abc", "main:aBC"];
        await sink.WriteAsync([.. keys.Select((key, number) => SalesforceWrites.New(number) with { ExternalId = key })], default);

        var states = await ((IReadsBack)sink).ReadBackAsync([.. keys, "main:missing"], SalesforceWrites.Shape, default);

        Assert.Equal(keys.Order(StringComparer.Ordinal), states.Select(state => state.ExternalId).Order(StringComparer.Ordinal));
        Assert.Equal(keys.Length, states.Select(state => state.TargetId).Distinct().Count());
        Assert.Equal("Member 6", states.Single(state => state.ExternalId == "main:aBC").Fields[0].AsText);
    }

    [Fact]
    public async Task Keys_that_Salesforce_would_store_otherwise_are_refused_before_they_are_sent()
    {
        await using var host = await SalesforceHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());

        var results = await sink.WriteAsync(
            [
                SalesforceWrites.New(1),
                SalesforceWrites.New(2) with { ExternalId = new string('x', 256) },
                SalesforceWrites.New(3) with { ExternalId = "main:K3 " },
                SalesforceWrites.New(4) with { ExternalId = "main:K\u0001" },
            ],
            default);

        Assert.Equal(3, results.Count(result => result.Refusal?.Code == "ExternalId"));
        Assert.Single(await host.DumpAsync("Contact"));
    }

    [Fact]
    public async Task More_than_one_record_with_a_key_is_refused_and_nothing_is_written()
    {
        await using var host = await SalesforceHost.StartAsync();
        await host.PlantAsync("Contact", new { LastName = "One", MLS_Key__c = SalesforceWrites.Id(1) });
        await host.PlantAsync("Contact", new { LastName = "Two", MLS_Key__c = SalesforceWrites.Id(1) });
        var sink = host.Connector.OpenContacts(host.Connect());

        var results = await sink.WriteAsync([SalesforceWrites.New(1), SalesforceWrites.New(2)], default);

        Assert.Equal("DUPLICATE_EXTERNAL_ID", results.Single(result => result.Outcome == WriteOutcome.Refused).Refusal?.Code);
        Assert.Equal(["Member 2", "One", "Two"], (await host.DumpAsync("Contact")).Select(row => row.GetProperty("LastName").GetString()).Order());
    }

    [Fact]
    public async Task Rows_that_somebody_holds_are_sent_again_alone_until_they_are_free()
    {
        await using var host = await SalesforceHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        await host.ControlAsync($"hold?key={SalesforceWrites.Id(3)}&attempts=2");
        await host.ControlAsync($"hold?key={SalesforceWrites.Id(8)}&attempts=1");

        var results = await sink.WriteAsync(SalesforceWrites.Many(0, 20), default);

        Assert.All(results, result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal(20, results.Count);
        Assert.Equal(3, host.Statistics.WriteCalls);
        Assert.Equal(20, host.Statistics.RecordsWritten);
    }

    [Fact]
    public async Task A_row_that_stays_held_is_of_unknown_outcome_and_not_set_aside()
    {
        await using var host = await SalesforceHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        await host.ControlAsync($"hold?key={SalesforceWrites.Id(3)}&attempts=1000");

        var results = await sink.WriteAsync(SalesforceWrites.Many(0, 5), default);

        Assert.Equal(SalesforceWrites.Id(3), Assert.Single(results, result => result.Outcome == WriteOutcome.Unknown).ExternalId);
        Assert.Equal(4, results.Count(result => result.Outcome == WriteOutcome.Created));
    }

    [Fact]
    public async Task A_record_with_the_key_that_is_hidden_from_the_bridge_is_refused_in_the_end_and_not_unknown_for_ever()
    {
        await using var host = await SalesforceHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        await host.ControlAsync($"hide?key={SalesforceWrites.Id(1)}");

        var results = await sink.WriteAsync(SalesforceWrites.Many(0, 3), default);

        var refused = Assert.Single(results, result => result.Outcome == WriteOutcome.Refused);
        Assert.Equal((SalesforceWrites.Id(1), "DUPLICATE_VALUE"), (refused.ExternalId, refused.Refusal?.Code));
    }

    [Fact]
    public async Task A_value_that_spoils_the_whole_call_is_refused_alone_in_Salesforces_words()
    {
        await using var host = await SalesforceHost.StartAsync();
        var shape = new TargetShape([new TargetField { Name = "LastName" }, new TargetField { Name = "Birthdate" }]);
        var sink = host.Connector.OpenContacts(host.Connect(), shape);
        var good = new Write("main:K1", new MappedRecord(shape) { [0] = FieldValue.Text("Ann") }, true, null);
        var bad = new Write("main:K2", new MappedRecord(shape) { [0] = FieldValue.Text("Bob"), [1] = FieldValue.Text("soon") }, true, null);

        var together = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync([good, bad], default));
        var alone = await sink.WriteAsync([bad], default);

        Assert.Equal(FailureKind.Data, together.Kind);
        Assert.Equal("JSON_PARSER_ERROR", Assert.Single(alone).Refusal?.Code);
        Assert.Contains("date", alone[0].Refusal?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_of_one_office_stand_beside_each_other_in_a_call()
    {
        await using var host = await SalesforceHost.StartAsync();
        var first = await host.PlantAsync("Account", new { Name = "First" });
        var second = await host.PlantAsync("Account", new { Name = "Second" });
        var sink = host.Connector.OpenContacts(host.Connect());

        await sink.WriteAsync([.. Enumerable.Range(0, 8).Select(number => SalesforceWrites.New(number, number % 2 == 0 ? first : second))], default);

        var parents = (await host.DumpAsync("Contact")).Select(row => row.GetProperty("AccountId").GetString()).ToList();
        Assert.Equal(parents.Order(StringComparer.Ordinal), parents);
    }

    [Fact]
    public async Task An_office_may_be_named_by_its_key()
    {
        await using var host = await SalesforceHost.StartAsync();
        var office = await host.PlantAsync("Account", new { Name = "First", MLS_Key__c = "main:O1" });
        var shape = new TargetShape([new TargetField { Name = "LastName" }, new TargetField { Name = "Account.MLS_Key__c" }]);
        var sink = host.Connector.OpenContacts(host.Connect(), shape);

        var results = (await sink.WriteAsync([Named("main:K1", "main:O1"), Named("main:K2", "main:O2")], default)).ToDictionary(result => result.ExternalId);
        var states = await ((IReadsBack)sink).ReadBackAsync(["main:K1"], shape, default);
        await sink.WriteAsync([Named("main:K1", null)], default);

        Assert.Equal(WriteOutcome.Created, results["main:K1"].Outcome);
        Assert.Contains("not found for field MLS_Key__c in entity Account", results["main:K2"].Refusal?.Reason, StringComparison.Ordinal);
        Assert.Equal("main:O1", Assert.Single(states).Fields[1].AsText);
        Assert.Null(await host.FindAsync("Contact", "main:K1", "AccountId"));
        Assert.NotEmpty(office);

        Write Named(string key, string? account) => new(
            key, new MappedRecord(shape) { [0] = FieldValue.Text("Member"), [1] = FieldValue.Text(account) }, true, null);
    }

    [Fact]
    public async Task Fields_the_org_lacks_stop_the_route_and_are_named_before_anything_is_written()
    {
        await using var host = await SalesforceHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect(), new TargetShape([new TargetField { Name = "LastName" }, new TargetField { Name = "MLS_Absent__c" }]));

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync([SalesforceWrites.New(1)], default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("MLS_Absent__c", error.Problem, StringComparison.Ordinal);
        Assert.Equal(0, host.Statistics.WriteCalls);
    }

    [Fact]
    public async Task The_census_goes_on_from_its_cursor_with_an_overlap_and_sees_the_deleted_ones()
    {
        var time = new ConnectorKit.ManualTimeProvider(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await using var host = await SalesforceHost.StartAsync(new SalesforceSandboxOptions { HasKeyFields = true, QueryPage = 200 }, time: time);
        var sink = host.Connector.OpenContacts(host.Connect());
        foreach (var start in Enumerable.Range(0, 5))
        {
            await sink.WriteAsync(SalesforceWrites.Many(start * 100, 100), default);
            time.Advance(TimeSpan.FromMinutes(10));
        }

        var (all, cursor) = await ReadAsync((ITakesCensus)sink, null);
        var gone = await host.FindAsync("Contact", SalesforceWrites.Id(0), "Id");
        await host.ControlAsync($"remove?id={gone}");
        var (later, _) = await ReadAsync((ITakesCensus)sink, cursor);

        Assert.Equal(500, all.Select(resident => resident.TargetId).Distinct().Count());
        Assert.Equal(101, later.Count);
        Assert.True(later.Single(resident => resident.TargetId == gone).IsDeleted);
        Assert.All(all, resident => Assert.False(resident.IsAdoptable));
    }

    private static async Task<(List<Resident> Residents, Cursor? Cursor)> ReadAsync(ITakesCensus census, Cursor? from)
    {
        var residents = new List<Resident>();
        await foreach (var page in census.ReadCensusAsync(from, default))
        {
            residents.AddRange(page.Records);
            from = page.Next;
        }

        return (residents, from);
    }
}
