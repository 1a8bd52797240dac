namespace Bridge.Host.Storage;

/// <summary>Looks at what the hub keeps, again and again, and waits a minute when a store cannot be used.</summary>
/// <remarks>Whoever follows remembers in a store what it did: a stop between two looks loses nothing.</remarks>
/// <param name="every">Time between two looks.</param>
/// <param name="time">The clock.</param>
internal abstract class StoreFollower(TimeSpan every, TimeProvider time) : BackgroundService
{
    /// <summary>Records of one look-up.</summary>
    protected const int PageSize = 500;

    private static readonly TimeSpan _afterFault = TimeSpan.FromMinutes(1);

    /// <summary>The clock.</summary>
    protected TimeProvider Time { get; } = time;

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(await LookAsync(stoppingToken), Time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A wanted stop. What was not done is done by the next host.
        }
    }

    /// <summary>Does what has come up since the last look.</summary>
    /// <param name="cancellationToken">Stops between two steps.</param>
    /// <returns>A task that ends when nothing is left to do for now.</returns>
    protected abstract Task FollowAsync(CancellationToken cancellationToken);

    /// <summary>Tells the administrator that nothing can be done for a minute.</summary>
    /// <param name="message">What is wrong with the store, and what to do.</param>
    protected abstract void TellHeld(string message);

    private async Task<TimeSpan> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FollowAsync(cancellationToken);
            return every;
        }
        catch (StoreException error)
        {
            TellHeld(error.Message);
            return _afterFault;
        }
    }
}
