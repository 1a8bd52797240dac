using Bridge.ConnectorKit;
using Bridge.Connectors.Http;
using Bridge.Connectors.Zendesk;
using Bridge.Core.Connectors;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>Answers that come with status 200 and are none are asked for again within the same run.</summary>
public sealed class ZendeskSpoiltAnswersTests
{
    [Theory]
    [InlineData("text/html", "<!doctype html><p>Back soon</p>")]
    [InlineData("application/json", """{"job_status":{"id":"V3-""")]
    public async Task Each_call_is_made_again(string type, string body)
    {
        await using var zendesk = await ScriptedZendesk.StartAsync();
        zendesk.Spoilt = (type, body);
        var connector = new ZendeskConnector();
        var settings = new ConnectionSettings("crm", new Dictionary<string, string> { ["address"] = zendesk.Address.AbsoluteUri, ["accessToken"] = "token" });
        using var opened = Connection.Open(connector, settings, TimeProvider.System, new Random(1), new RecordingJournal());
        opened.Egress!.Allow(ZendeskWrites.Shape); // Zendesk is written to, so it has a gate

        var results = await connector.OpenUsers(opened.Context).WriteAsync(ZendeskWrites.Many(0, 20), CancellationToken.None);

        Assert.All(results, result => Assert.Equal(WriteOutcome.Created, result.Outcome));
        Assert.Equal(2, zendesk.Jobs);
        Assert.Equal(3, opened.Context.Calls.Retries); // the fields, the job and how it stands
    }
}
