using System.Text;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Notices;
using Bridge.Core.Tickets;

namespace Bridge.Architecture.Tests.Matrix;

/// <summary>Writes docs/connectors.md out of what connectors declare and what their suites prove.</summary>
internal static class ConnectorMatrix
{
    private static readonly MatrixColumn[] _targets =
    [
        new("Members", "written", "take members", connector => connector.Writes<Member>()),
        new("Offices", "written", "take offices", connector => connector.Writes<Office>()),
        new("Standings", "written", "take standings (`record: standing`)", connector => connector.Writes<MemberStanding>()),
        new("Tickets read", "yes", "give tickets (`record: ticket`)", connector => connector.Reads<Ticket>()),
        new("Tickets opened from the MLS", "yes", "take tickets of members (`memberApi`)", connector => connector.TakesTickets),
        new("Files with tickets", "taken", "take files with tickets (`memberApi: attachments`)", connector => connector.TakesFiles),
        new("Hand-offs", "made", "let tickets be handed to other groups (`memberApi: handOff`)", connector => connector.HandsOff),
        new("Surveys after tickets", "yes", "tell whom to ask (`surveys`)", connector => connector.TellsRequesters),
        new("Its own survey answers", "read", "give answers of surveys of its own (`deskAnswers`)", connector => connector.GivesAnswers),
        new("Webhooks", "yes", "call the bridge when a ticket changes (webhooks)", connector => connector.Calls),
        new("Calls", "read", "give calls (`record: call`)", connector => connector.ReadsCalls),
        new("Live calls", "read", "tell who waits now (`kpis: live`)", connector => connector.TellsWhoWaits),
        new("Interactions", "read", "give what is logged beside tickets (`record: interaction`)", connector => connector.ReadsInteractions),
        new("Timeline", "written", "show interactions beside a member (`memberApi: timeline`)", connector => connector.KeepsTimelines),
        new("`provision`", "makes fields", "let its fields be made (`bridge provision`)", connector => connector.SinksAre<IProvisions>() && connector.SinksDeclare("Provisions")),
        new("`check --online`", "yes", "let itself be tried", _ => true),
        new("`plan --verify`", "yes", "say what it holds (`plan --verify`, `drift`)", connector => connector.SinksAre<IReadsBack>()),
        new("The departed", "marked", "mark departed members", connector => connector.MarksTheDeparted),
        new("People made by hand", "found", "find people whom somebody made by hand", connector => connector.SinksAre<ITakesCensus>() && connector.SinksDeclare("TakesCensus")),
    ];

    private static readonly MatrixColumn[] _origins =
    [
        new("Members", "read", "give members", connector => connector.Reads<Member>()),
        new("Offices", "read", "give offices", connector => connector.Reads<Office>()),
        new("Standings", "read", "give standings", connector => connector.Reads<MemberStanding>()),
        new("`check --online`", "yes", "let itself be tried", _ => true),
        new("Departures told", "yes", "tell of departures by itself", connector => connector.TellsDeletions),
        new("Departures by comparing all keys", "yes", "list all its keys", connector => connector.ListsKeys),
    ];

    private static readonly MatrixColumn[] _listeners =
    [
        new("Changes of members' tickets", "told", "be told of changes", connector => connector.Opens<IOpensNotices>()),
    ];

    /// <summary>Writes the page.</summary>
    /// <param name="connectors">The connectors.</param>
    /// <param name="runs">What became of the suites when they ran; null to take them for passed.</param>
    /// <returns>Markdown.</returns>
    public static string Render(IEnumerable<IConnector> connectors, SuiteRuns? runs = null)
    {
        var tested = connectors.OrderBy(connector => connector.Name, StringComparer.Ordinal).Select(connector => new TestedConnector(connector)).ToList();
        var page = new StringBuilder("""
            # What each connector can do

            This page is written by the tests: a cell is filled when the connector declares the capability and a conformance suite holds it
            to the contract; `./test.sh` ends with comparing it to what the suites proved when they ran, where `failed`, `skipped` or `not run` would stand in
            the place of a word. Change a connector and its suite, not this page. `bridge check` refuses settings that ask a connection for
            something it cannot do, with file and line, before anything runs.

            ## Where records go

            """);
        page.Append('\n');
        Table(page, tested.Where(connector => connector.IsTarget), _targets, runs);
        page.Append("\n## Where members and standings come from\n\n");
        Table(page, tested.Where(connector => connector.IsOrigin), _origins, runs);
        page.Append("\n## Who is told of changes\n\n");
        Table(page, tested.Where(connector => connector.Opens<IOpensNotices>()), _listeners, runs);
        page.Append("\n## What a target cannot do\n\n");
        foreach (var connector in tested.Where(connector => connector.IsTarget))
        {
            var lacks = _targets.Where(column => !column.Can(connector)).Select(column => column.Without).ToList();
            page.Append("- **").Append(connector.Name).Append("** ").Append(lacks.Count == 0 ? "can do all of this.\n" : $"does not {Listed(lacks)}.\n");
        }

        page.Append("\n## Which systems they are\n\n");
        foreach (var connector in tested)
        {
            page.Append("- **").Append(connector.Name).Append("**: ").Append(connector.Summary).Append('\n');
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Table(StringBuilder page, IEnumerable<TestedConnector> connectors, MatrixColumn[] columns, SuiteRuns? runs)
    {
        Row(page, "Connector", columns.Select(column => column.Title));
        Row(page, "---", columns.Select(_ => "---"));
        foreach (var connector in connectors)
        {
            Row(page, connector.Name, columns.Select(column => column.Cell(connector, runs)));
        }
    }

    private static void Row(StringBuilder page, string head, IEnumerable<string> cells) =>
        page.Append("| ").Append(head).Append(" | ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Listed(List<string> parts) =>
        parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.Take(parts.Count - 1))} or {parts[^1]}";
}
