using Bridge.Connectors.Http;
using Bridge.Connectors.Tests.Dataverse;
using Bridge.Connectors.Tests.Freshdesk;
using Bridge.Connectors.Tests.Salesforce;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Http;

public sealed class PlaceBelowTests
{
    [Theory]
    [InlineData("https://crm.test", "https://crm.test/api/v2/")]
    [InlineData("https://crm.test/", "https://crm.test/api/v2/")]
    [InlineData("https://crm.test/api/v2", "https://crm.test/api/v2/")]
    [InlineData("https://gateway.test/desk/", "https://gateway.test/desk/api/v2/")]
    [InlineData("https://gateway.test/desk/API/v2/?key=1", "https://gateway.test/desk/api/v2/")]
    public void A_path_of_the_address_is_kept_and_that_of_the_API_is_not_put_there_twice(string address, string place) =>
        Assert.Equal(new Uri(place), new Uri(address).Below("/api/v2/"));

    [Fact]
    public async Task Freshdesk_is_reached_behind_a_gateway()
    {
        await using var host = await FreshdeskHost.StartAsync();

        var findings = await host.Connector.OpenCheck(host.Connect(new Gateway(), ("address", Behind(host.Sandbox.Address)))).CheckAsync(default);

        Assert.DoesNotContain(findings, finding => finding.Verdict == CheckVerdict.Failed);
    }

    [Fact]
    public async Task Dataverse_is_reached_behind_a_gateway()
    {
        await using var host = await DataverseHost.StartAsync();

        var findings = await host.Connector.OpenCheck(host.Connect(new Gateway("oauth2"), ("address", Behind(host.Sandbox.Address)))).CheckAsync(default);

        Assert.DoesNotContain(findings, finding => finding.Verdict == CheckVerdict.Failed);
    }

    [Fact]
    public async Task Salesforce_signs_in_behind_a_gateway_and_is_asked_where_it_says()
    {
        await using var host = await SalesforceHost.StartAsync(new() { HasKeyFields = true });

        var findings = await host.Connector.OpenCheck(host.Connect(new Gateway("services/data"), ("address", Behind(host.Sandbox.Address)))).CheckAsync(default);

        Assert.DoesNotContain(findings, finding => finding.Verdict == CheckVerdict.Failed);
    }

    private static string Behind(Uri address) => new Uri(address, "/gateway/").AbsoluteUri;

    /// <summary>Lets through what comes by way of its path alone, or goes elsewhere.</summary>
    private sealed class Gateway(string elsewhere = "?") : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!.OriginalString; // every call has an address
            if (!address.Contains("/gateway/", StringComparison.Ordinal) && !address.Contains(elsewhere, StringComparison.Ordinal))
            {
                return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.NotFound) { RequestMessage = request });
            }

            request.RequestUri = new Uri(address.Replace("/gateway/", "/", StringComparison.Ordinal));
            return base.SendAsync(request, cancellationToken);
        }
    }
}
