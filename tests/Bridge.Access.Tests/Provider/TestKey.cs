using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bridge.Access.Tests.Provider;

/// <summary>A signing key; writes tokens by hand, so that wrong ones can be written too.</summary>
/// <param name="id">Which key it is.</param>
/// <param name="says">Which key it says it is.</param>
internal sealed class TestKey(string id, string? says = null)
{
    // Making a key takes longer than a test; no test changes one.
    private static readonly ConcurrentDictionary<string, RSA> _made = new();
    private readonly RSA _rsa = _made.GetOrAdd(id, _ => RSA.Create(2048));

    public string Id => says ?? id;

    public string PublicPem => _rsa.ExportSubjectPublicKeyInfoPem();

    public object Jwk
    {
        get
        {
            var key = _rsa.ExportParameters(false);
            return new { kty = "RSA", use = "sig", kid = Id, alg = "RS256", n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) };
        }
    }

    public string Sign(IReadOnlyDictionary<string, object> claims, string alg = "RS256")
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(new { alg, kid = Id, typ = "JWT" });
        var text = $"{Base64Url.EncodeToString(head)}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        var bytes = Encoding.ASCII.GetBytes(text);
        var signature = alg switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(PublicPem), bytes), // the classic confusion: the public key as a secret
            _ => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }
}
