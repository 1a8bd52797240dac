using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bridge.Connectors.Salesforce.Access;
using Bridge.Core.Connectors;
using Bridge.Sandbox.Salesforce;

namespace Bridge.Connectors.Tests.Salesforce;

public sealed class SalesforceSignInTests
{
    private static readonly RSA _key = RSA.Create(2048);

    private static string PrivateKey => _key.ExportPkcs8PrivateKeyPem();

    private static (string, string?)[] Signed(string key) =>
        [("clientSecret", null), ("userName", "bridge@example.test"), ("privateKey", key)];

    [Fact]
    public async Task An_assertion_signed_with_the_right_key_opens_a_session()
    {
        await using var host = await StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect(Signed(PrivateKey)));

        var results = await sink.WriteAsync([SalesforceWrites.New(1)], default);

        Assert.Equal(WriteOutcome.Created, Assert.Single(results).Outcome);
    }

    [Fact]
    public async Task An_assertion_signed_with_another_key_is_a_fault_of_the_settings_that_shows_neither_key_nor_assertion()
    {
        await using var host = await StartAsync();
        using var other = RSA.Create(2048);
        var sink = host.Connector.OpenContacts(host.Connect(Signed(other.ExportPkcs8PrivateKeyPem())));

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync([SalesforceWrites.New(1)], default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("invalid_grant", error.Problem, StringComparison.Ordinal);
        Assert.Contains("privateKey", error.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no key at all")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIEsecretish\n-----END PRIVATE KEY-----")]
    public async Task A_key_that_cannot_be_read_is_named_and_not_shown(string key)
    {
        await using var host = await StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect(Signed(key)));

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync([SalesforceWrites.New(1)], default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("privateKey", error.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("secretish", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("userName")]
    [InlineData("clientSecret")]
    public async Task A_way_to_sign_in_that_is_half_named_is_refused_with_the_settings_names(string missing)
    {
        await using var host = await StartAsync();
        (string, string?)[] settings = missing == "userName" ? [("clientSecret", null), ("privateKey", PrivateKey)] : [("clientSecret", null)];

        var error = Assert.Throws<ConnectorException>(() => host.Connector.OpenContacts(host.Connect(settings)));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("clientSecret", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_ended_is_renewed_once_for_all_who_wait()
    {
        await using var host = await SalesforceHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        await sink.WriteAsync(SalesforceWrites.Many(0, 5), default);
        await host.ControlAsync("end-sessions");

        await Task.WhenAll(Enumerable.Range(1, 6).Select(batch => sink.WriteAsync(SalesforceWrites.Many(batch * 10, 5), default)));

        Assert.Equal(2, host.Statistics.ByPath["POST /services/oauth2/token"]);
        Assert.Equal(35, (await host.DumpAsync("Contact")).Count);
    }

    [Fact]
    public async Task A_session_that_is_refused_again_is_a_fault_of_the_connection()
    {
        await using var host = await SalesforceHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        await sink.WriteAsync([SalesforceWrites.New(1)], default);
        var wire = new Wire("""{"access_token":"t","instance_url":"https://org.example"}""", 401, """[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""");
        var closed = host.Connector.OpenContacts(host.Connect() with { Http = new HttpClient(wire) });

        var error = await Assert.ThrowsAsync<ConnectorException>(() => closed.WriteAsync([SalesforceWrites.New(1)], default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Equal((2, 2), (wire.SignIns, wire.Calls));
    }

    [Theory]
    [InlineData("Connected app is not attached to Agent")]
    [InlineData("This session is not valid for use with the REST API")]
    public async Task A_session_that_a_policy_closes_is_not_asked_for_again(string message)
    {
        await using var host = await SalesforceHost.StartAsync();
        var wire = new Wire("""{"access_token":"t","instance_url":"https://org.example"}""", 401, $$"""[{"message":"{{message}}","errorCode":"INVALID_SESSION_ID"}]""");
        var sink = host.Connector.OpenContacts(host.Connect() with { Http = new HttpClient(wire) });

        await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync([SalesforceWrites.New(1)], default));

        Assert.Equal((1, 1), (wire.SignIns, wire.Calls));
    }

    [Theory]
    [InlineData("inactive_user", "User is Inactive", "Activate the user")]
    [InlineData("inactive_org", "Organization is inactive", "Ask Salesforce")]
    [InlineData("invalid_grant", "user is locked", "Activate the user")]
    [InlineData("invalid_grant", "ip restricted or invalid login hours", "Let the user sign in from this machine")]
    [InlineData("invalid_client", "invalid client credentials", "Check clientId")]
    public async Task A_user_who_was_deactivated_is_told_apart_from_wrong_credentials(string word, string words, string remedy)
    {
        await using var host = await SalesforceHost.StartAsync();
        var wire = new Wire($$"""{"error":"{{word}}","error_description":"{{words}}"}""", 500, "[]", HttpStatusCode.BadRequest);
        var sink = host.Connector.OpenContacts(host.Connect() with { Http = new HttpClient(wire) });

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync([SalesforceWrites.New(1)], default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.StartsWith(remedy, error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_org_address_that_is_not_https_is_never_called()
    {
        await using var host = await SalesforceHost.StartAsync();
        var wire = new Wire("""{"access_token":"t","instance_url":"http://org.example"}""", 200, "{}");
        var sink = host.Connector.OpenContacts(host.Connect() with { Http = new HttpClient(wire) });

        var error = await Assert.ThrowsAsync<ConnectorException>(() => sink.WriteAsync([SalesforceWrites.New(1)], default));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Equal(0, wire.Calls);
    }

    [Theory]
    [InlineData("https://example.my.salesforce.com", null, "https://login.salesforce.com")]
    [InlineData("https://example--dev.sandbox.my.salesforce.com", null, "https://test.salesforce.com")]
    [InlineData("https://test.salesforce.com", null, "https://test.salesforce.com")]
    [InlineData("https://example.my.salesforce.com", "test", "https://test.salesforce.com")]
    public void The_audience_is_told_from_the_address_unless_it_is_set(string address, string? audience, string expected)
    {
        var values = new Dictionary<string, string> { ["address"] = address, ["clientId"] = "c", ["userName"] = "u", ["privateKey"] = PrivateKey };
        if (audience is not null)
        {
            values["audience"] = audience;
        }

        var form = new Connectors.Salesforce.SalesforceSettings(new("crm", values)).Grant(TimeProvider.System).Form();

        var claims = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(form.Single(pair => pair.Key == "assertion").Value.Split('.')[1]));
        Assert.Contains($"\"aud\":\"{expected}\"", claims, StringComparison.Ordinal);
        Assert.IsAssignableFrom<ISalesforceGrant>(new SalesforceClientGrant("c", "s"));
    }

    private static Task<SalesforceHost> StartAsync() =>
        SalesforceHost.StartAsync(new SalesforceSandboxOptions { HasKeyFields = true, AssertionKey = _key.ExportSubjectPublicKeyInfoPem() });

    /// <summary>Answers the sign-in one way and everything else another.</summary>
    private sealed class Wire(string session, int status, string body, HttpStatusCode signIn = HttpStatusCode.OK) : HttpMessageHandler
    {
        public int SignIns { get; private set; }

        public int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isSignIn = request.RequestUri!.AbsolutePath == "/services/oauth2/token"; // every request of the connector has an address
            _ = isSignIn ? SignIns++ : Calls++;
            return Task.FromResult(new HttpResponseMessage(isSignIn ? signIn : (HttpStatusCode)status)
            {
                Content = new StringContent(isSignIn ? session : body, Encoding.UTF8, "application/json"),
            });
        }
    }
}
