using System.Net.Http.Headers;
using System.Text.Json;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Http;
using Bridge.Connectors.Http.Bodies;
using Bridge.Connectors.Http.Repeats;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Dataverse.Access;

/// <summary>Signs in as an app (client credentials) and renews the token in time: one call for all who wait.</summary>
/// <remarks>Source: Microsoft Learn, "Microsoft identity platform and the OAuth 2.0 client credentials flow".</remarks>
internal sealed class DataverseSignIn : IDisposable
{
    private const string Purpose = "sign in";
    private static readonly TimeSpan _margin = TimeSpan.FromMinutes(5);
    private static readonly MediaTypeHeaderValue _form = new("application/x-www-form-urlencoded");
    private readonly HttpClient _http;
    private readonly DataverseSettings _settings;
    private readonly TimeProvider _time;
    private readonly RenewedOnce<DataverseToken> _token;

    /// <summary>Prepares the sign-in; makes no call.</summary>
    /// <param name="http">Client whose handlers keep limits and retries.</param>
    /// <param name="settings">The connection's settings.</param>
    /// <param name="time">The clock.</param>
    public DataverseSignIn(HttpClient http, DataverseSettings settings, TimeProvider time)
    {
        (_http, _settings, _time) = (http, settings, time);
        _token = new RenewedOnce<DataverseToken>(FetchAsync, token => time.GetUtcNow() < token.RenewAt);
    }

    /// <summary>Gives the token that holds now.</summary>
    /// <param name="refused">Token that Dataverse has just refused, or null.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The token.</returns>
    /// <exception cref="ConnectorException">The directory gives none.</exception>
    public ValueTask<DataverseToken> TokenAsync(DataverseToken? refused, CancellationToken cancellationToken) => _token.GetAsync(refused, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _token.Dispose();

    private async Task<DataverseToken> FetchAsync(CancellationToken cancellationToken)
    {
        var asked = _time.GetUtcNow();
        using var form = new FormUrlEncodedContent(
        [
            new("client_id", _settings.ClientId),
            new("client_secret", _settings.ClientSecret),
            new("scope", $"{_settings.Address.GetLeftPart(UriPartial.Authority)}/.default"),
            new("grant_type", "client_credentials"),
        ]);
        using var request = new HttpRequestMessage(HttpMethod.Post, _settings.TokenAddress)
        {
            Content = new BodyContent(await form.ReadAsByteArrayAsync(cancellationToken)) { Headers = { ContentType = _form } },
        }.As(CallKind.Read, isIdempotent: true);
        request.Options.Set(CallOptions.AnswersJson, true);
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            using var answer = await DataverseAnswer.ReadAsync(response, isBatch: false, _time, cancellationToken);
            return answer.IsSuccess ? Read(answer.Root, asked) : throw Refused(answer);
        }
        catch (Exception error) when (DataverseErrors.IsLoss(error) && !cancellationToken.IsCancellationRequested)
        {
            throw DataverseErrors.Lost(Purpose, error);
        }
    }

    private static DataverseToken Read(JsonElement root, DateTimeOffset asked)
    {
        var text = root.TextOf("access_token") ?? throw DataverseErrors.Lost(Purpose, null);
        var life = TimeSpan.FromSeconds(root.NumberOf("expires_in") is > 0 and var seconds ? seconds : 3599);
        return new DataverseToken(new AuthenticationHeaderValue("Bearer", text), asked + (life > 2 * _margin ? life - _margin : life / 2));
    }

    private ConnectorException Refused(DataverseAnswer answer)
    {
        if (answer.Root.TextOf("error") is not { } error)
        {
            return DataverseErrors.Of(answer, Purpose, _time.GetUtcNow());
        }

        // The description begins with a code; what follows may name ids.
        var code = (answer.Root.TextOf("error_description") ?? "").Split(':')[0];
        return new ConnectorException(
            FailureKind.Configuration,
            $"The directory did not let the app sign in ({error}{(code.StartsWith("AADSTS", StringComparison.Ordinal) ? $", {code}" : "")}).",
            error switch
            {
                // Source: Microsoft Learn, "Microsoft Entra authentication and authorization error codes": blocked by a policy of conditional access.
                _ when code is "AADSTS53003" =>
                    "The sign-in is right, but a policy of conditional access keeps it out: let it pass from this machine's address (Entra admin center, Conditional Access, policies for workload identities).",
                _ when code is "AADSTS90002" => "Check 'tenant': no directory has that name or id.",
                "invalid_client" => "Check clientSecret: the secret's value, not its id, and that it has not expired.",
                "unauthorized_client" => "Check clientId (Application ID of the app registration) and that the registration is in the directory 'tenant'.",
                "invalid_scope" or "invalid_resource" => "Check 'address': the environment's own address, such as https://example.crm.dynamics.com.",
                _ => "Check tenant, clientId, clientSecret and address of the connection.",
            });
    }
}
