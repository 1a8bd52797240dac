using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;

namespace Bridge.Host.Features.Wall;

/// <summary>Hands the newest view to everybody who looks. Whoever is slow misses views and never holds the others up. Safe for parallel use.</summary>
internal sealed class WallFeed
{
    private readonly ConcurrentDictionary<Channel<string>, bool> _readers = [];
    private volatile Shown? _newest;

    /// <summary>The newest view; null before the first.</summary>
    public WallView? Newest => _newest?.View;

    /// <summary>Shows a view.</summary>
    /// <param name="view">The view.</param>
    public void Show(WallView view)
    {
        var shown = _newest = new Shown(view, JsonSerializer.Serialize(view, WallJson.Default.WallView));
        foreach (var reader in _readers.Keys)
        {
            reader.Writer.TryWrite(shown.Json);
        }
    }

    /// <summary>Follows the views from the newest on.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Views as JSON.</returns>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        _readers[reader] = true;
        try
        {
            if (_newest is { } shown)
            {
                reader.Writer.TryWrite(shown.Json);
            }

            while (await HasNextAsync(reader.Reader, cancellationToken))
            {
                while (reader.Reader.TryRead(out var json))
                {
                    yield return new SseItem<string>(json);
                }
            }
        }
        finally
        {
            _readers.TryRemove(reader, out _);
        }
    }

    // The end of a look is no failure.
    private static async Task<bool> HasNextAsync(ChannelReader<string> reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.WaitToReadAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private sealed record Shown(WallView View, string Json);
}
