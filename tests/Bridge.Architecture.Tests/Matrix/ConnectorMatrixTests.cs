using Bridge.Core.Connectors;
using Bridge.Host.Tests;

namespace Bridge.Architecture.Tests.Matrix;

/// <summary>docs/connectors.md says what the suites prove, no more and no less.</summary>
public class ConnectorMatrixTests
{
    private static readonly string _receivedFile = Path.Combine(AppContext.BaseDirectory, "connectors.received.md");

    [Fact]
    public void The_page_of_connectors_is_what_the_suites_prove()
    {
        var received = ConnectorMatrix.Render(ProductConnectors.ByName.Values);
        File.WriteAllText(_receivedFile, received);
        var page = Repository.Path("docs", "connectors.md");
        var approved = File.Exists(page) ? File.ReadAllText(page).ReplaceLineEndings("\n") : "";

        Assert.True(
            approved == received,
            $"""
            docs/connectors.md is not what the connectors declare and their suites prove:
            {string.Join('\n', received.Split('\n').Except(approved.Split('\n')))}
            If that is meant, approve it:
            cp {_receivedFile} docs/connectors.md
            """);
    }

    [Fact]
    public void Every_connector_of_the_product_is_on_the_page()
    {
        var page = ConnectorMatrix.Render(ProductConnectors.ByName.Values);

        Assert.All(ProductConnectors.ByName.Keys, name => Assert.Contains($"| {name} |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_connector_declares_without_a_suite_is_not_on_the_page()
    {
        var page = ConnectorMatrix.Render([new Planted.BoastfulConnector()]);

        Assert.DoesNotContain("| boastful |", page, StringComparison.Ordinal);
        Assert.True(new Planted.BoastfulConnector() is IOpensSink<Core.Model.Member>);
    }
}
