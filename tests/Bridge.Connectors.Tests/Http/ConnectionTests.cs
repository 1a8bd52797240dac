using Bridge.ConnectorKit;
using Bridge.Connectors.Http;
using Bridge.Connectors.Reso;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Tests.Http;

public class ConnectionTests
{
    [Fact]
    public void A_connector_that_does_not_say_what_it_sends_may_not_write()
    {
        var settings = new ConnectionSettings("mls", new Dictionary<string, string> { ["address"] = "https://mls.example/odata/" });
        using var connection = Connection.Open(new ResoConnector(), settings, TimeProvider.System, new Random(1), new RecordingJournal());

        var error = Assert.Throws<ConnectorException>(() => connection.Allow(new TargetShape([new TargetField { Name = "name" }])));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("Connection mls", error.Problem, StringComparison.Ordinal);
        Assert.Contains(nameof(IDeclaresEgress), error.Remedy, StringComparison.Ordinal);
    }
}
