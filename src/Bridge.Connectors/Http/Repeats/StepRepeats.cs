using Bridge.Core.Connectors;
using Polly;
using Polly.Retry;

namespace Bridge.Connectors.Http.Repeats;

/// <summary>
/// Takes a step of several calls again from its beginning, where a single call of it could not be made again: a step that was cut off
/// must leave nothing behind that has an effect, or go on from what it left.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class StepRepeats(TimeProvider time)
{
    // A step holds several calls of which each may be lost, and goes on from what is there: three repeats were too few where every seventh call is
    // lost. Six end within a quarter of a minute, so that an administrator is not kept waiting by a system that is down.
    private const int MostRepeats = 6;

    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder { Name = "bridge.steps", TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is ConnectorException { Kind: FailureKind.Transient }),
            MaxRetryAttempts = MostRepeats,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(200),
            MaxDelay = TimeSpan.FromSeconds(10),
        })
        .Build();

    /// <summary>Takes the step, again after each transient failure until patience ends.</summary>
    /// <typeparam name="T">What the step gives.</typeparam>
    /// <param name="stepAsync">The step.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <returns>What it gives.</returns>
    /// <exception cref="ConnectorException">It failed for good, or too often.</exception>
    public ValueTask<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> stepAsync, CancellationToken cancellationToken) =>
        _pipeline.ExecuteAsync(stepAsync, cancellationToken);

    /// <summary>Takes a step that gives nothing, again after each transient failure until patience ends.</summary>
    /// <param name="stepAsync">The step; told whether it was begun before, so that it can look first what the lost answer left behind.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <returns>A task that ends when the step is done.</returns>
    /// <exception cref="ConnectorException">It failed for good, or too often.</exception>
    public async Task RunAsync(Func<bool, CancellationToken, Task> stepAsync, CancellationToken cancellationToken)
    {
        var wasBegun = false;
        await _pipeline.ExecuteAsync(
            async token =>
            {
                var isRepeat = wasBegun;
                wasBegun = true;
                await stepAsync(isRepeat, token);
            },
            cancellationToken);
    }
}
