using Bridge.Connectors.Dataverse.Access;
using Bridge.Connectors.Dataverse.Schema;
using Bridge.Connectors.Http;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse;

/// <summary>What all sinks of one connection share: client, descriptions of tables, and the turn of those who send again.</summary>
internal sealed class DataverseSession
{
    /// <summary>Opens the session of a connection; makes no call.</summary>
    /// <param name="connection">The connection.</param>
    public DataverseSession(ConnectionContext connection)
    {
        Settings = new DataverseSettings(connection.Settings);
        Time = connection.Time;
        Client = new DataverseClient(connection.Http, new DataverseSignIn(connection.Http, Settings, connection.Time), Settings.Address, connection.Time);
        Tables = new DataverseTables(Client);
        Repeats = new RecordRepeats(connection.Time);
    }

    /// <summary>Name of the connection.</summary>
    public string Name => Settings.Name;

    /// <summary>The connection's settings.</summary>
    public DataverseSettings Settings { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The client.</summary>
    public DataverseClient Client { get; }

    /// <summary>Descriptions of tables.</summary>
    public DataverseTables Tables { get; }

    /// <summary>Sends records again whose rows somebody else held.</summary>
    public RecordRepeats Repeats { get; }
}
