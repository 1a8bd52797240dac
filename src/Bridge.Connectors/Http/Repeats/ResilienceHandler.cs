using Bridge.Connectors.Http.Bodies;
using Bridge.Connectors.Http.Limits;
using Bridge.Core.Telemetry;
using Polly;

namespace Bridge.Connectors.Http.Repeats;

/// <summary>
/// The one place that makes a call again. Order, outermost first: throttling (wait as told, never counted as a failure),
/// retry (transient failures of idempotent calls only), rate governor, circuit breaker, time limit of one attempt.
/// </summary>
internal sealed class ResilienceHandler(ResiliencePipelines pipelines, RateGovernor governor, CallMeter meter)
    : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage> _request = new("bridge.request");

    /// <summary>Request of a Polly context, so that strategies can ask whether it may be repeated.</summary>
    /// <param name="context">The context.</param>
    /// <returns>The request.</returns>
    public static HttpRequestMessage RequestOf(ResilienceContext context) =>
        context.Properties.GetValue(_request, null!); // always set below before the pipeline runs

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(_request, request);
        var attempts = 0;
        try
        {
            return await pipelines.Outer.ExecuteAsync(
                async inner => await SendOnceAsync(request, attempts++ > 0, inner), context);
        }
        catch (Exception error) when (TransportFaults.Translate(error, request, HttpClient.DefaultProxy, cancellationToken) is { } translated)
        {
            throw translated;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, bool isRetry, ResilienceContext context)
    {
        request.Options.TryGetValue(CallOptions.Kind, out var kind);
        request.Options.TryGetValue(CallOptions.Limit, out var limit);
        var permit = await governor.AcquireAsync(limit, takesPlace: kind != CallKind.Poll, context.CancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            meter.Count(kind, isRetry);
            response = await pipelines.Inner.ExecuteAsync(
                async token => await SendWholeAsync(request, token), context.CancellationToken);
            return response;
        }
        finally
        {
            governor.End(permit, response, response is not null && ResiliencePipelines.IsThrottled(response));
        }
    }

    private async ValueTask<HttpResponseMessage> SendWholeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            // Read here, so that a body that is cut off counts as a failed attempt and not as an answer.
            var content = await WholeContent.ReadAsync(response.Content, cancellationToken);
            response.Content = content;
            return IsTorn(request, response, content) ? throw new SpoiltAnswerException { IsPage = content.IsPage() } : response;
        }
        catch (InvalidDataException error)
        {
            // Packed bytes that cannot be unpacked were spoilt on the way, as a body that is cut off was.
            response.Dispose();
            throw new SpoiltAnswerException(error);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static bool IsTorn(HttpRequestMessage request, HttpResponseMessage response, WholeContent content) => response.IsSuccessStatusCode
        && ((Promises(request, CallOptions.AnswersJson) && !content.IsEmptyOrJson())
            || (Promises(request, CallOptions.AnswersObject) && !content.IsObject())
            || (Promises(request, CallOptions.AnswersCsv) && !content.IsWholeCsv())
            || (Promises(request, CallOptions.AnswersXml) && !content.IsWholeXml())
        || (Promises(request, CallOptions.AnswersParts) && !content.IsWholeParts()));

    private static bool Promises(HttpRequestMessage request, HttpRequestOptionsKey<bool> what) => request.Options.TryGetValue(what, out var does) && does;
}
