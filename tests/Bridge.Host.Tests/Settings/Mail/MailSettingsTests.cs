using System.Net;
using Bridge.Host.Composition;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Mail;
using Bridge.Host.Tests.Mail;

namespace Bridge.Host.Tests.Settings.Mail;

public sealed class MailSettingsTests
{
    private const string Mls = "mls: { type: reso, profile: generic, address: \"http://127.0.0.1:9\", token: x, origin: mls }";

    [Fact]
    public void A_short_section_is_enough()
    {
        var mail = Load("{ host: mail.example.test, from: \"MLS <a@example.test>\" }").Settings!.Mail!; // it has no faults

        Assert.Equal(("mail.example.test", 587, MailSecurity.StartTls, "a@example.test", "MLS"), (mail.Host, mail.Port, mail.Security, mail.FromAddress, mail.FromName));
    }

    [Theory]
    [InlineData("{ host: h, from: nobody }", "'from' must be one address")]
    [InlineData("{ host: h }", "'from' is missing")]
    [InlineData("{ host: h, from: a@b.test, security: none }", "on this machine")]
    [InlineData("{ host: h, from: a@b.test, security: ssl }", "Allowed: starttls, tls, none")]
    [InlineData("{ host: h, from: a@b.test, user: u, password: secret }", "must not stand in this file")]
    [InlineData("{ host: h, from: a@b.test, user: u }", "go together")]
    [InlineData("{ host: h, from: a@b.test, port: 0 }", "from 1 to 65535")]
    [InlineData("{ host: h, from: a@b.test, trust: nowhere.pem }", "'trust' names 'nowhere.pem', which is no readable file of certificates")]
    [InlineData("{ host: h, from: a@b.test, trust: bridge.yaml }", "no readable file of certificates")]
    [InlineData("{ host: localhost, from: a@b.test, security: none, trust: nowhere.pem }", "there is no certificate")]
    [InlineData("{ host: h, from: a@b.test, hots: x }", "Did you mean 'host'?")]
    public void Faults_say_what_is_allowed(string section, string message)
    {
        var fault = Assert.Single(Load(section).Faults);

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.True(fault.Line > 0);
    }

    [Fact]
    public void A_certificate_of_ones_own_is_read_beside_the_settings()
    {
        using var own = new OwnCertificate(IPAddress.Loopback);

        var mail = Load($"{{ host: h, from: a@b.test, trust: \"{own.PemFile}\" }}").Settings!.Mail!; // it has no faults

        Assert.Equal(own.Certificate.Thumbprint, Assert.Single(mail.Trusted!).Thumbprint); // it names one
    }

    private static SettingsResult Load(string section)
    {
        using var file = new SettingsFile($"version: 1\nmail: {section}\nconnections:\n  {Mls}\nroutes: {{}}\n");
        return SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => null);
    }
}
