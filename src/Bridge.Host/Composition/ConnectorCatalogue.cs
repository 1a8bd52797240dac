using Bridge.Connectors.Dataverse;
using Bridge.Connectors.Reso;
using Bridge.Connectors.Freshdesk;
using Bridge.Connectors.Salesforce;
using Bridge.Connectors.Standings;
using Bridge.Connectors.Webhook;
using Bridge.Connectors.Workbook;
using Bridge.Connectors.Zendesk;
using Bridge.Core.Connectors;

namespace Bridge.Host.Composition;

/// <summary>The connectors this build contains; the one place that names them.</summary>
internal static class ConnectorCatalogue
{
    /// <summary>Lists the connectors.</summary>
    /// <returns>Connectors by name.</returns>
    public static IReadOnlyDictionary<string, IConnector> Open()
    {
        IConnector[] connectors =
        [
            new ResoConnector(), new StandingConnector(), new WorkbookConnector(), ZendeskRegistration.Create(), SalesforceRegistration.Create(),
            DataverseRegistration.Create(),
            FreshdeskRegistration.Create(), new WebhookConnector(),
        ];
        return connectors.ToDictionary(connector => connector.Name, StringComparer.Ordinal);
    }
}
