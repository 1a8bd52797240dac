using System.Collections.Concurrent;
using System.Text.Json;

namespace Bridge.Bench.Floor;

/// <summary>Asks about all open jobs in one call, at a fixed rhythm.</summary>
/// <param name="http">Client of Zendesk.</param>
/// <param name="time">The clock.</param>
internal sealed class FloorJobs(HttpClient http, TimeProvider time)
{
    // The shortest pause between two polls of the bridge, too.
    private static readonly TimeSpan _rhythm = TimeSpan.FromMilliseconds(25);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _open = new(StringComparer.Ordinal);

    /// <summary>Reads the id of the job that a call began.</summary>
    /// <param name="answer">Body of the answer.</param>
    /// <returns>The id.</returns>
    public static string IdOf(byte[] answer)
    {
        using var json = JsonDocument.Parse(answer);
        return Text(json.RootElement.GetProperty("job_status"), "id");
    }

    /// <summary>Waits for the end of a job.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends with the job.</returns>
    public Task EndOfAsync(string id, CancellationToken cancellationToken) => _open
        .GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(cancellationToken);

    /// <summary>Polls until it is stopped.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends only by a failure or by being stopped.</returns>
    /// <exception cref="HttpRequestException">A call was refused or a job did not complete.</exception>
    public async Task PollAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_rhythm, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (!_open.IsEmpty)
            {
                Settle(await http.GetByteArrayAsync($"/api/v2/job_statuses/show_many?ids={string.Join(',', _open.Keys)}", cancellationToken));
            }
        }
    }

    private void Settle(byte[] answer)
    {
        using var json = JsonDocument.Parse(answer);
        foreach (var job in json.RootElement.GetProperty("job_statuses").EnumerateArray())
        {
            switch (Text(job, "status"))
            {
                case "completed":
                    if (_open.TryRemove(Text(job, "id"), out var waiting))
                    {
                        waiting.SetResult();
                    }

                    break;
                case "failed" or "killed":
                    throw new HttpRequestException("a job of the Zendesk stand-in did not complete.");
            }
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
