using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Freshdesk;

/// <summary>What Freshdesk's lack of an upsert asks for: who is there already is found, and nobody else is taken over.</summary>
public class FreshdeskContactSinkTests
{
    private const string Key = "main:K1";
    private static readonly TargetShape _shape = new([new TargetField { Name = "name" }, new TargetField { Name = "email" }, new TargetField { Name = "company_id", RefersTo = "offices" }]);

    [Fact]
    public async Task A_create_under_a_key_that_is_there_changes_the_contact_that_has_it()
    {
        await using var host = await FreshdeskHost.StartAsync();
        var id = await host.PlantAsync("contacts", new { name = "Before", email = "m1@example.test", unique_external_id = Key });

        var result = await WriteAsync(host, New());

        Assert.Equal((WriteOutcome.Updated, id), (result.Outcome, result.TargetId));
        Assert.Equal("Member 1", await host.FindAsync("contacts", Key, "name"));
    }

    [Theory]
    [InlineData(null, "which the bridge did not make")]
    [InlineData("main:K2", "another external id")]
    public async Task An_address_of_somebody_else_is_refused_and_named(string? key, string words)
    {
        await using var host = await FreshdeskHost.StartAsync();
        var id = await host.PlantAsync("contacts", new { name = "Somebody", email = "M1@example.test", unique_external_id = key });

        var result = await WriteAsync(host, New());

        Assert.Equal((WriteOutcome.Refused, Refusal.EmailInUse), (result.Outcome, result.Refusal?.Code));
        Assert.Contains(words, result.Refusal?.Reason, StringComparison.Ordinal);
        Assert.Contains(id, result.Refusal?.Reason, StringComparison.Ordinal);
        Assert.Equal("Somebody", Assert.Single(await host.DumpAsync("contacts")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_new_record_whose_id_the_census_gave_takes_that_contact_over()
    {
        await using var host = await FreshdeskHost.StartAsync();
        var id = await host.PlantAsync("contacts", new { name = "From a mail", email = "m1@example.test" });

        var result = await WriteAsync(host, New() with { TargetId = id });

        Assert.Equal((WriteOutcome.Updated, id), (result.Outcome, result.TargetId));
        Assert.Equal("Member 1", await host.FindAsync("contacts", Key, "name"));
    }

    [Fact]
    public async Task A_contact_whose_id_is_gone_is_found_by_its_key()
    {
        await using var host = await FreshdeskHost.StartAsync();
        var id = await host.PlantAsync("contacts", new { name = "Before", email = "m1@example.test", unique_external_id = Key });

        var result = await WriteAsync(host, New() with { IsNew = false, IsWhole = false, TargetId = "67000009999" });

        Assert.Equal((WriteOutcome.Updated, id), (result.Outcome, result.TargetId));
    }

    [Fact]
    public async Task A_contact_in_the_trash_is_refused_with_what_to_do()
    {
        await using var host = await FreshdeskHost.StartAsync();
        var id = await host.PlantAsync("contacts", new { name = "Before", email = "m1@example.test", unique_external_id = Key });
        await host.CallAsync(HttpMethod.Delete, $"contacts/{id}");

        var asNew = await WriteAsync(host, New());
        var asKnown = await WriteAsync(host, New() with { IsNew = false, TargetId = id });

        Assert.All([asNew, asKnown], result => Assert.Equal((WriteOutcome.Refused, "Deleted"), (result.Outcome, result.Refusal?.Code)));
        Assert.Contains("Restore it", asNew.Refusal?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_that_is_gone_for_good_is_not_made_again_out_of_a_part_of_it()
    {
        await using var host = await FreshdeskHost.StartAsync();

        var result = await WriteAsync(host, New() with { IsNew = false, IsWhole = false, TargetId = "67000009999" });

        Assert.Equal((WriteOutcome.Refused, "NotFound"), (result.Outcome, result.Refusal?.Code));
        Assert.Empty(await host.DumpAsync("contacts"));
    }

    [Fact]
    public async Task Keys_that_Freshdesk_would_store_as_others_are_refused_before_anything_is_sent()
    {
        await using var host = await FreshdeskHost.StartAsync();

        foreach (var key in new[] { "", " main:K1", "main:K1\n", new string('k', 256) })
        {
            Assert.Equal("ExternalId", (await WriteAsync(host, New() with { ExternalId = key })).Refusal?.Code);
        }

        Assert.Equal(0, host.Statistics.WriteCalls);
    }

    [Fact]
    public async Task A_key_that_differs_in_case_alone_is_refused()
    {
        await using var host = await FreshdeskHost.StartAsync();
        await host.PlantAsync("contacts", new { name = "Other", email = "other@example.test", unique_external_id = "main:k1" });

        var result = await WriteAsync(host, New());

        Assert.Equal("ExternalId", result.Refusal?.Code);
    }

    [Fact]
    public async Task A_company_of_the_same_name_is_not_taken_for_the_office()
    {
        await using var host = await FreshdeskHost.StartAsync();
        await host.CallAsync(HttpMethod.Post, "company_fields", new { label = "MLS key", type = "custom_text" });
        var id = await host.PlantAsync("companies", new { name = "Acme" });
        var shape = new TargetShape([new TargetField { Name = "name" }]);
        var sink = ((IOpensSink<Office>)host.Connector).OpenSink(host.Connect(), shape);

        var result = Assert.Single(await sink.WriteAsync([new Write("main:O1", new MappedRecord(shape) { [0] = FieldValue.Text("Acme") }, true, null)], CancellationToken.None));

        Assert.Equal(WriteOutcome.Refused, result.Outcome);
        Assert.Contains(id, result.Refusal?.Reason, StringComparison.Ordinal);
        Assert.Single(await host.DumpAsync("companies"));
    }

    [Fact]
    public async Task All_that_is_sent_passes_the_gate_of_the_host()
    {
        await using var host = await FreshdeskHost.StartAsync();
        var sink = ((IOpensSink<Member>)host.Connector).OpenSink(host.ConnectAsHost(_shape).Context, _shape);

        await sink.WriteAsync([New()], CancellationToken.None);
        await sink.WriteAsync([New()], CancellationToken.None);
        await ((IReadsBack)sink).ReadBackAsync([Key, .. Enumerable.Range(0, 20).Select(number => $"main:X{number}")], _shape, CancellationToken.None);
        await foreach (var page in ((ITakesCensus)sink).ReadCensusAsync(new Cursor("2026-01-01T00:00:00Z"), CancellationToken.None))
        {
            Assert.NotNull(page);
        }

        Assert.Single(await host.DumpAsync("contacts"));
    }

    private static Write New() => new(
        Key, new MappedRecord(_shape) { [0] = FieldValue.Text("Member 1"), [1] = FieldValue.Text("m1@example.test") }, true, null);

    [Theory]
    [InlineData("invalid_field")]
    [InlineData("inaccessible_field")]
    [InlineData("readonly_field")]
    public async Task A_field_that_is_closed_to_every_record_stops_the_route_and_is_named(string code)
    {
        await using var host = await FreshdeskHost.StartAsync();
        var sink = ((IOpensSink<Member>)host.Connector).OpenSink(host.Connect(new Closed(code)), _shape);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync([New()], CancellationToken.None));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("mls_license", error.Problem, StringComparison.Ordinal);
    }

    private static async Task<WriteResult> WriteAsync(FreshdeskHost host, Write write) =>
        Assert.Single(await ((IOpensSink<Member>)host.Connector).OpenSink(host.Connect(), _shape).WriteAsync([write], CancellationToken.None));

    /// <summary>Refuses every contact for one field.</summary>
    private sealed class Closed(string code) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => request.Method == HttpMethod.Post
            ? Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest)
            {
                RequestMessage = request,
                Content = new StringContent(
                    $$"""{"description":"Validation failed","errors":[{"field":"mls_license","message":"It is closed","code":"{{code}}"}]}""", System.Text.Encoding.UTF8, "application/json"),
            })
            : base.SendAsync(request, cancellationToken);
    }
}
