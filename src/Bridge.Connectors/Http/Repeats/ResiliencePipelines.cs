using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Bridge.Connectors.Http.Repeats;

/// <summary>The Polly strategies of one connection; connectors choose numbers, never the shape.</summary>
internal sealed class ResiliencePipelines
{
    /// <summary>Builds the strategies.</summary>
    /// <param name="options">Their numbers.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Chance for the jitter.</param>
    public ResiliencePipelines(ResilienceOptions options, TimeProvider time, Random random)
    {
        Outer = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = "bridge.calls", TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                // The governor holds the next attempt back until the vendor allows it; no delay of its own.
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { } answer && IsThrottled(answer)),
                MaxRetryAttempts = options.MaxThrottledAttempts,
                Delay = TimeSpan.Zero,
                OnRetry = Discard,
            })
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = args => ValueTask.FromResult(MayRepeat(ResilienceHandler.RequestOf(args.Context)) && IsTransient(args.Outcome)),
                MaxRetryAttempts = options.MaxRetryAttempts,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.BaseDelay,
                MaxDelay = options.MaxDelay,
                Randomizer = () => NextDouble(random),
                OnRetry = Discard,
            })
            .Build();
        Inner = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = "bridge.attempt", TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome)),
                FailureRatio = 0.8,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = options.BreakDuration,
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();
    }

    /// <summary>Throttling and retry.</summary>
    public ResiliencePipeline<HttpResponseMessage> Outer { get; }

    /// <summary>Circuit breaker and the time limit of one attempt.</summary>
    public ResiliencePipeline<HttpResponseMessage> Inner { get; }

    /// <summary>Tells whether an answer asks to come back later.</summary>
    /// <param name="response">The answer.</param>
    /// <returns>True for 429, and for 503 that names a time.</returns>
    public static bool IsThrottled(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.TooManyRequests
        || (response.StatusCode == HttpStatusCode.ServiceUnavailable && response.Headers.Contains("Retry-After"));

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } } => false,
        { Exception: HttpRequestException or IOException or TimeoutRejectedException } => true,
        { Result: { } answer } => !IsThrottled(answer) && answer.StatusCode is HttpStatusCode.RequestTimeout
            or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
        _ => false,
    };

    private static bool MayRepeat(HttpRequestMessage request) =>
        request.Options.TryGetValue(CallOptions.IsIdempotent, out var idempotent) ? idempotent : request.Method == HttpMethod.Get;

    private static ValueTask Discard(OnRetryArguments<HttpResponseMessage> args)
    {
        args.Outcome.Result?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static double NextDouble(Random random)
    {
        lock (random)
        {
            return random.NextDouble();
        }
    }
}
