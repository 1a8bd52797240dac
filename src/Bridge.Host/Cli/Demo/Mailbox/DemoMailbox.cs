using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using MimeKit;

namespace Bridge.Host.Cli.Demo.Mailbox;

/// <summary>The members' mailboxes: a mail server on this machine, a page on which the mails can be read, and a folder with them.</summary>
/// <remarks>
/// Links in mails go to its page's address, and from there on to the bridge, whose port is another one with every start: in earnest a reverse proxy stands there.
/// </remarks>
internal sealed class DemoMailbox : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Lock _gate = new();
    private readonly List<MimeMessage> _mails = [];
    private readonly WebApplication _app;
    private ListenOptions? _smtp;
    private ListenOptions? _page;

    private DemoMailbox(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => _page = listen);
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                _smtp = listen;
                listen.Run(new SmtpSession(KeepAsync).ServeAsync);
            });
        });
        _app = builder.Build();
    }

    /// <summary>Port of the mail server on this machine.</summary>
    public int SmtpPort => _smtp?.IPEndPoint?.Port ?? throw new InvalidOperationException("It is not started yet.");

    /// <summary>The page with the mails.</summary>
    public Uri Address => new($"http://127.0.0.1:{(_page?.IPEndPoint?.Port ?? throw new InvalidOperationException("It is not started yet.")).ToString(CultureInfo.InvariantCulture)}/");

    /// <summary>Where the mails lie, one file each.</summary>
    public string Folder => _folder;

    /// <summary>Where the bridge listens now, or null while it does not.</summary>
    public Uri? Bridge { get; set; }

    /// <summary>The mails, in the order in which they came.</summary>
    public IReadOnlyList<MimeMessage> Mails
    {
        get
        {
            lock (_gate)
            {
                return [.. _mails];
            }
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where the mails go.</param>
    /// <param name="cancellationToken">Abandons the start.</param>
    /// <returns>The mailbox; the caller disposes it.</returns>
    public static async Task<DemoMailbox> StartAsync(string folder, CancellationToken cancellationToken)
    {
        var mailbox = new DemoMailbox(folder);
        mailbox._app.MapGet("/", () => Results.Content(MailboxPage.List(mailbox.Mails), "text/html; charset=utf-8"));
        mailbox._app.MapGet("/mails/{number:int}", (int number) => mailbox.Mails.ElementAtOrDefault(number - 1) is { } mail
            ? Results.Content(MailboxPage.Show(mail), "text/html; charset=utf-8")
            : Results.NotFound());
        foreach (var path in new[] { "/s/{**rest}", "/survey.css" })
        {
            // The method and the form stay the same. Source: RFC 9110, section 15.4.8.
            mailbox._app.Map(path, (HttpRequest request) => mailbox.Bridge is { } bridge
                ? Results.Redirect(new Uri(bridge, $"{request.Path}{request.QueryString}").AbsoluteUri, preserveMethod: true)
                : Results.Text("The bridge does not run at the moment.", statusCode: StatusCodes.Status503ServiceUnavailable));
        }

        await mailbox._app.StartAsync(cancellationToken);
        return mailbox;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _mails.ForEach(mail => mail.Dispose());
    }

    private async Task KeepAsync(byte[] content)
    {
        using var stream = new MemoryStream(content);
        var mail = await MimeMessage.LoadAsync(stream);
        int number;
        lock (_gate)
        {
            _mails.Add(mail);
            number = _mails.Count;
        }

        await File.WriteAllBytesAsync(Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{number:000}.eml")), content);
    }
}
