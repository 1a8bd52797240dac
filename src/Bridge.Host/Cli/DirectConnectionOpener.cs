using Bridge.Core.Connectors;
using Bridge.Host.Settings;

namespace Bridge.Host.Cli;

/// <summary>Opens connections without retries: a check shows what a single call meets.</summary>
/// <param name="time">The clock.</param>
internal sealed class DirectConnectionOpener(TimeProvider time) : IConnectionOpener, IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, ConnectionContext> _open = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public ConnectionContext Open(ConnectionEntry entry)
    {
        if (!_open.TryGetValue(entry.Name, out var context))
        {
            // Redirects stay off: they would carry credentials to an address that nobody configured.
            var handler = new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = System.Net.DecompressionMethods.All,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                UseCookies = false,
            };
            context = new ConnectionContext(entry.Settings, new HttpClient(handler) { Timeout = _patience }, new CallMeter(), time);
            _open.Add(entry.Name, context);
        }

        return context;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var context in _open.Values)
        {
            context.Http.Dispose();
        }
    }
}
