using System.Net;
using System.Security.Authentication;
using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Connectors;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Bridge.Connectors.Http.Repeats;

/// <summary>Turns what the transport throws into the contract's failures.</summary>
internal static class TransportFaults
{
    /// <summary>Translates an exception.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="request">The request.</param>
    /// <param name="proxies">Tells which proxy leads to an address.</param>
    /// <param name="cancellationToken">The caller's token; its cancellation is never translated.</param>
    /// <returns>The failure, or null when the exception is to pass as it is.</returns>
    public static ConnectorException? Translate(Exception error, HttpRequestMessage request, IWebProxy proxies, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        var host = request.RequestUri?.Authority ?? "the system";
        return error switch
        {
            BrokenCircuitException broken => new ConnectorException(
                FailureKind.Transient, $"{host} failed many times in a row; no calls are made for a while.",
                "Look whether the system is up; 'bridge run' tries again by itself.", broken),
            TimeoutRejectedException late => new ConnectorException(
                FailureKind.Transient, $"{host} did not answer in time.",
                "Look whether the system is slow or the network is down; 'bridge run' tries again by itself.", late),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } insecure => new ConnectorException(
                FailureKind.Configuration, $"No secure connection to {host} could be made{CertificateFault(insecure)}.",
                "Check the certificate of the system and the address in the settings. Where a proxy opens secure connections, this machine must trust the proxy's own certificate.", insecure),

            SpoiltAnswerException { IsPage: true } page => new ConnectorException(
                FailureKind.Transient, $"{host} answered with a web page where data was asked for.",
                "Open the address of the connection in a browser: if a sign-in or another site comes up, correct the address; if a proxy or a maintenance page does, wait or ask who runs it. 'bridge run' tries again by itself.", page),

            SpoiltAnswerException spoilt => new ConnectorException(
                FailureKind.Transient, $"{host} answered, but not with the data that was asked for, or not with all of it.",
                "Check the address of the connection, down to its path; where it is right, the answer was cut off on the way, and 'bridge run' tries again by itself.", spoilt),

            // Behind a proxy only the proxy's own name is looked up here.
            HttpRequestException or IOException when ProxyTo(request, proxies) is { } proxy => new ConnectorException(
                FailureKind.Transient, $"The connection to {host} by the proxy {proxy} failed or was cut off.",
                "Look whether the proxy is up and lets the address pass (the environment names it: HTTPS_PROXY, HTTP_PROXY or ALL_PROXY), or name the address in NO_PROXY.", error),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } unknown => new ConnectorException(
                FailureKind.Transient, $"The name {host} is not known to the network.",
                "Check the address of the connection in the settings.", unknown),
            HttpRequestException or IOException => new ConnectorException(
                FailureKind.Transient, $"The connection to {host} failed or was cut off.",
                "Look whether the system is up and the address in the settings is right; 'bridge run' tries again by itself.", error),
            _ => null,
        };
    }

    // The framework's sentence lists what is wrong with a certificate by the names of X509ChainStatusFlags and SslPolicyErrors.
    private static string CertificateFault(Exception error)
    {
        var words = error.InnerException is AuthenticationException { Message: var said } ? said : "";
        bool Says(string word) => words.Contains(word, StringComparison.Ordinal);
        return Says("NotTimeValid") ? ": its certificate has ended, or this machine's clock is wrong"
            : Says("NameMismatch") ? ": its certificate is made out to another name"
            : Says("UntrustedRoot") || Says("PartialChain") ? ": this machine does not trust who signed its certificate"
            : "";
    }

    // A proxy's address may hold a name and a password; its authority does not.
    private static string? ProxyTo(HttpRequestMessage request, IWebProxy proxies) =>
        request.RequestUri is { } address && !proxies.IsBypassed(address) && proxies.GetProxy(address) is { } proxy && proxy != address ? proxy.Authority : null;
}
