using Bridge.Connectors.Desk;
using Bridge.Connectors.Http.Repeats;
using Bridge.Connectors.Salesforce.Access;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Connectors.Salesforce.Bulk;
using Bridge.Connectors.Salesforce.Cases;
using Bridge.Connectors.Salesforce.Provisioning;
using Bridge.Connectors.Salesforce.Schema;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce;

/// <summary>What all sinks of one connection share: client, descriptions of objects, and the turn of those who send again.</summary>
internal sealed class SalesforceSession
{
    /// <summary>Opens the session of a connection; makes no call.</summary>
    /// <param name="connection">The connection.</param>
    public SalesforceSession(ConnectionContext connection)
    {
        Settings = new SalesforceSettings(connection.Settings);
        Time = connection.Time;
        var signIn = new SalesforceSignIn(connection.Http, Settings.Address, Settings.Grant(connection.Time), connection.Time);
        Client = new SalesforceClient(connection.Http, signIn, Settings.Version, connection.Time);
        Schemas = new SalesforceSchemas(Client);
        Rights = new SalesforceFieldRights(Client);
        Repeats = new RecordRepeats(connection.Time);
        Jobs = new SalesforceJobs(Client, new StepRepeats(connection.Time), connection.Time);
        Cases = new SalesforceCaseOrg(this);
    }

    /// <summary>The connection's settings.</summary>
    public SalesforceSettings Settings { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The client.</summary>
    public SalesforceClient Client { get; }

    /// <summary>Descriptions of objects.</summary>
    public SalesforceSchemas Schemas { get; }

    /// <summary>What the org says about its cases.</summary>
    public SalesforceCaseOrg Cases { get; }

    /// <summary>The turn of those who comment on tickets.</summary>
    public DeskTurn DeskTurn { get; } = new();

    /// <summary>Brings files through bulk jobs.</summary>
    public SalesforceJobs Jobs { get; }

    /// <summary>Gives rights to fields.</summary>
    public SalesforceFieldRights Rights { get; }

    /// <summary>Sends records again whose rows somebody else held.</summary>
    public RecordRepeats Repeats { get; }
}
