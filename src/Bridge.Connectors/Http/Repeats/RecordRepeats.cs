using Bridge.Core.Connectors;
using Polly;
using Polly.Retry;

namespace Bridge.Connectors.Http.Repeats;

/// <summary>
/// Sends the records of an answered call again that the vendor was too busy for: it took the call, but somebody else held these
/// rows. One caller at a time, so that those who wait do not lock each other out.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class RecordRepeats(TimeProvider time) : IDisposable
{
    private const int MostRepeats = 6;
    private readonly SemaphoreSlim _turn = new(1);

    private readonly ResiliencePipeline<IReadOnlyList<WriteResult>> _pipeline =
        new ResiliencePipelineBuilder<IReadOnlyList<WriteResult>> { Name = "bridge.records", TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<IReadOnlyList<WriteResult>>
            {
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { } results && results.Any(IsBusy)),
                MaxRetryAttempts = MostRepeats - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = TimeSpan.FromSeconds(5),
            })
            .Build();

    /// <summary>Sends the records again whose outcome is <see cref="WriteOutcome.Unknown"/>, until each has another one or patience ends.</summary>
    /// <param name="batch">The records that were sent; sending one again has the same effect as sending it once.</param>
    /// <param name="first">What became of them so far.</param>
    /// <param name="sendAsync">Sends some of them.</param>
    /// <param name="cancellationToken">Abandons the sending.</param>
    /// <returns>One result for each record; those still busy stay unknown, so that a later run sends them.</returns>
    /// <exception cref="ConnectorException">A call failed as a whole.</exception>
    public async Task<IReadOnlyList<WriteResult>> SettleAsync(
        IReadOnlyList<Write> batch,
        IReadOnlyList<WriteResult> first,
        Func<IReadOnlyList<Write>, CancellationToken, Task<IReadOnlyList<WriteResult>>> sendAsync,
        CancellationToken cancellationToken)
    {
        if (!first.Any(IsBusy))
        {
            return first;
        }

        var settled = first.ToDictionary(result => result.ExternalId, StringComparer.Ordinal);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await _pipeline.ExecuteAsync(
                async token =>
                {
                    var results = await sendAsync([.. batch.Where(write => IsBusy(settled[write.ExternalId]))], token);
                    foreach (var result in results)
                    {
                        settled[result.ExternalId] = result;
                    }

                    return results;
                },
                cancellationToken);
        }
        finally
        {
            _turn.Release();
        }

        return [.. settled.Values];
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private static bool IsBusy(WriteResult result) => result.Outcome == WriteOutcome.Unknown;
}
