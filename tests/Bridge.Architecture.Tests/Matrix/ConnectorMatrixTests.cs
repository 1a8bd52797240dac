using System.Xml.Linq;
using Bridge.ConnectorKit.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Tests;

namespace Bridge.Architecture.Tests.Matrix;

/// <summary>docs/connectors.md says what the suites prove, no more and no less.</summary>
public class ConnectorMatrixTests
{
    private static readonly IReadOnlyList<Type> _userSuites = Suites.Of("ZendeskUserSink", typeof(SinkConformance<Member>));
    private static readonly string _receivedFile = Path.Combine(AppContext.BaseDirectory, "connectors.received.md");

    [Fact]
    public void The_page_of_connectors_is_what_the_suites_prove() => AssertIsThePage(ConnectorMatrix.Render(ProductConnectors.ByName.Values));

    /// <summary>The last step of ./test.sh, which names the folder of its results; in every other run there are none to compare.</summary>
    [Fact]
    public void The_page_of_connectors_is_what_the_suites_proved_when_they_ran()
    {
        if (Environment.GetEnvironmentVariable("BRIDGE_TEST_RESULTS") is { Length: > 0 } folder)
        {
            AssertIsThePage(ConnectorMatrix.Render(ProductConnectors.ByName.Values, SuiteRuns.Read(folder)));
        }
    }

    [Theory]
    [InlineData("Passed", "written")]
    [InlineData("Failed", "failed")]
    [InlineData("NotExecuted", "skipped")]
    public void What_became_of_a_suite_when_it_ran_stands_in_the_cell(string outcome, string cell) =>
        Assert.Equal(cell, CellOf(Results(_userSuites, outcome)));

    [Fact]
    public void A_suite_that_did_not_run_or_not_as_a_whole_proves_nothing()
    {
        var whole = Results(_userSuites, "Passed");
        var part = new XDocument(whole);
        part.Descendants().First(element => element.Name.LocalName == "UnitTest").Remove();

        Assert.Equal("not run", CellOf(Results([typeof(ConnectorMatrixTests)], "Passed")));
        Assert.Equal("partly run", CellOf(part));
    }

    [Fact]
    public void A_test_that_passes_at_its_second_run_counts_by_that_one()
    {
        var (failed, part) = (Results(_userSuites, "Failed"), Results(_userSuites, "Passed"));
        part.Descendants().First(element => element.Name.LocalName == "UnitTest").Remove();

        Assert.Equal("written", CellOf(failed, Results(_userSuites, "Passed")));
        Assert.Equal("failed", CellOf(failed, part));
        Assert.Equal("failed", CellOf(Results(_userSuites, "Passed"), failed));
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
        Assert.True(new Planted.BoastfulConnector() is IOpensSink<Member>);
    }

    private static string CellOf(XDocument results, params XDocument[] again) => ConnectorMatrix.Render([ProductConnectors.ByName["zendesk"]], SuiteRuns.Of([results], again))
        .Split('\n').First(line => line.StartsWith("| zendesk |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries)[2];

    private static XDocument Results(IEnumerable<Type> suites, string outcome)
    {
        XNamespace trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
        var tests = suites.SelectMany(suite => suite.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute), inherit: true))
            .Select(method => (Class: suite.FullName ?? "", method.Name, Id: $"{suite.FullName}.{method.Name}"))).ToList();
        return new XDocument(new XElement(
            trx + "TestRun",
            new XElement(trx + "Results", tests.Select(test => new XElement(trx + "UnitTestResult", new XAttribute("testId", test.Id), new XAttribute("outcome", outcome)))),
            new XElement(trx + "TestDefinitions", tests.Select(test => new XElement(
                trx + "UnitTest", new XAttribute("id", test.Id), new XElement(trx + "TestMethod", new XAttribute("className", test.Class), new XAttribute("name", test.Name)))))));
    }

    private static void AssertIsThePage(string received)
    {
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
}
