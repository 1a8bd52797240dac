using System.Security.Cryptography.X509Certificates;

namespace Bridge.Host.Settings.Mail;

/// <summary>How the mail server is protected on the way.</summary>
internal enum MailSecurity
{
    /// <summary>The connection turns to TLS before anything is said (port 587, usually).</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465, usually).</summary>
    Tls,

    /// <summary>Nothing; for a mail server on this machine alone.</summary>
    None,
}

/// <summary>How mails are sent.</summary>
internal sealed record MailSettings
{
    /// <summary>Name or address of the mail server.</summary>
    public required string Host { get; init; }

    /// <summary>Its port. Default 587; 465 for <see cref="MailSecurity.Tls"/>.</summary>
    public required int Port { get; init; }

    /// <summary>How the connection is protected.</summary>
    public required MailSecurity Security { get; init; }

    /// <summary>Certificates that count besides those that this machine trusts, or null for none: the mail server's own, or those of whoever issued it.</summary>
    public X509Certificate2Collection? Trusted { get; init; }

    /// <summary>Name to sign in with, or null for none.</summary>
    public string? User { get; init; }

    /// <summary>Password, or null for none.</summary>
    public string? Password { get; init; }

    /// <summary>Address that mails come from and answers go to.</summary>
    public required string FromAddress { get; init; }

    /// <summary>Name that mails come from, or null.</summary>
    public string? FromName { get; init; }
}
