using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Serving;

/// <summary>Keeps the API calls that a sandbox received, before faults and answers; for proofs that read every byte that was sent.</summary>
/// <remarks>Safe for use by many threads. Everything stays in memory.</remarks>
public sealed class RequestRecording
{
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];

    /// <summary>How many calls were kept so far.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _requests.Count;
            }
        }
    }

    /// <summary>The calls so far, in the order they came in.</summary>
    /// <returns>A copy of the list.</returns>
    public IReadOnlyList<RecordedRequest> Requests()
    {
        lock (_gate)
        {
            return [.. _requests];
        }
    }

    /// <summary>Keeps a call and puts its body back for whoever answers it.</summary>
    internal async Task TakeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        body.Position = 0;
        request.Body = body;
        var headers = string.Concat(request.Headers.Select(header => $"{header.Key}: {header.Value}\n"));
        var taken = new RecordedRequest($"{request.Method} {request.Path}{request.QueryString}", headers, body.ToArray());
        lock (_gate)
        {
            _requests.Add(taken);
        }
    }
}
