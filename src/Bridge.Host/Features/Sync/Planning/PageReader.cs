using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Bridge.Core.Connectors;

namespace Bridge.Host.Features.Sync.Planning;

/// <summary>Reads pages ahead of their writing, a bounded number of them.</summary>
internal static class PageReader
{
    private const int PagesAhead = 1;

    /// <summary>Streams pages, reading ahead.</summary>
    /// <typeparam name="TPage">Page type.</typeparam>
    /// <param name="pages">The pages.</param>
    /// <param name="startRead">Starts the span of the waiting for one page; null when nobody listens.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The same pages in order.</returns>
    public static async IAsyncEnumerable<TPage> ReadAheadAsync<TPage>(
        IAsyncEnumerable<TPage> pages, Func<Activity?> startRead, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = Channel.CreateBounded<TPage>(PagesAhead);
        var reading = Task.Run(() => FillAsync(pages, startRead, ahead.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var page in ahead.Reader.ReadAllAsync(cancellationToken))
            {
                yield return page;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task FillAsync<TPage>(
        IAsyncEnumerable<TPage> pages, Func<Activity?> startRead, ChannelWriter<TPage> writer, CancellationToken cancellationToken)
    {
        var read = startRead();
        try
        {
            await foreach (var page in pages.WithCancellation(cancellationToken))
            {
                read?.Dispose();
                await writer.WriteAsync(page, cancellationToken);
                read = startRead();
            }

            writer.Complete();
        }
        catch (Exception error) when (error is ConnectorException or OperationCanceledException)
        {
            writer.Complete(error); // Thrown where the pages are taken.
        }
        finally
        {
            read?.Dispose();
        }
    }
}
