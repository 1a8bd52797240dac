using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Bridge.Host.Tests.Mail;

/// <summary>A real mail server on loopback that keeps what it takes.</summary>
internal sealed class MailServer : MessageStore, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<MimeMessage> _arrivals = Channel.CreateUnbounded<MimeMessage>();
    private readonly List<MimeMessage> _all = [];
    private Task _running = Task.CompletedTask;

    public int Port { get; private set; }

    /// <summary>Decides about each mail once its text is there; the usual answer takes it.</summary>
    public Func<MimeMessage, Task<SmtpResponse>> Answer { get; set; } = _ => Task.FromResult(SmtpResponse.Ok);

    /// <summary>Addresses that are refused.</summary>
    public HashSet<string> Refused { get; } = [];

    public IReadOnlyList<MimeMessage> All
    {
        get
        {
            lock (_all)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="port">Its port; 0 for any.</param>
    /// <param name="certificate">Its certificate; with one it offers STARTTLS and asks for the sign-in bridge and secret.</param>
    /// <param name="isTls">True to speak TLS from the first byte.</param>
    public static async Task<MailServer> StartAsync(int port = 0, X509Certificate2? certificate = null, bool isTls = false)
    {
        var server = new MailServer();
        var listening = new TaskCompletionSource<int>();
        var listeners = new EndpointListenerFactory();
        listeners.EndpointStarted += (_, started) => listening.TrySetResult(((IPEndPoint)started.LocalEndPoint).Port);
        var services = new ServiceProvider();
        services.Add((IMessageStore)server);
        services.Add(listeners);
        services.Add(new DelegatingUserAuthenticator((user, password) => (user, password) == ("bridge", "secret")));
        services.Add(new DelegatingMailboxFilter((_, _) => true, (_, to, _) => !server.Refused.Contains(to.AsAddress())));
        var options = new SmtpServerOptionsBuilder().ServerName("localhost")
            .Endpoint(endpoint =>
            {
                endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)).IsSecure(isTls);
                if (certificate is not null)
                {
                    endpoint.Certificate(certificate).AuthenticationRequired();
                }
            }).Build();
        server._running = new SmtpServer.SmtpServer(options, services).StartAsync(server._stop.Token);
        server.Port = await listening.Task;
        return server;
    }

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(buffer.ToArray());
        var mail = await MimeMessage.LoadAsync(stream, cancellationToken);
        lock (_all)
        {
            _all.Add(mail);
        }

        var answer = await Answer(mail);
        _arrivals.Writer.TryWrite(mail);
        return answer;
    }

    public async Task<MimeMessage> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        return await _arrivals.Reader.ReadAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_running.IsCompleted)
        {
            return;
        }

        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }
}
