using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.Host.Tests.Mail;

/// <summary>A certificate that nobody but its maker vouches for.</summary>
internal sealed class OwnCertificate : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"bridge-{Guid.NewGuid():N}.pem");

    public OwnCertificate(IPAddress host, TimeSpan? age = null)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mail.example.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow() - (age ?? TimeSpan.Zero);
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(_file, made.ExportCertificatePem());
        Certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null); // servers want the key in this form
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>The certificate without its key, as administrators name it in the settings.</summary>
    public string PemFile => _file;

    public void Dispose()
    {
        Certificate.Dispose();
        File.Delete(_file);
    }
}
