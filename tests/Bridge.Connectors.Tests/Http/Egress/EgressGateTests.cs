using System.Net;
using System.Text;
using Bridge.ConnectorKit;
using Bridge.Connectors.Http;
using Bridge.Connectors.Http.Egress;
using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Tests.Http.Egress;

/// <summary>What passes the gate, and what does not even with the best reasons.</summary>
public sealed class EgressGateTests : IDisposable
{
    private readonly RecordingJournal _journal = new();
    private readonly Wire _wire = new();
    private readonly EgressNames _names = new(new EgressWords(["users", "user_fields"], ["id", "external_id"], ["ids", "page[size]"]));
    private readonly HttpClient _http;

    public EgressGateTests()
    {
        _names.Allow(new TargetShape(
        [
            new TargetField { Name = "name" },
            new TargetField { Name = "user_fields.mls_city" },
            new TargetField { Name = "user_fields.mls_id", IsKey = true },
        ]));
        _http = new HttpClient(new EgressGate("crm", _names, _journal) { InnerHandler = _wire });
    }

    public static TheoryData<string> Unexpected => new(
        """{"users":[{"name":"Ann","balance":"1"}]}""",
        """{"users":[{"Name":"Ann"}]}""",
        """{"users":[{"n\u0430me":"Ann"}]}""",
        """{"users":[{"name\u200b":"Ann"}]}""",
        """{"users":[{"user_fields":{"mls_city ":"Ann"}}]}""",
        """{"users":[{"user_fields.mls_city":"Ann"}]}""",
        """{"users":[{"":"Ann"}]}""",
        """{"users":[{"name":{"amount":1}}]}""",
        "{\"" + new string('a', 5000) + "\":1}");

    public static TheoryData<string> Cards => new(
        """{"users":[{"name":"Ann 4242 4242 4242 4242"}]}""",
        """{"users":[{"name":"Ann 4242\u00204242\u00204242 4242"}]}""",
        """{"users":[{"name":"Ann \u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662"}]}""",
        """{"users":[{"user_fields":{"mls_city":["Springfield","cvv 123"]}}]}""",
        """{"users":[{"user_fields":{"mls_city":4242424242424242}}]}""");

    [Fact]
    public async Task What_the_mapping_names_passes_as_it_is_and_is_written_down_first()
    {
        const string body = """{"users":[{"external_id":"mls:4242424242424242","name":"Ann O\u0027Hara, apt 12345","user_fields":{"mls_city":null,"mls_id":"4242424242424242"}},{"name":"Bob"}]}""";

        await SendAsync(body, "https://crm.example/api/v2/users/12345?ids=4,5&page%5Bsize%5D=3");

        Assert.Equal(body, _wire.Body);
        Assert.Equal(["send POST /api/v2/users/{id} users external_id name user_fields mls_city mls_id"], _journal.Lines);
    }

    [Theory]
    [InlineData("name=Ann+O%27Hara&external_id=4242424242424242", null)]
    [InlineData("name=Ann&balance=1", FailureKind.Configuration)]
    [InlineData("n%61me=Ann&%6eame%20=x", FailureKind.Configuration)]
    [InlineData("name=4242+4242%204242+4242", FailureKind.Data)]
    public async Task A_form_is_looked_at_as_a_body_is(string form, FailureKind? expected)
    {
        using var content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        var sending = _http.PostAsync("https://crm.example/token", content);

        if (expected is null)
        {
            using var answer = await sending;
            Assert.Equal(["send POST /token name external_id"], _journal.Lines);
        }
        else
        {
            Assert.Equal(expected, (await Assert.ThrowsAsync<ConnectorException>(() => sending)).Kind);
            Assert.Null(_wire.Body);
        }
    }

