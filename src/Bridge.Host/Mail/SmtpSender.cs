using System.Net.Sockets;
using Bridge.Host.Settings.Mail;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Bridge.Host.Mail;

/// <summary>Hands mails to the mail server, one at a time, and tells what is certain about each. It never tries again by itself.</summary>
/// <remarks>
/// What ends before the first byte of the text certainly did not leave; what ends afterwards without the server's answer may
/// have. Source: RFC 5321, sections 4.2.1 (first digit of a reply) and 6.1 (responsibility passes with the reply to the text).
/// </remarks>
/// <param name="settings">The mail server.</param>
/// <param name="time">The clock.</param>
internal sealed class SmtpSender(MailSettings settings, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly SmtpClient _client = Client(settings);

    /// <summary>Sends a mail.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="cancellationToken">Ends it early; a mail whose text is on its way has five seconds more.</param>
    /// <returns>What became of it.</returns>
    public async Task<MailOutcome> SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_patience, time);
        using var hurry = cancellationToken.Register(() => patience.CancelAfter(TimeSpan.FromSeconds(5)));
        var text = new TextOnItsWay();
        var isConnected = false;
        try
        {
            await ConnectAsync(patience.Token);
            isConnected = true;
            await _client.SendAsync(mail, patience.Token, text);
            return new MailOutcome(MailResult.Sent);
        }
        catch (SmtpCommandException error)
        {
            return Judge(error);
        }
        catch (NotSupportedException) when (isConnected)
        {
            // An address with letters beyond ASCII, and a server that does not speak of such. Source: RFC 6531, section 3.1.
            return new MailOutcome(MailResult.Refused, $"The mail server {settings.Host} does not take this address with letters beyond ASCII. Give the reader another, or use a mail server with SMTPUTF8.");
        }
        catch (Exception error) when (error is AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            return new MailOutcome(MailResult.Misconfigured, Words(error));
        }
        catch (Exception error) when (IsLoss(error))
        {
            return text.HasBegun
                ? new MailOutcome(MailResult.Unknown, $"The mail server {settings.Host} did not say whether it took a mail.")
                : new MailOutcome(MailResult.NotNow, $"The mail server {settings.Host}:{settings.Port} does not answer. Check that it runs and can be reached from here.");
        }
    }

    /// <summary>Says goodbye to the mail server.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends then.</returns>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception error) when (IsLoss(error))
        {
            // It is gone already; every mail has its outcome.
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static SmtpClient Client(MailSettings settings)
    {
        var client = new SmtpClient();
        if (settings.Trusted is { } trusted)
        {
            client.ServerCertificateValidationCallback = new TrustedCertificates(trusted).Accepts;
        }

        return client;
    }

    private static bool IsLoss(Exception error) => error is IOException or SocketException or ProtocolException or OperationCanceledException;

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (_client.IsConnected)
        {
            return;
        }

        await _client.ConnectAsync(settings.Host, settings.Port, OptionsOf(settings.Security), cancellationToken);
        if (settings is { User: { } user, Password: { } password })
        {
            await _client.AuthenticateAsync(user, password, cancellationToken);
        }
    }

    private static SecureSocketOptions OptionsOf(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    // A reply's own words may repeat the address: only its number is told.
    private MailOutcome Judge(SmtpCommandException error)
    {
        var code = (int)error.StatusCode;
        return (code >= 500, error.ErrorCode) switch
        {
            // Greylisting and full mailboxes concern one address. Source: RFC 6647, section 2.
            (false, SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted) when error.StatusCode != SmtpStatusCode.ServiceNotAvailable =>
                new MailOutcome(MailResult.NotThisOne, $"The mail server {settings.Host} does not take this mail now ({code})."),
            (false, _) => new MailOutcome(MailResult.NotNow, $"The mail server {settings.Host} takes no mails at the moment ({code})."),
            (_, SmtpErrorCode.RecipientNotAccepted) => new MailOutcome(
                MailResult.Refused, $"The mail server refused the reader's address ({code}). Correct it where it comes from."),
            (_, SmtpErrorCode.MessageNotAccepted) => new MailOutcome(
                MailResult.Refused, $"The mail server refused the mail ({code}). Look into its log for the reason."),
            _ => new MailOutcome(
                MailResult.Misconfigured, $"The mail server {settings.Host} refused to work for the bridge ({code}). Check 'from', 'user' and 'password' of 'mail'."),
        };
    }

    private string Words(Exception error) => error switch
    {
        AuthenticationException => $"The mail server {settings.Host} does not accept the sign-in. Check 'user' and 'password' of 'mail'.",
        SslHandshakeException => $"The mail server {settings.Host} has no certificate that counts here, or speaks no TLS on port {settings.Port}. Check 'host', 'port' and 'security' of 'mail'; 'trust' names a certificate of your own.",
        _ => $"The mail server {settings.Host} does not offer what 'security' and 'user' of 'mail' ask for.",
    };

    /// <summary>Notices when the first byte of a mail's text leaves.</summary>
    private sealed class TextOnItsWay : ITransferProgress
    {
        public bool HasBegun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => HasBegun = true;

        public void Report(long bytesTransferred) => HasBegun = true;
    }
}
