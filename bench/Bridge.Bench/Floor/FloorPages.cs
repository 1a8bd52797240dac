using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Bridge.Bench.Floor;

/// <summary>Reads the pages one after another, two ahead as the bridge does; each page makes its share of the bodies due.</summary>
internal static class FloorPages
{
    private const int PagesAhead = 2;

    /// <summary>Reads the pages and hands out the bodies.</summary>
    /// <param name="http">Client of the MLS.</param>
    /// <param name="pages">The pages in order.</param>
    /// <param name="bodies">Paths of the bodies in order.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Paths of the bodies, never more than the pages read so far make due.</returns>
    public static async IAsyncEnumerable<string> ReadAsync(
        HttpClient http, IReadOnlyList<FloorPage> pages, IReadOnlyList<string> bodies, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = Channel.CreateBounded<FloorPage>(PagesAhead);
        var reading = FillAsync(http, pages, ahead.Writer, cancellationToken);
        var sent = 0;
        await foreach (var page in ahead.Reader.ReadAllAsync(cancellationToken))
        {
            for (; sent < page.BodiesDue; sent++)
            {
                yield return bodies[sent];
            }
        }

        await reading;
    }

    private static async Task FillAsync(
        HttpClient http, IReadOnlyList<FloorPage> pages, ChannelWriter<FloorPage> ahead, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var page in pages)
            {
                _ = await http.GetByteArrayAsync(page.Path, cancellationToken);
                await ahead.WriteAsync(page, cancellationToken);
            }
        }
        finally
        {
            ahead.Complete(); // After a failure the caller meets it when it awaits this task.
        }
    }
}
