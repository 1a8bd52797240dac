using System.Net;
using System.Security.Cryptography.X509Certificates;
using Bridge.Host.Mail;
using Bridge.Host.Settings.Mail;
using MimeKit;

namespace Bridge.Host.Tests.Mail;

/// <summary>Mails leave over TLS to a real mail server, whose certificate has to count.</summary>
public sealed class SmtpTlsTests : IDisposable
{
    private readonly OwnCertificate _own = new(IPAddress.Loopback);

    [Theory]
    [InlineData(nameof(MailSecurity.StartTls))]
    [InlineData(nameof(MailSecurity.Tls))]
    public async Task A_certificate_of_ones_own_counts_once_the_settings_name_it(string word)
    {
        var security = Enum.Parse<MailSecurity>(word);
        await using var server = await MailServer.StartAsync(certificate: _own.Certificate, isTls: security == MailSecurity.Tls);

        var refused = await SendAsync(server, security, trusted: null);
        var sent = await SendAsync(server, security, _own);

        Assert.Equal((MailResult.Misconfigured, MailResult.Sent), (refused.Result, sent.Result));
        Assert.Contains("'trust' names a certificate of your own", refused.Message, StringComparison.Ordinal);
        Assert.Equal("Over TLS", Assert.Single(server.All).Subject);
    }

    [Fact]
    public async Task A_certificate_of_another_host_or_of_last_year_does_not_count_though_the_settings_name_it()
    {
        using var other = new OwnCertificate(IPAddress.Parse("192.0.2.1"));
        using var old = new OwnCertificate(IPAddress.Loopback, TimeSpan.FromDays(400));
        await using var others = await MailServer.StartAsync(certificate: other.Certificate);
        await using var olds = await MailServer.StartAsync(certificate: old.Certificate);

        Assert.Equal(MailResult.Misconfigured, (await SendAsync(others, MailSecurity.StartTls, other)).Result);
        Assert.Equal(MailResult.Misconfigured, (await SendAsync(olds, MailSecurity.StartTls, old)).Result);
        Assert.Empty(others.All.Concat(olds.All));
    }

    [Fact]
    public async Task A_certificate_that_is_not_the_named_one_does_not_count()
    {
        using var other = new OwnCertificate(IPAddress.Loopback);
        await using var server = await MailServer.StartAsync(certificate: _own.Certificate);

        Assert.Equal(MailResult.Misconfigured, (await SendAsync(server, MailSecurity.StartTls, other)).Result);
        Assert.Empty(server.All);
    }

    [Fact]
    public async Task A_server_without_TLS_gets_nothing_and_a_wrong_password_is_told_without_it()
    {
        await using var plain = await MailServer.StartAsync();
        await using var server = await MailServer.StartAsync(certificate: _own.Certificate);

        var noTls = await SendAsync(plain, MailSecurity.StartTls, _own);
        var wrong = await SendAsync(server, MailSecurity.StartTls, _own, "guessed");

        Assert.Equal((MailResult.Misconfigured, MailResult.Misconfigured), (noTls.Result, wrong.Result));
        Assert.DoesNotContain("guessed", wrong.Message, StringComparison.Ordinal);
        Assert.Empty(plain.All.Concat(server.All));
    }

    public void Dispose() => _own.Dispose();

    private static async Task<MailOutcome> SendAsync(MailServer server, MailSecurity security, OwnCertificate? trusted, string password = "secret")
    {
        var certificates = new X509Certificate2Collection();
        if (trusted is not null)
        {
            certificates.ImportFromPemFile(trusted.PemFile);
        }

        var settings = new MailSettings
        {
            Host = "127.0.0.1", Port = server.Port, Security = security, User = "bridge", Password = password, FromAddress = "a@example.test",
            Trusted = trusted is null ? null : certificates,
        };
        using var sender = new SmtpSender(settings, TimeProvider.System);
        using var mail = new MimeMessage { Subject = "Over TLS", Body = new TextPart("plain") { Text = "Words" } };
        mail.From.Add(MailboxAddress.Parse("a@example.test"));
        mail.To.Add(MailboxAddress.Parse("b@example.test"));
        return await sender.SendAsync(mail, default);
    }
}
