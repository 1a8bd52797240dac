namespace Bridge.Host.Cli.Demo.Crms;

/// <summary>What members and representatives do in a help desk of the demo.</summary>
internal interface IDemoDesk
{
    /// <summary>Members whom the CRM knows.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The names by which <see cref="AskAsync"/> takes them.</returns>
    Task<IReadOnlyList<string>> MembersAsync(int most, CancellationToken cancellationToken);

    /// <summary>A member asks.</summary>
    /// <param name="member">One of <see cref="MembersAsync"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The help desk's own id of the ticket.</returns>
    Task<string> AskAsync(string member, CancellationToken cancellationToken);

    /// <summary>A representative answers and solves a ticket.</summary>
    /// <param name="ticket">Its id.</param>
    /// <param name="number">Which representative, counted round.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends then.</returns>
    Task SolveAsync(string ticket, int number, CancellationToken cancellationToken);

    /// <summary>Chooses the group that looks after members who were not content; makes it where there is none.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its name, as the settings take it.</returns>
    Task<string> EscalationAsync(CancellationToken cancellationToken);

    /// <summary>Counts the tickets that the help desk itself holds.</summary>
    /// <param name="subject">Beginning of their subject.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many there are.</returns>
    Task<int> CountTicketsAsync(string subject, CancellationToken cancellationToken);
}
