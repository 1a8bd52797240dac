using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Mail;

/// <summary>Reads the <c>mail</c> section: the mail server for whatever leaves as mail.</summary>
/// <param name="directory">Folder of the settings file.</param>
/// <param name="references">Resolves references.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class MailReader(string directory, ReferenceResolver references, FaultList faults)
{
    /// <summary>Words of <see cref="MailSecurity"/>, in its order.</summary>
    public static IReadOnlyList<string> Securities { get; } = ["starttls", "tls", "none"];

    /// <summary>Reads the section.</summary>
    /// <param name="root">The whole file.</param>
    /// <returns>The settings; null when the file says nothing about it, or after a fault.</returns>
    public MailSettings? Read(SettingsSection root)
    {
        if (root.Find("mail") is not { } node || SettingsSection.Open(node, "'mail'", faults) is not { } section)
        {
            return null;
        }

        var before = faults.Count;
        var host = section.Required("host", "name of the mail server");
        var security = (MailSecurity)Securities.ToList().IndexOf(section.Word("security", Securities));
        var port = Port(section, security);
        var user = section.Scalar("user")?.Value;
        var password = Secret(section, node, user);
        var from = From(section);
        var trusted = Trusted(section, security);
        section.RefuseOthers("'mail'");
        if (security == MailSecurity.None && host is { Value: { } name } && !IsLoopback(name))
        {
            faults.Add(host, "'security: none' is for a mail server on this machine (127.0.0.1) only: write starttls or tls.");
        }

        return faults.Count > before ? null : new MailSettings
        {
            Host = host!.Value!, // no fault was found
            Port = port,
            Security = security,
            Trusted = trusted,
            User = user,
            Password = password,
            FromAddress = from!.Address, // no fault was found
            FromName = string.IsNullOrWhiteSpace(from.Name) ? null : from.Name,
        };
    }

    private X509Certificate2Collection? Trusted(SettingsSection section, MailSecurity security)
    {
        if (section.Scalar("trust") is not { Value: { } name } scalar)
        {
            return null;
        }

        if (security == MailSecurity.None)
        {
            faults.Add(scalar, "'trust' is for starttls and tls: with 'security: none' there is no certificate.");
            return null;
        }

        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(Path.GetFullPath(name, directory));
            if (certificates.Count > 0)
            {
                return certificates;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            // Told below.
        }

        faults.Add(scalar, $"'trust' names '{name}', which is no readable file of certificates in PEM: it begins with -----BEGIN CERTIFICATE-----.");
        return null;
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private int Port(SettingsSection section, MailSecurity security)
    {
        if (section.Scalar("port") is not { Value: { } text } scalar)
        {
            return security == MailSecurity.Tls ? 465 : 587;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535)
        {
            return port;
        }

        faults.Add(scalar, "'port' must be a whole number from 1 to 65535; 587 is usual for starttls, 465 for tls.");
        return 0;
    }

    private string? Secret(SettingsSection section, YamlNode node, string? user)
    {
        var scalar = section.Scalar("password");
        if ((user is null) != (scalar is null))
        {
            faults.Add(scalar ?? node, "'user' and 'password' go together: write both, or none when the mail server asks for no sign-in.");
            return null;
        }

        if (scalar is null)
        {
            return null;
        }

        if (ReferenceResolver.IsReference(scalar.Value ?? ""))
        {
            return references.Resolve(scalar, "password");
        }

        faults.Add(scalar, "'password' is a secret and must not stand in this file: write ${env:NAME} or ${file:PATH}.");
        return null;
    }

    private MailboxAddress? From(SettingsSection section)
    {
        if (section.Required("from", "the address that mails come from, for example 'MLS Support <support@mls.example.com>'") is not { Value: { } text } scalar)
        {
            return null;
        }

        if (MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address.Contains('@', StringComparison.Ordinal) && mailbox.Domain.Length > 0)
        {
            return mailbox;
        }

        faults.Add(scalar, "'from' must be one address, alone or with a name: 'MLS Support <support@mls.example.com>'.");
        return null;
    }
}
