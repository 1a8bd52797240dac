using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bridge.Faults.Desk;

/// <summary>Tokens as the MLS's issuer makes them.</summary>
internal sealed class MlsTokens : IDisposable
{
    public const string Issuer = "https://mls.example.test";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly Dictionary<string, string> _made = new(StringComparer.Ordinal);

    public string PublicPem => _rsa.ExportSubjectPublicKeyInfoPem();

    public string Token(string role)
    {
        lock (_made)
        {
            return _made.TryGetValue(role, out var token) ? token : _made[role] = Make(role);
        }
    }

    public void Dispose() => _rsa.Dispose();

    private string Make(string role)
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer, ["sub"] = "mls-web", ["aud"] = "bridge-support", ["roles"] = new[] { role },
            ["iat"] = now.ToUnixTimeSeconds(), ["exp"] = now.AddHours(6).ToUnixTimeSeconds(),
        };
        var text = $"{Part(new { alg = "RS256", typ = "JWT" })}.{Part(claims)}";
        return $"{text}.{Base64Url.EncodeToString(_rsa.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
