namespace Bridge.Host.Cli.Demo.Crms;

/// <summary>A help desk that has a phone.</summary>
internal interface IDemoPhone
{
    /// <summary>A member has called, and was answered or gave up.</summary>
    /// <param name="member">One of the desk's members.</param>
    /// <param name="number">Number of the call: how long it waited and talked follows from it.</param>
    /// <param name="ago">How long ago it ended; never earlier than the call before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when the phone knows of it.</returns>
    Task CallAsync(string member, int number, TimeSpan ago, CancellationToken cancellationToken);

    /// <summary>A member begins to wait.</summary>
    /// <param name="member">One of the desk's members.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The call.</returns>
    Task<long> RingAsync(string member, CancellationToken cancellationToken);

    /// <summary>A representative takes a call that waits.</summary>
    /// <param name="call">The call.</param>
    /// <param name="number">Its number: who takes it follows from it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when they talk.</returns>
    Task AnswerAsync(long call, int number, CancellationToken cancellationToken);

    /// <summary>The member hangs up.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when the call is over.</returns>
    Task HangUpAsync(long call, CancellationToken cancellationToken);
}
