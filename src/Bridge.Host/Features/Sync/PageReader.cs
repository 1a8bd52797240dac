using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Bridge.Core.Connectors;

namespace Bridge.Host.Features.Sync;

/// <summary>Reads pages ahead of their writing, a bounded number of them.</summary>
internal static class PageReader
{
    private const int PagesAhead = 2;

    /// <summary>Streams pages, reading ahead.</summary>
    /// <typeparam name="TPage">Page type.</typeparam>
    /// <param name="pages">The pages.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The same pages in order.</returns>
    public static async IAsyncEnumerable<TPage> ReadAheadAsync<TPage>(
        IAsyncEnumerable<TPage> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = Channel.CreateBounded<TPage>(PagesAhead);
        var reading = Task.Run(() => FillAsync(pages, ahead.Writer, stop.Token), CancellationToken.None);
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
        IAsyncEnumerable<TPage> pages, ChannelWriter<TPage> writer, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var page in pages.WithCancellation(cancellationToken))
            {
                await writer.WriteAsync(page, cancellationToken);
            }

            writer.Complete();
        }
        catch (Exception error) when (error is ConnectorException or OperationCanceledException)
        {
            writer.Complete(error); // Thrown where the pages are taken.
        }
    }
}
