using System.Net;

namespace Bridge.Connectors.Tests.Provisioning;

/// <summary>Loses the answer of one write, which took effect, or lets no write through any more from one on; sessions and reads pass.</summary>
/// <param name="nth">Which write, from 1.</param>
/// <param name="isCutOff">True to let neither that write nor any after it through.</param>
internal sealed class LossyWrites(int nth, bool isCutOff = false) : DelegatingHandler
{
    private int _writes;

    /// <summary>Writes that were tried.</summary>
    public int Writes => Volatile.Read(ref _writes);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isSession = request.RequestUri!.AbsolutePath.EndsWith("/token", StringComparison.Ordinal); // every request has an address
        var at = request.Method == HttpMethod.Get || isSession ? 0 : Interlocked.Increment(ref _writes);
        if (isCutOff && at >= nth)
        {
            return new HttpResponseMessage(HttpStatusCode.InternalServerError) { RequestMessage = request };
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (at != nth || isCutOff)
        {
            return answer;
        }

        answer.Dispose();
        return new HttpResponseMessage(HttpStatusCode.InternalServerError) { RequestMessage = request };
    }
}
