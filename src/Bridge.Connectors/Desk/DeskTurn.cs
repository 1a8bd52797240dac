namespace Bridge.Connectors.Desk;

/// <summary>
/// Lets those who write to the tickets of a connection through one after another: what looks first and writes then must not be
/// overtaken by its like. Safe for parallel use.
/// </summary>
internal sealed class DeskTurn
{
    // Nobody asks it for a wait handle, so there is nothing that would have to be disposed.
    private SemaphoreSlim Turn { get; } = new(1);

    /// <summary>Acts when its turn has come.</summary>
    /// <typeparam name="T">What the act gives.</typeparam>
    /// <param name="act">The act.</param>
    /// <param name="cancellationToken">Stops waiting; the act has a token of its own.</param>
    /// <returns>What it gave.</returns>
    public async Task<T> TakeAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        try
        {
            return await act();
        }
        finally
        {
            Turn.Release();
        }
    }
}
