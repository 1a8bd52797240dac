using System.Reflection;

namespace Bridge.Architecture.Tests;

/// <summary>Connectors and Host show the world nothing but their doors; each is listed with its reason.</summary>
public class PublicSurfaceTests
{
    private static readonly Dictionary<string, Dictionary<string, string>> _doors = new(StringComparer.Ordinal)
    {
        ["Bridge.Connectors"] = new()
        {
            ["Bridge.Connectors.Dataverse.DataverseRegistration"] = "its name in the settings; makes the connector",
            ["Bridge.Connectors.Freshdesk.FreshdeskRegistration"] = "its name in the settings; makes the connector",
            ["Bridge.Connectors.Http.Connection"] = "opens a connection with its limits and retries; Host and an integrator's tests start there",
            ["Bridge.Connectors.Reso.ResoConnector"] = "the connector itself, for the host's catalogue; nothing has to be handed in",
            ["Bridge.Connectors.Salesforce.SalesforceRegistration"] = "its name in the settings; makes the connector",
            ["Bridge.Connectors.Standings.StandingConnector"] = "the connector itself, for the host's catalogue; nothing has to be handed in",
            ["Bridge.Connectors.Reso.ResoRegistration"] = "its name in the settings",
            ["Bridge.Connectors.Tables.FactTable"] = "reads tables of tickets, staff, members and the like; the host's import starts there",
            ["Bridge.Connectors.Tables.IFactSink"] = "handed in: takes the rows",
            ["Bridge.Connectors.Telephony.CallFiles"] = "opens readers of call files; the host's import starts there",
            ["Bridge.Connectors.Telephony.CallerKeys"] = "handed in: hashes callers' numbers with the installation's secret",
            ["Bridge.Connectors.Telephony.ICallFileReader"] = "what the readers are, one for each form of file",
            ["Bridge.Connectors.Telephony.QueueLogCarry"] = "handed in: what earlier pieces of a log left unfinished; the host keeps it",
            ["Bridge.Connectors.Webhook.WebhookConnector"] = "the connector itself, for the host's catalogue; nothing has to be handed in",
            ["Bridge.Connectors.Workbook.WorkbookConnector"] = "the connector itself, for the host's catalogue; nothing has to be handed in",
            ["Bridge.Connectors.Zendesk.ZendeskRegistration"] = "its name in the settings; makes the connector",
        },
        ["Bridge.Host"] = new() { ["Program"] = "made public by the web SDK, for tests of web applications" },
    };

    [Theory]
    [InlineData("Bridge.Connectors")]
    [InlineData("Bridge.Host")]
    public void Only_the_doors_are_public(string name)
    {
        var shown = Shown(Assembly.Load(name)).OfType<string>().ToList();

        Findings.None(shown.Except(_doors[name].Keys), "Make these internal; a door, such as XRegistration of a connector, is listed in this class with its reason.");
        Findings.None(_doors[name].Keys.Except(shown), "These doors are gone: take them out of the list in this class.");
    }

    [Fact]
    public void The_check_sees_a_planted_offender() =>
        Assert.Contains(typeof(Planted.Beta.NeighbourClient).FullName, Shown(typeof(PublicSurfaceTests).Assembly));

    private static IEnumerable<string?> Shown(Assembly assembly) =>
        assembly.GetExportedTypes().Select(type => type.FullName).Order(StringComparer.Ordinal);
}
