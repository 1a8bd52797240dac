using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bridge.Host.Tests.Features.MemberApi;

/// <summary>The MLS's own issuer of tokens.</summary>
internal sealed class MlsKey : IDisposable
{
    public const string Issuer = "https://mls.example.test";

    private readonly RSA _rsa = RSA.Create(2048);

    public string PublicPem => _rsa.ExportSubjectPublicKeyInfoPem();

    public string Token(DateTimeOffset now, string role = "mls-system", string audience = "bridge-support")
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer, ["sub"] = "mls-web", ["aud"] = audience, ["roles"] = new[] { role },
            ["iat"] = now.ToUnixTimeSeconds(), ["nbf"] = now.ToUnixTimeSeconds() - 10, ["exp"] = now.AddMinutes(30).ToUnixTimeSeconds(),
        };
        var text = $"{Part(new { alg = "RS256", typ = "JWT" })}.{Part(claims)}";
        return $"{text}.{Base64Url.EncodeToString(_rsa.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public void Dispose() => _rsa.Dispose();

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
