namespace Bridge.Host.Cli.Demo.Crms;

/// <summary>A help desk that has chats, after which members are asked how it was.</summary>
internal interface IDemoChats
{
    /// <summary>A member chats with a representative until all is said.</summary>
    /// <param name="member">One of the desk's members.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends with the chat.</returns>
    Task ChatAsync(string member, CancellationToken cancellationToken);

    /// <summary>Adds a group of representatives.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it is there.</returns>
    Task AddGroupAsync(string name, CancellationToken cancellationToken);

    /// <summary>Counts the tickets that the help desk itself holds.</summary>
    /// <param name="subject">Beginning of their subject.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many there are.</returns>
    Task<int> CountTicketsAsync(string subject, CancellationToken cancellationToken);
}
