using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Bridge.Bench.Floor;

/// <summary>Brings a file through a bulk job of Salesforce with the fewest calls: make, upload, close, ask until it is over, read what became of it.</summary>
/// <param name="http">Client of the CRM.</param>
/// <param name="time">The clock.</param>
internal sealed class ReplayJob(HttpClient http, TimeProvider time)
{
    // The bridge's first pause before it asks, too.
    private static readonly TimeSpan _rhythm = TimeSpan.FromMilliseconds(100);
    private static readonly MediaTypeHeaderValue _json = new("application/json");
    private static readonly MediaTypeHeaderValue _csv = new("text/csv");

    /// <summary>Tells whether a call uploads the file of a job.</summary>
    /// <param name="call">The call.</param>
    /// <returns>True when it does.</returns>
    public static bool IsOne(ReplayCall call) => call.Line.StartsWith("PUT ", StringComparison.Ordinal) && call.Line.Contains("/jobs/ingest/", StringComparison.Ordinal);

    /// <summary>Brings the file through.</summary>
    /// <param name="call">The upload, as it was recorded.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>A task that ends when the results are read.</returns>
    /// <exception cref="HttpRequestException">A call was refused or the job did not complete.</exception>
    public async Task RunAsync(ReplayCall call, CancellationToken cancellationToken)
    {
        var path = call.Line.Split(' ', 2)[1];
        var jobs = path[..(path.IndexOf("/jobs/ingest/", StringComparison.Ordinal) + "/jobs/ingest".Length)];
        var id = Text(await SendAsync(
            HttpMethod.Post, jobs, """{"object":"Contact","operation":"upsert","externalIdFieldName":"MLS_Key__c","contentType":"CSV","lineEnding":"LF"}""", _json, cancellationToken), "id");
        await SendAsync(HttpMethod.Put, $"{jobs}/{id}/batches", call.Body, _csv, cancellationToken);
        await SendAsync(HttpMethod.Patch, $"{jobs}/{id}", """{"state":"UploadComplete"}""", _json, cancellationToken);
        string state;
        do
        {
            await Task.Delay(_rhythm, time, cancellationToken);
            state = Text(await http.GetByteArrayAsync($"{jobs}/{id}", cancellationToken), "state");
        }
        while (state is "UploadComplete" or "InProgress");

        _ = state == "JobComplete" ? await http.GetByteArrayAsync($"{jobs}/{id}/successfulResults", cancellationToken)
            : throw new HttpRequestException("a job of the Salesforce stand-in did not complete.");
    }

    private async Task<byte[]> SendAsync(HttpMethod method, string path, string body, MediaTypeHeaderValue type, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = type;
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    private static string Text(byte[] answer, string name)
    {
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.GetProperty(name).GetString() ?? "";
    }
}
