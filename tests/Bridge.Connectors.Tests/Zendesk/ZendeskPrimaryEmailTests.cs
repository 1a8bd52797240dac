using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>A member's new address, and the users whose identities Zendesk does not let through.</summary>
public sealed class ZendeskPrimaryEmailTests
{
    [Fact]
    public async Task A_changed_address_becomes_the_primary_one_and_the_former_goes()
    {
        await using var host = await ZendeskHost.StartAsync();
        var sink = host.Connector.OpenUsers(host.Connect());
        await sink.WriteAsync(ZendeskWrites.Many(0, 3), default);

        await sink.WriteAsync([ZendeskWrites.Change(1, "email", FieldValue.Text("New@Example.test"))], default);

        Assert.Equal("new@example.test", await host.FindAsync("users", ZendeskWrites.Id(1), "email"));
        Assert.Equal("""["new@example.test"]""", await host.FindAsync("users", ZendeskWrites.Id(1), "emails"));
    }

    [Fact]
    public async Task Somebody_whose_second_address_is_the_members_keeps_the_first_as_a_second_one()
    {
        await using var host = await ZendeskHost.StartAsync();
        var made = await host.CallAsync(HttpMethod.Post, "api/v2/users", new { user = new { name = "Ann", email = "ann@home.example" } });
        var id = made!.Value.GetProperty("user").GetProperty("id").GetInt64();
        await host.CallAsync(HttpMethod.Post, $"api/v2/users/{id}/identities", new { identity = new { type = "email", value = "m1@example.test" } });

        await host.Connector.OpenUsers(host.Connect()).WriteAsync([ZendeskWrites.New(1)], default);

        Assert.Equal($"{id}", await host.FindAsync("users", ZendeskWrites.Id(1), "id"));
        Assert.Equal("m1@example.test", await host.FindAsync("users", ZendeskWrites.Id(1), "email"));
        Assert.Contains("ann@home.example", await host.FindAsync("users", ZendeskWrites.Id(1), "emails"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(System.Net.HttpStatusCode.NotFound)]
    [InlineData(System.Net.HttpStatusCode.UnprocessableEntity)]
    public async Task A_user_whose_identities_are_refused_is_set_aside_and_the_others_go_on(System.Net.HttpStatusCode status)
    {
        await using var host = await ZendeskHost.StartAsync();
        await host.Connector.OpenUsers(host.Connect()).WriteAsync(ZendeskWrites.Many(0, 3), default);
        var id = await host.FindAsync("users", ZendeskWrites.Id(1), "id");
        var sink = host.Connector.OpenUsers(host.Connect(new Turned($"users/{id}/identities", status)));

        var results = await sink.WriteAsync(
            [
                ZendeskWrites.Change(1, "email", FieldValue.Text("new1@example.test")),
                ZendeskWrites.Change(2, "email", FieldValue.Text("new2@example.test")),
            ],
            default);

        var refused = Assert.Single(results, result => result.ExternalId == ZendeskWrites.Id(1));
        Assert.Equal(WriteOutcome.Refused, refused.Outcome);
        Assert.Equal("PrimaryEmail", refused.Refusal?.Code);
        Assert.Equal(WriteOutcome.Updated, Assert.Single(results, result => result.ExternalId == ZendeskWrites.Id(2)).Outcome);
        Assert.Equal("new2@example.test", await host.FindAsync("users", ZendeskWrites.Id(2), "email"));
    }

    /// <summary>Answers all calls below one address with one status.</summary>
    private sealed class Turned(string path, System.Net.HttpStatusCode status) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath.Contains(path, StringComparison.Ordinal) // every call of the connector has an address
                ? Task.FromResult(new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent("""{"error":"RecordNotFound","description":"Not found"}""") })
                : base.SendAsync(request, cancellationToken);
    }
}
