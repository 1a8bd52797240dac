using System.Net;
using System.Security.Authentication;
using Bridge.Connectors.Http.Bodies;
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
    public void A_name_that_is_not_known_is_the_proxys_where_there_is_one()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://crm.example.test/api");
        var unknown = new HttpRequestException(HttpRequestError.NameResolutionError, "unknown");

        string? Problem(WebProxy proxies) => TransportFaults.Translate(unknown, request, proxies, CancellationToken.None)?.Problem;

        Assert.Contains("by the proxy proxy.example.test:3128", Problem(new WebProxy("http://proxy.example.test:3128")), StringComparison.Ordinal);
        Assert.Equal("The name crm.example.test is not known to the network.", Problem(new WebProxy()));
    }

    [Theory]
    [InlineData(true, "a web page")]
    [InlineData(false, "not with the data that was asked for")]
    public void An_answer_of_another_kind_is_no_failed_connection(bool isPage, string told)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://mls.example.test/odata");

        var failure = TransportFaults.Translate(new SpoiltAnswerException { IsPage = isPage }, request, new WebProxy(), CancellationToken.None);

        Assert.Contains(told, failure?.Problem, StringComparison.Ordinal);
        Assert.Contains("the address of the connection", failure?.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot", "does not trust who signed")]
    [InlineData("The remote certificate is invalid because of errors in the certificate chain: NotTimeValid", "has ended")]
    [InlineData("The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch", "another name")]
    [InlineData("Authentication failed, see inner exception.", "could be made.")]
    public void What_is_wrong_with_a_certificate_is_said(string words, string told)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://crm.example.test/api");
        var insecure = new HttpRequestException(HttpRequestError.SecureConnectionError, "no", new AuthenticationException(words));

        var failure = TransportFaults.Translate(insecure, request, new WebProxy(), CancellationToken.None);

        Assert.Contains(told, failure?.Problem, StringComparison.Ordinal);
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
