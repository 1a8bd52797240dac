using System.Net;
using System.Text;
using Bridge.ConnectorKit;
using Bridge.Connectors.Http;
using Bridge.Connectors.Webhook;
using Bridge.Core.Connectors;
using Bridge.Core.Notices;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Tests.Webhook;

public sealed class WebhookTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";

    // Published with the libraries of Standard Webhooks.
    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", """{"test": 2432232314}""", "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("plJ3nmyCDGBKInavdOK15jsl", "msg_loFOjxBNrRLzqYUf", "1731705121", """{"event_type":"ping","data":{"success":true}}""", "rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=")]
    public void The_signature_is_the_standards(string key, string id, string at, string body, string signature) =>
        Assert.Equal($"v1,{signature}", WebhookSignature.Of(Convert.FromBase64String(key), id, at, Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, FailureKind.Data)]
    [InlineData(HttpStatusCode.UnprocessableEntity, FailureKind.Data)]
    [InlineData(HttpStatusCode.Unauthorized, FailureKind.Configuration)]
    [InlineData(HttpStatusCode.NotFound, FailureKind.Configuration)]
    [InlineData(HttpStatusCode.Gone, FailureKind.Configuration)]
    [InlineData(HttpStatusCode.Redirect, FailureKind.Configuration)]
    [InlineData(HttpStatusCode.TooManyRequests, FailureKind.Throttled)]
    [InlineData(HttpStatusCode.RequestTimeout, FailureKind.Transient)]
    [InlineData(HttpStatusCode.BadGateway, FailureKind.Transient)]
    public void Each_answer_has_its_kind_and_a_way_out(HttpStatusCode status, FailureKind kind)
    {
        using var answer = new HttpResponseMessage(status);

        var failure = WebhookErrors.Of(answer, DateTimeOffset.UnixEpoch);

        Assert.Equal(kind, failure.Kind);
        Assert.NotEmpty(failure.Remedy);
        Assert.Equal(kind == FailureKind.Throttled, failure.RetryAt is not null);
    }

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64")]
    public async Task A_secret_that_is_no_key_is_told_of_without_being_repeated(string secret)
    {
        var connector = new WebhookConnector();
        using var connection = Open(connector, secret, new Uri("http://127.0.0.1:9"));

        var finding = Assert.Single(await connector.OpenCheck(connection.Context).CheckAsync(default));
        var failure = Assert.Throws<ConnectorException>(() => connector.OpenNotices(connection.Context));

        Assert.Equal(CheckVerdict.Failed, finding.Verdict);
        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.DoesNotContain(secret, finding.Detail + failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_where_nobody_listens_is_a_failure_that_passes()
    {
        var connector = new WebhookConnector();
        using var http = new HttpClient();
        var context = new ConnectionContext(Settings(Secret, new Uri("http://127.0.0.1:9")), http, new CallMeter(), TimeProvider.System);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => connector.OpenNotices(context).SendAsync(
            new Notice { Id = "ntc_1", Type = "ticket.opened", At = DateTimeOffset.UnixEpoch, Member = "mls:M1", Ticket = "1", Status = "new", Level = "first" }, default));

        Assert.Equal(FailureKind.Transient, failure.Kind);
    }

    private static Connection Open(WebhookConnector connector, string secret, Uri address) =>
        Connection.Open(connector, Settings(secret, address), TimeProvider.System, new Random(1), new RecordingJournal());

    private static ConnectionSettings Settings(string secret, Uri address) =>
        new("mls", new Dictionary<string, string> { ["address"] = address.AbsoluteUri, ["secret"] = secret });
}
