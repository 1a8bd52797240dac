using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Bridge.Sandbox.Salesforce.Access;

/// <summary>Judges a signed assertion (JWT bearer).</summary>
/// <remarks>Source: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration"; RFC 7523.</remarks>
internal sealed class Assertion(SalesforceSandboxOptions options, TimeProvider time)
{
    private static readonly string[] _audiences = ["https://login.salesforce.com", "https://test.salesforce.com"];

    /// <summary>Tells whose assertion it is, or why it is refused.</summary>
    public (string? UserName, string? Refusal) Judge(string? text)
    {
        var parts = text?.Split('.') ?? [];
        if (parts.Length != 3)
        {
            return (null, "invalid assertion");
        }

        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return header.RootElement.GetProperty("alg").GetString() == "RS256" && IsSigned(parts)
                ? Judge(claims.RootElement)
                : (null, "invalid assertion");
        }
        catch (Exception error) when (error is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return (null, "invalid assertion");
        }
    }

    private (string? UserName, string? Refusal) Judge(JsonElement claims)
    {
        var user = claims.GetProperty("sub").GetString();
        var ends = DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64());
        return claims.GetProperty("iss").GetString() != options.ClientId ? (null, "client identifier invalid")
            : !_audiences.Contains(claims.GetProperty("aud").GetString()?.TrimEnd('/')) ? (null, "audience is invalid")
            : ends <= time.GetUtcNow() || ends > time.GetUtcNow() + TimeSpan.FromMinutes(5) ? (null, "expired authorization code")
            : user != options.UserName ? (null, "user hasn't approved this consumer")
            : (user, null);
    }

    private bool IsSigned(string[] parts)
    {
        if (options.AssertionKey is not { } pem)
        {
            return Base64Url.DecodeFromChars(parts[2]).Length >= 128;
        }

        using var key = Key(pem);
        return key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static RSA Key(string pem)
    {
        if (pem.Contains("CERTIFICATE", StringComparison.Ordinal))
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return certificate.GetRSAPublicKey() ?? throw new FormatException("The certificate holds no RSA key.");
        }

        var key = RSA.Create();
        key.ImportFromPem(pem);
        return key;
    }
}
