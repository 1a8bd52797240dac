using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce.Access;

/// <summary>Signs in with an assertion that the integration user's key has signed.</summary>
/// <remarks>Source: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration"; RFC 7523, RFC 7518 section 3.3.</remarks>
/// <param name="clientId">Consumer key.</param>
/// <param name="userName">User name.</param>
/// <param name="privateKey">Private key, PEM.</param>
/// <param name="audience">Who the assertion is for.</param>
/// <param name="time">The clock.</param>
internal sealed class SalesforceSignedGrant(
    string clientId, string userName, string privateKey, string audience, TimeProvider time) : ISalesforceGrant
{
    private static readonly TimeSpan _life = TimeSpan.FromMinutes(3);

    /// <inheritdoc />
    public string Remedy =>
        "Check clientId, userName and privateKey, that the app holds the key's certificate and that the user is allowed for it, 'audience' (login or test), and this machine's clock.";

    /// <inheritdoc />
    public IReadOnlyList<KeyValuePair<string, string>> Form() =>
        [new("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), new("assertion", Assertion())];

    private string Assertion()
    {
        var header = Part(json => json.WriteString("alg"u8, "RS256"));
        var claims = Part(json =>
        {
            json.WriteString("iss"u8, clientId);
            json.WriteString("sub"u8, userName);
            json.WriteString("aud"u8, audience);
            json.WriteNumber("exp"u8, (time.GetUtcNow() + _life).ToUnixTimeSeconds());
        });
        var text = $"{header}.{claims}";
        using var key = Key();
        var signature = key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    private RSA Key()
    {
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(privateKey);
            return key;
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            key.Dispose();

            // The library's own error may repeat a part of the key, so it is not handed on.
            throw new ConnectorException(
                FailureKind.Configuration,
                "The private key of the Salesforce connection cannot be read.",
                "Let privateKey name a file with an unencrypted RSA key in PEM form, '-----BEGIN PRIVATE KEY-----'.");
        }
    }

    private static string Part(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Base64Url.EncodeToString(buffer.ToArray());
    }
}
