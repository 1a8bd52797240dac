using System.Text.Json;
using Bridge.Access.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Bridge.Access.People;

/// <summary>What a provider says of itself by discovery: endpoints and keys. Read on first use, and again when a token names a key that is not known.</summary>
/// <remarks>
/// The library's own manager renews in the background, so the first sign-in after a change of keys would fail; this one waits for the new keys.
/// Source: OpenID Connect Discovery 1.0, section 4.3 (the issuer must be the address that was asked).
/// </remarks>
/// <param name="authority">The provider's address.</param>
/// <param name="http">Reads it; follows no redirects.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class ProviderDirectory(Uri authority, HttpClient http, TimeProvider time, ILogger<ProviderDirectory> logger) : IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    private static readonly TimeSpan _fresh = TimeSpan.FromHours(1);
    private static readonly TimeSpan _usable = TimeSpan.FromHours(24);
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly string _issuer = authority.AbsoluteUri.TrimEnd('/');
    private Reading? _last;
    private (DateTimeOffset At, ProviderUnreachableException Error)? _failure;

    /// <summary>Tells the endpoints and keys.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>At most an hour old; up to a day when the provider does not answer.</returns>
    /// <exception cref="ProviderUnreachableException">Nothing usable is known.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var last = _last;
        return last is not null && now - last.At < _fresh ? last.Configuration : await ReadAsync(last, now - _usable, cancellationToken);
    }

    /// <summary>Reads the keys again when a key is not among them; at most every 10 s, so that made-up keys do not burden the provider.</summary>
    /// <param name="keyId">The key that a token names.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The newest settings that can be had.</returns>
    /// <exception cref="ProviderUnreachableException">Nothing usable is known.</exception>
    public async Task<OpenIdConnectConfiguration> GetWithKeyAsync(string? keyId, CancellationToken cancellationToken)
    {
        var known = await GetConfigurationAsync(cancellationToken);
        var last = _last;
        var isKnown = string.IsNullOrEmpty(keyId) || known.SigningKeys.Any(key => key.KeyId == keyId);
        return isKnown || last is null || time.GetUtcNow() - last.At < _pause ? known : await ReadAsync(last, DateTimeOffset.MinValue, cancellationToken);
    }

    /// <inheritdoc />
    public void RequestRefresh()
    {
        // GetWithKeyAsync has already read again where that can help.
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _gate.Dispose();
        http.Dispose();
    }

    private async Task<OpenIdConnectConfiguration> ReadAsync(Reading? seen, DateTimeOffset oldest, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // Somebody else read, or tried to, while this one waited.
            if (_last is { } other && other != seen)
            {
                return other.Configuration;
            }

            if (_failure is not { } failure || time.GetUtcNow() - failure.At >= _pause)
            {
                await TryReadAsync(cancellationToken);
            }

            return _last is { } last && (_failure is null || last.At >= oldest) ? last.Configuration : throw _failure!.Value.Error; // one of the two is there
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task TryReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var documents = new HttpDocumentRetriever(http) { RequireHttps = !authority.IsLoopback };
            var read = await OpenIdConnectConfigurationRetriever.GetAsync($"{_issuer}/.well-known/openid-configuration", documents, cancellationToken);
            Require(read);
            _last = new Reading(read, time.GetUtcNow());
            _failure = null;
        }
        catch (Exception error) when (IsOutside(error, cancellationToken))
        {
            _failure = (time.GetUtcNow(), new ProviderUnreachableException(error));
            LogUnreachable(authority.Host, error is InvalidDataException ? error.Message : error.GetType().Name);
        }
    }

    private void Require(OpenIdConnectConfiguration read)
    {
        if (read.Issuer?.TrimEnd('/') != _issuer)
        {
            throw new InvalidDataException("The provider names another issuer than the authority of the settings.");
        }

        foreach (var endpoint in new[] { read.AuthorizationEndpoint, read.TokenEndpoint, read.UserInfoEndpoint, read.EndSessionEndpoint, read.JwksUri }.Where(endpoint => !string.IsNullOrEmpty(endpoint)))
        {
            if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || !SettingsCheck.IsSafe(address))
            {
                throw new InvalidDataException("The provider names an endpoint that is not https.");
            }
        }
    }

    // The library wraps what the network and the parser say; a caller who hung up is neither.
    private static bool IsOutside(Exception error, CancellationToken cancellationToken) => error switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        HttpRequestException or IOException or InvalidDataException or InvalidOperationException or ArgumentException or JsonException => true,
        _ => false,
    };

    [LoggerMessage(4100, LogLevel.Warning, "The OpenID provider at {Provider} cannot be used ({Cause}). Check that it runs, and the authority of the settings.")]
    private partial void LogUnreachable(string provider, string cause);

    private sealed record Reading(OpenIdConnectConfiguration Configuration, DateTimeOffset At);
}
