using Bridge.Connectors.Dataverse.Access;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Dataverse.Cases;
using Bridge.Connectors.Dataverse.Schema;
using Bridge.Connectors.Http.Repeats;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse;

/// <summary>What all sinks of one connection share: client, descriptions of tables, and the turn of those who send again.</summary>
internal sealed class DataverseSession
{
    private string? _userId;

    /// <summary>Opens the session of a connection; makes no call.</summary>
    /// <param name="connection">The connection.</param>
    public DataverseSession(ConnectionContext connection)
    {
        Settings = new DataverseSettings(connection.Settings);
        Time = connection.Time;
        Client = new DataverseClient(connection.Http, new DataverseSignIn(connection.Http, Settings, connection.Time), Settings.Address, connection.Time);
        Tables = new DataverseTables(Client);
        Repeats = new RecordRepeats(connection.Time);
        CaseStates = new DataverseCaseStates(Settings);
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

    /// <summary>Where cases stand, by the settings.</summary>
    public DataverseCaseStates CaseStates { get; }

    /// <summary>Id of the bridge's own user, asked for once.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The id.</returns>
    public async ValueTask<string> UserIdAsync(CancellationToken cancellationToken)
    {
        if (_userId is null)
        {
            using var me = await Client.SendAsync(DataverseCall.Get("WhoAmI", "say who I am"), cancellationToken);
            _userId = me.Root.TextOf("UserId");
        }

        return _userId ?? throw DataverseErrors.Lost("say who I am", null);
    }

    /// <summary>Sends records again whose rows somebody else held.</summary>
    public RecordRepeats Repeats { get; }
}
