using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Host.Mail;

/// <summary>Certificates that count by setting, besides those that this machine trusts.</summary>
/// <remarks>
/// One that is trusted by setting still has to be of the host that was called, in its time, and for servers if it says what it is for.
/// Source: RFC 7817, section 3; RFC 5280, section 4.2.1.12.
/// </remarks>
/// <param name="trusted">The server's own certificate, or those of whoever issued it.</param>
internal sealed class TrustedCertificates(X509Certificate2Collection trusted)
{
    private static readonly Oid _servers = new("1.3.6.1.5.5.7.3.1");

    /// <summary>Judges a server's certificate; a <see cref="RemoteCertificateValidationCallback"/>.</summary>
    /// <param name="sender">The connection.</param>
    /// <param name="certificate">What the server showed.</param>
    /// <param name="seen">What it showed besides.</param>
    /// <param name="errors">What this machine says about it.</param>
    /// <returns>True when it counts.</returns>
    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? seen, SslPolicyErrors errors)
    {
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 shown)
        {
            return errors == SslPolicyErrors.None;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // self-made ones have no list to be on
        chain.ChainPolicy.ApplicationPolicy.Add(_servers);
        foreach (var element in seen?.ChainElements.AsEnumerable() ?? [])
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(shown);
    }
}
