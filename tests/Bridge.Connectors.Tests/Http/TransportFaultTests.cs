using System.Net;
using Bridge.Connectors.Http.Repeats;

namespace Bridge.Connectors.Tests.Http;

public sealed class TransportFaultTests
{
    private static readonly HttpRequestException _refused = new(HttpRequestError.ConnectionError, "refused");

    [Fact]
    public void A_failed_connection_by_a_proxy_names_the_proxy_and_none_of_its_secrets()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://crm.example.test/api");
        var proxies = new WebProxy("http://somebody:hidden@proxy.example.test:3128");

        var failure = TransportFaults.Translate(_refused, request, proxies, CancellationToken.None);

        Assert.Equal("The connection to crm.example.test by the proxy proxy.example.test:3128 failed or was cut off.", failure?.Problem);
        Assert.Contains("NO_PROXY", failure?.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", $"{failure?.Problem}{failure?.Remedy}", StringComparison.Ordinal);
    }

    [Fact]
    public void One_without_a_proxy_or_past_it_speaks_of_none()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://crm.example.test/api");
        var past = new WebProxy("http://proxy.example.test:3128") { BypassList = ["crm\\.example\\.test"] };

        Assert.All([new WebProxy(), past], proxies => Assert.DoesNotContain(
            "proxy", TransportFaults.Translate(_refused, request, proxies, CancellationToken.None)?.Problem, StringComparison.OrdinalIgnoreCase));
    }
}
