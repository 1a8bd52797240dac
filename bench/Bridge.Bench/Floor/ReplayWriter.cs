using System.Text;

namespace Bridge.Bench.Floor;

/// <summary>Sends the calls, as many at once as the bridge does.</summary>
/// <param name="http">Client of the CRM.</param>
/// <param name="parallel">Most calls in flight.</param>
/// <param name="time">The clock.</param>
internal sealed class ReplayWriter(HttpClient http, int parallel, TimeProvider time)
{
    /// <summary>Sends all calls.</summary>
    /// <param name="calls">Paths of their files.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>A task that ends with the last answer.</returns>
    public Task WriteAllAsync(IAsyncEnumerable<string> calls, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        calls, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken }, SendAsync);

    private async ValueTask SendAsync(string path, CancellationToken cancellationToken)
    {
        var call = ReplayCall.Parse(await File.ReadAllTextAsync(path, cancellationToken));
        if (ReplayJob.IsOne(call))
        {
            await new ReplayJob(http, time).RunAsync(call, cancellationToken);
            return;
        }

        var line = call.Line.Split(' ', 2);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(call.Body));
        using var request = new HttpRequestMessage(new HttpMethod(line[0]), line[1]) { Content = content };
        foreach (var header in call.Headers.Select(header => header.Split(": ", 2)))
        {
            _ = header[0].StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
                ? content.Headers.TryAddWithoutValidation(header[0], header[1])
                : request.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        _ = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
    }
}
