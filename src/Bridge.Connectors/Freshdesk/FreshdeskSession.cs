using Bridge.Connectors.Desk;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Connectors.Freshdesk.Provisioning;
using Bridge.Connectors.Freshdesk.Sinks;
using Bridge.Connectors.Freshdesk.Tickets;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Freshdesk;

/// <summary>What all sinks and sources of one connection share.</summary>
internal sealed class FreshdeskSession
{
    /// <summary>Opens the session of a connection; makes no call.</summary>
    /// <param name="connection">The connection.</param>
    public FreshdeskSession(ConnectionContext connection)
    {
        Settings = new FreshdeskSettings(connection.Settings);
        Time = connection.Time;
        Client = new FreshdeskClient(connection.Http, Settings, connection.Time);
        Fields = new FreshdeskFields(Client);
        Contacts = new FreshdeskDirectory(Client, FreshdeskKind.Contacts, connection.Time);
        Companies = new FreshdeskDirectory(Client, FreshdeskKind.Companies, connection.Time);
        Staff = new FreshdeskStaff(Client);
        People = new FreshdeskPeople(Client, connection.Time);
    }

    /// <summary>The connection's settings.</summary>
    public FreshdeskSettings Settings { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The client.</summary>
    public FreshdeskClient Client { get; }

    /// <summary>Descriptions of fields.</summary>
    public FreshdeskFields Fields { get; }

    /// <summary>Which contact has which key.</summary>
    public FreshdeskDirectory Contacts { get; }

    /// <summary>Which company has which key.</summary>
    public FreshdeskDirectory Companies { get; }

    /// <summary>Agents and groups.</summary>
    public FreshdeskStaff Staff { get; }

    /// <summary>Which member a requester is.</summary>
    public FreshdeskPeople People { get; }

    /// <summary>The turn of those who open tickets or comment.</summary>
    public DeskTurn DeskTurn { get; } = new();
}
