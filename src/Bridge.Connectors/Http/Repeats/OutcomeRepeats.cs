using Polly;
using Polly.Retry;

namespace Bridge.Connectors.Http.Repeats;

/// <summary>
/// Takes a batch again of which it is not known whether it took effect. Whoever asks reads the target before each repeat and sends what is not
/// there, so that a call which must not be made again (one that creates) needs no repeat of its own.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class OutcomeRepeats(TimeProvider time)
{
    // Calls that may be made again have been made four times when a round ends, and a target that cannot be read ends the rounds at once. Where every
    // twentieth call that creates is lost, one batch in 160,000 is still open after these.
    private const int MostRepeats = 3;

    private readonly ResiliencePipeline<bool> _pipeline = new ResiliencePipelineBuilder<bool> { Name = "bridge.outcomes", TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<bool>
        {
            ShouldHandle = args => ValueTask.FromResult(args.Outcome is { Exception: null, Result: false }),
            MaxRetryAttempts = MostRepeats,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(200),
            MaxDelay = TimeSpan.FromSeconds(5),
        })
        .Build();

    /// <summary>Takes rounds until one says that everything is known, or patience ends.</summary>
    /// <param name="roundAsync">A round: told whether it is a repeat, gives true when everything is known. What it throws ends the rounds.</param>
    /// <param name="cancellationToken">Ends the rounds.</param>
    /// <returns>True when everything is known.</returns>
    public async ValueTask<bool> RunAsync(Func<bool, CancellationToken, ValueTask<bool>> roundAsync, CancellationToken cancellationToken)
    {
        var isRepeat = false;
        return await _pipeline.ExecuteAsync(
            async token =>
            {
                var wasBegun = isRepeat;
                isRepeat = true;
                return await roundAsync(wasBegun, token);
            },
            cancellationToken);
    }
}
