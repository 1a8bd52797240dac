using System.Runtime.CompilerServices;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Salesforce.Cases;

/// <summary>Reads cases in the order of (SystemModstamp, Id), then the deletions that no query shows any more.</summary>
/// <remarks>
/// Stamps are whole seconds, and a record that is committed late may carry an earlier one: so a read begins some minutes before
/// the greatest stamp that was received. Levels and topics are the settings' words and are put in by who keeps the tickets.
/// Source: REST API Developer Guide, "QueryAll"; Object Reference, "System Fields".
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="pageSize">Cases of one page, 1 to 250: so many ids fit into the address of one query for their history.</param>
internal sealed class SalesforceCaseSource(SalesforceSession session, int pageSize = SalesforceCaseSource.LargestPage) : ISource<Ticket>, IListsKeys
{
    /// <summary>Most cases of a page.</summary>
    public const int LargestPage = 250;

    private const string Purpose = "list its cases";
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(5);
    private readonly SalesforceCaseReader _reader = new(session, DeskWords.None);

    /// <inheritdoc />
    public async IAsyncEnumerable<Page<Ticket>> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reached = request.From is { } cursor ? SalesforcePlace.Parse(cursor) : Start();
        var queries = new SalesforceCaseQueries(session, _reader);
        var from = SalesforceTime.Literal(reached.Id is null ? reached.Time : reached.Time - _overlap);
        var where = $"SystemModstamp >= {from}";
        while (true)
        {
            var page = await queries.ReadAsync($"WHERE {where} ORDER BY SystemModstamp, Id LIMIT {pageSize}", Purpose, cancellationToken);
            var last = page.Rows.Count == 0 ? default : page.Rows[^1];
            if (last.TimeOf("SystemModstamp") is { } stamp && last.TextOf("Id") is { } id)
            {
                var literal = SalesforceTime.Literal(stamp);
                reached = stamp >= reached.Time ? reached with { At = literal, Id = id } : reached;
                where = $"(SystemModstamp > {literal} OR (SystemModstamp = {literal} AND Id > {SoqlText.Quoted(id)}))";
                yield return new(page.Tickets, page.Refused, reached.ToCursor());
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (page.Rows.Count < pageSize)
            {
                break;
            }
        }

        var (gone, next) = await new SalesforceDeletions(session, "Case").ReadAsync(reached, cancellationToken);
        yield return new([.. gone.Select(pair => _reader.Gone(pair.Key, pair.Value))], [], next.ToCursor());
    }

    /// <inheritdoc />
    public bool IsOnlyWayToSeeDeletions => false;

    /// <inheritdoc />
    /// <remarks>What left the recycle bin is told of for 15 days; a day less, for clocks that differ.</remarks>
    public TimeSpan DeletionsReach => TimeSpan.FromDays(14);

    /// <inheritdoc />
    public async IAsyncEnumerable<IReadOnlyList<string>> ListKeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var rows in session.Client.QueryAsync("SELECT Id FROM Case", isAll: false, "list the ids of its cases", cancellationToken))
        {
            yield return [.. rows.Items().Select(row => row.TextOf("Id")).OfType<string>().Select(id => _reader.KeyOf(id).ExternalId)];
        }
    }

    private SalesforcePlace Start() => new()
    {
        At = SalesforceTime.Literal(session.Settings.TicketsSince ?? session.Time.GetUtcNow().AddYears(-1)),
    };
}
