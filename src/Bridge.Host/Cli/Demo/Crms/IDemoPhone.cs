namespace Bridge.Host.Cli.Demo.Crms;

/// <summary>A help desk that has a phone.</summary>
internal interface IDemoPhone
{
    /// <summary>A member calls, and is answered or gives up.</summary>
    /// <param name="member">One of the desk's members.</param>
    /// <param name="number">Number of the call: how long it waits and talks follows from it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends with the call.</returns>
    Task CallAsync(string member, int number, CancellationToken cancellationToken);
}
