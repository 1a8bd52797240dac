namespace Bridge.Connectors.Http.Repeats;

/// <summary>Keeps something that has to be fetched anew now and then, such as a session: one fetch for all who wait. Safe for parallel use.</summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="fetch">Fetches a new one.</param>
/// <param name="isGood">Tells whether the one that is held may still be used.</param>
internal sealed class RenewedOnce<T>(Func<CancellationToken, Task<T>> fetch, Func<T, bool> isGood) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _renewal = new(1);
    private volatile T? _held;

    /// <summary>Gives the one that is good now.</summary>
    /// <param name="refused">One that has just been refused and is not to be given again; null for none.</param>
    /// <param name="cancellationToken">Abandons the fetch.</param>
    /// <returns>The one that is good now.</returns>
    public async ValueTask<T> GetAsync(T? refused, CancellationToken cancellationToken)
    {
        if (Good(refused) is { } held)
        {
            return held;
        }

        await _renewal.WaitAsync(cancellationToken);
        try
        {
            return Good(refused) ?? (_held = await fetch(cancellationToken));
        }
        finally
        {
            _renewal.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _renewal.Dispose();

    private T? Good(T? refused) => _held is { } held && !ReferenceEquals(held, refused) && isGood(held) ? held : null;
}
