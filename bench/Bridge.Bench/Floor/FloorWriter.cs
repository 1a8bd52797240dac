using System.Net.Http.Headers;

namespace Bridge.Bench.Floor;

/// <summary>Posts the bodies as bulk jobs, as many at once as the bridge does.</summary>
/// <param name="http">Client of Zendesk.</param>
/// <param name="jobs">Waits for the jobs.</param>
/// <param name="callsInFlight">Most posts in flight.</param>
internal sealed class FloorWriter(HttpClient http, FloorJobs jobs, int callsInFlight) : IDisposable
{
    // The bridge's default of the setting jobsInFlight.
    private const int JobsInFlight = 25;
    private static readonly MediaTypeHeaderValue _json = new("application/json");
    private readonly SemaphoreSlim _calls = new(callsInFlight);

    /// <summary>Posts all bodies and waits for the end of their jobs.</summary>
    /// <param name="bodies">Paths of the bodies.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>A task that ends with the last job.</returns>
    public Task WriteAllAsync(IAsyncEnumerable<string> bodies, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        bodies,
        new ParallelOptions { MaxDegreeOfParallelism = JobsInFlight, CancellationToken = cancellationToken },
        async (body, stop) => await jobs.EndOfAsync(await PostAsync(body, stop), stop));

    /// <inheritdoc />
    public void Dispose() => _calls.Dispose();

    private async Task<string> PostAsync(string path, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(path, cancellationToken));
        content.Headers.ContentType = _json;
        await _calls.WaitAsync(cancellationToken);
        try
        {
            using var answer = await http.PostAsync("/api/v2/users/create_or_update_many", content, cancellationToken);
            answer.EnsureSuccessStatusCode();
            return FloorJobs.IdOf(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        finally
        {
            _calls.Release();
        }
    }
}
