using System.Text;
using Bridge.ConnectorKit;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Sandbox.Serving;

namespace Bridge.Connectors.Tests.Dataverse;

/// <summary>The connection as the host opens it: gate, budget and retries before the wire.</summary>
public sealed class DataverseConnectionTests
{
    [Fact]
    public async Task Every_body_passes_the_gate_and_the_journal_names_properties_without_values()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.ConnectAsHost(DataverseWrites.Shape).Context);

        await sink.WriteAsync([.. DataverseWrites.Many(0, 2), DataverseWrites.New(2, Guid.NewGuid().ToString())], default);

        Assert.Equal(
            [
                "send POST /sandbox-tenant/{id}/{id}/token client_id client_secret scope grant_type",
                "send POST /api/data/{id}/$batch lastname emailaddress1 telephone1 parentcustomerid_account@odata.bind",
            ],
            host.Journal.Lines.Select(line => line.Replace("/oauth2/", "/{id}/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_card_number_in_a_record_of_a_batch_never_leaves()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.ConnectAsHost(DataverseWrites.Shape).Context);
        var write = DataverseWrites.New(1);
        write.Fields[0] = FieldValue.Text("Ann 4242 4242 4242 4242");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync([DataverseWrites.New(0), write], default));

        Assert.Equal(FailureKind.Data, error.Kind);
        Assert.Equal(0, host.Statistics.WriteCalls);
    }

    [Fact]
    public async Task A_field_that_no_mapping_of_the_connection_names_never_leaves_inside_a_batch()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.ConnectAsHost(new TargetShape([new TargetField { Name = "lastname" }])).Context);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync([DataverseWrites.New(0)], default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("emailaddress1", error.Problem, StringComparison.Ordinal);
        Assert.Equal(0, host.Statistics.WriteCalls);
    }

    [Fact]
    public async Task The_batch_is_written_letter_for_letter_as_the_service_wants_it()
    {
        var recording = new RequestRecording();
        await using var host = await DataverseHost.StartAsync(recording: recording);
        var sink = host.Connector.OpenContacts(host.Connect());

        await sink.WriteAsync([DataverseWrites.New(1), DataverseWrites.Change(2, "telephone1", FieldValue.Blank) with { TargetId = "x" }], default);

        var batch = recording.Requests().Single(request => request.Line == "POST /api/data/v9.2/$batch");
        Assert.Contains("Prefer: odata.continue-on-error", batch.Headers, StringComparison.Ordinal);
        Assert.Equal(
            """
            --batch_mlscrmbridge
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            PATCH /api/data/v9.2/contacts(mls_memberkey='main.K1')?$select=contactid,merged HTTP/1.1
            Content-Type: application/json
            Prefer: return=representation

            {"lastname":"Member 1","emailaddress1":"m1@example.test","telephone1":"+12025550001"}
            --batch_mlscrmbridge
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            PATCH /api/data/v9.2/contacts(mls_memberkey='main.K2') HTTP/1.1
            Content-Type: application/json
            If-Match: *

            {"telephone1":null}
            --batch_mlscrmbridge--

            """.ReplaceLineEndings("\r\n"),
            Encoding.UTF8.GetString(batch.Body.Span));
    }

    [Theory]
    [InlineData("torn:40%")]
    [InlineData("html:40%")]
    [InlineData("500-after:40%")]
    public async Task Answers_that_are_spoilt_on_the_way_are_asked_for_again(string faults)
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.ConnectAsHost(DataverseWrites.Shape).Context);
        await sink.WriteAsync([DataverseWrites.New(1)], default);
        await host.SetFaultsAsync(faults);

        var results = await sink.WriteAsync(DataverseWrites.Many(0, 50), default);

        Assert.All(results, result => Assert.True(result.Outcome is WriteOutcome.Created or WriteOutcome.Updated));
        Assert.Equal(50, (await host.DumpAsync("contact")).Count);
    }

    [Fact]
    public async Task A_torn_batch_without_the_handlers_is_a_passing_failure()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        await sink.WriteAsync([DataverseWrites.New(1)], default);
        await host.SetFaultsAsync("torn:100%");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync(DataverseWrites.Many(0, 5), default));

        Assert.Equal(FailureKind.Transient, error.Kind);
    }

    [Theory]
    [InlineData("usage?calls=4797", "share", "80%")]
    [InlineData("usage?calls=1&seconds=962", "share", "80%")]
    public async Task The_share_of_others_is_left_alone_by_what_the_headers_tell(string usage, string setting, string value)
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.ConnectAsHost(DataverseWrites.Shape, (setting, value)).Context);
        await sink.WriteAsync([DataverseWrites.New(0)], default);
        await host.ControlAsync(usage);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1.5));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            for (var batch = 0; batch < 50; batch++)
            {
                await sink.WriteAsync([DataverseWrites.New(batch)], patience.Token);
            }
        });

        Assert.InRange(host.Statistics.WriteCalls, 1, 8); // how many it comes to depends on the machine; without a share it would be 50
        Assert.Equal(0, host.Statistics.TooManyRequests);
    }

    [Fact]
    public async Task A_limit_that_is_hit_is_waited_for_as_told_and_nothing_comes_early()
    {
        await using var host = await DataverseHost.StartAsync(faults: "limit:4/2s");
        var sink = host.Connector.OpenContacts(host.ConnectAsHost(DataverseWrites.Shape, ("batch", "1")).Context);

        // A slow machine needs some calls to become quick enough for the limit.
        var written = 0;
        while (host.Statistics.TooManyRequests == 0 && written < 200)
        {
            await sink.WriteAsync([DataverseWrites.New(written++)], default);
        }

        Assert.InRange(host.Statistics.TooManyRequests, 1, 3);
        Assert.Equal(0, host.Statistics.EarlyCalls);
        Assert.Equal(written, (await host.DumpAsync("contact")).Count);
    }

    [Fact]
    public async Task A_token_that_ends_is_renewed_once_for_all_who_wait()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        await sink.WriteAsync([DataverseWrites.New(0)], default);
        await host.ControlAsync("end-tokens");

        await Task.WhenAll(Enumerable.Range(1, 6).Select(number => sink.WriteAsync([DataverseWrites.New(number)], default)));

        Assert.Equal(7, (await host.DumpAsync("contact")).Count);
        Assert.Equal(2, host.Statistics.ByPath["POST /token"]);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_ends()
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
        await using var host = await DataverseHost.StartAsync(time: time);
        var sink = host.Connector.OpenContacts(host.Connect(time));
        await sink.WriteAsync([DataverseWrites.New(0)], default);
        time.Advance(TimeSpan.FromMinutes(54));
        await sink.WriteAsync([DataverseWrites.New(1)], default);
        var before = host.Statistics.ByPath["POST /token"];
        time.Advance(TimeSpan.FromMinutes(2));

        await sink.WriteAsync([DataverseWrites.New(2)], default);

        Assert.Equal((1, 2), (before, host.Statistics.ByPath["POST /token"]));
        Assert.DoesNotContain(host.Sandbox.History.From(0), call => call.Status == 401);
    }
}
