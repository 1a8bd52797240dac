namespace Bridge.Host.Cli.Demo.Crms;

/// <summary>A CRM of the demo: a stand-in on this machine, or a workbook. Only its connection differs in the demo's settings.</summary>
internal interface IDemoCrm : IDemoDesk, IAsyncDisposable
{
    /// <summary>Its word in the settings, such as <c>zendesk</c>.</summary>
    string Name { get; }

    /// <summary>Its name for people.</summary>
    string Title { get; }

    /// <summary>Address where it is; a path where it is a file.</summary>
    string Place { get; }

    /// <summary>Settings of the connection, as they stand between braces.</summary>
    string Connection { get; }

    /// <summary>Counts the standings that it holds itself.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Members by the word in their field; those without one are left out.</returns>
    Task<IReadOnlyDictionary<string, int>> StandingsAsync(CancellationToken cancellationToken);
}