    [Theory]
    [MemberData(nameof(Unexpected))]
    public async Task A_name_that_no_mapping_has_stops_the_call(string body)
    {
        var error = await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(body));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Null(_wire.Body);
        Assert.StartsWith("refused POST", Assert.Single(_journal.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public async Task Card_data_sets_the_record_aside_and_is_never_repeated(string body)
    {
        var error = await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(body));

        Assert.Equal(FailureKind.Data, error.Kind);
        Assert.Null(_wire.Body);
        Assert.DoesNotContain("4242", error.Message + string.Concat(_journal.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain("123", error.Message + string.Concat(_journal.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amount due: 100")]
    [InlineData("{\"users\":[{\"name\":\"Ann\"")]
    [InlineData("<users/>")]
    [InlineData("name=Ann&balance=1")]
    public async Task What_is_not_JSON_never_leaves(string body)
    {
        await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(body));

        Assert.Null(_wire.Body);
    }

    [Theory]
    [InlineData("https://crm.example/users?balance=1")]
    [InlineData("https://crm.example/users?ids=1&%62alance=1")]
    [InlineData("https://crm.example/users?IDS=1")]
    public async Task A_query_parameter_that_the_protocol_does_not_have_stops_the_call(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);

        await Assert.ThrowsAsync<ConnectorException>(() => _http.SendAsync(request));

        Assert.False(_wire.WasCalled);
    }

    [Theory]
    [InlineData("https://crm.example/uploads?filename=a.pdf", "application/pdf", "%PDF-1.7", true, null)]
    [InlineData("https://crm.example/uploads?filename=a.txt", "text/plain", "Just words", true, null)]
    [InlineData("https://crm.example/uploads?filename=a.txt", "text/plain", "4242 4242 4242 4242", true, FailureKind.Data)]
    [InlineData("https://crm.example/uploads?filename=4242%204242%204242%204242.pdf", "application/pdf", "%PDF-1.7", true, FailureKind.Data)]
    [InlineData("https://crm.example/uploads?filename=a.pdf", "application/pdf", "PK", true, FailureKind.Data)]
    [InlineData("https://crm.example/uploads?filename=a.json", "application/json", "{\"users\":[]}", true, FailureKind.Data)]
    [InlineData("https://crm.example/uploads?filename=a.zip", "application/zip", "PK", true, FailureKind.Data)]
    [InlineData("https://crm.example/uploads?filename=a.pdf", "application/pdf", "%PDF-1.7", false, FailureKind.Configuration)]
    public async Task A_file_leaves_only_where_files_may_and_only_as_what_it_is(string address, string type, string content, bool isFile, FailureKind? expected)
    {
        using var http = new HttpClient(new EgressGate("crm", new EgressNames(new EgressWords([], [], ["filename"]) { TakesFiles = true }), _journal) { InnerHandler = _wire });
        using var request = FileRequest(address, type, content, isFile);

        if (expected is null)
        {
            using var answer = await http.SendAsync(request);
            Assert.Equal(content, _wire.Body);
            Assert.StartsWith("send POST /uploads file (", Assert.Single(_journal.Lines), StringComparison.Ordinal);
            return;
        }

        var error = await Assert.ThrowsAsync<ConnectorException>(() => http.SendAsync(request));
        Assert.Equal(expected, error.Kind);
        Assert.Null(_wire.Body);
        Assert.DoesNotContain("4242", error.Message + string.Concat(_journal.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_does_not_leave_over_a_connection_that_takes_none()
    {
        using var request = FileRequest("https://crm.example/users", "application/pdf", "%PDF-1.7", isFile: true);

        await Assert.ThrowsAsync<ConnectorException>(() => _http.SendAsync(request));

        Assert.False(_wire.WasCalled);
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_not_sent()
    {
        _journal.Failure = new IOException("No space left on device");

        await Assert.ThrowsAsync<IOException>(() => SendAsync("""{"users":[]}"""));

        Assert.Null(_wire.Body);
    }

    [Fact]
    public async Task A_call_that_only_reads_needs_no_entry()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://crm.example/users?ids=1");

        using var answer = await _http.SendAsync(request);

        Assert.True(_wire.WasCalled);
        Assert.Empty(_journal.Lines);
    }

    public void Dispose()
    {
        _http.Dispose();
        _wire.Dispose();
    }

    private static HttpRequestMessage FileRequest(string address, string type, string content, bool isFile)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(content)) { Headers = { ContentType = new(type) } } };
        request.Options.Set(CallOptions.IsFile, isFile);
        return request;
    }

    private async Task SendAsync(string body, string address = "https://crm.example/api/v2/users/create_or_update_many")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        using var answer = await _http.PostAsync(new Uri(address), content);
    }

    /// <summary>Keeps what arrives behind the gate.</summary>
    private sealed class Wire : HttpMessageHandler
    {
        public string? Body { get; private set; }

        public bool WasCalled { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (WasCalled, Body) = (true, request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage(HttpStatusCode.OK);
        }
    }
}
