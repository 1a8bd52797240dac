using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Dataverse.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Dataverse.Cases;

/// <summary>Reads cases by change tracking: all of them once, then what changed and what was deleted.</summary>
/// <remarks>
/// Dataverse says at the end of a read where the next one goes on, and what changes while pages are read comes again behind them. Its link
/// is good for seven days; when it is too old all cases are read again, which loses none. Levels are the settings' words and are put in
/// by who keeps the tickets. Source: Microsoft Learn, "Use change tracking to synchronize data with external systems".
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="pageSize">Cases of one page, 1 to 250.</param>
internal sealed class DataverseCaseSource(DataverseSession session, int pageSize = DataverseCaseSource.LargestPage) : ISource<Ticket>, IListsKeys
{
    /// <summary>Most cases of one page: their customers and resolutions are asked for in one call each.</summary>
    public const int LargestPage = 250;

    private const string Purpose = "read its cases";
    private const string Set = "incidents";

    private readonly DataverseCaseReader _reader = new(session.Name, session.CaseStates, DeskWords.None);
    private readonly string _paging = string.Create(CultureInfo.InvariantCulture, $"{DataverseCaseQueries.Annotations},odata.maxpagesize={pageSize}");

    /// <inheritdoc />
    public async IAsyncEnumerable<Page<Ticket>> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var since = session.Settings.TicketsSince ?? session.Time.GetUtcNow().AddYears(-1);
        var sides = new DataverseCaseSides(session);
        var columns = await DataverseCaseQueries.ColumnsAsync(session, cancellationToken);

        // Change tracking takes no filter, so what is too old is left out here.
        var whole = $"{Set}?$select={columns}";
        var stored = request.From is { } from ? Link(from, columns) : null;
        var path = stored ?? whole;
        while (true)
        {
            Page<Ticket> page;
            bool isLast;
            using (var answer = await AskAsync(path, cancellationToken))
            {
                if (path == stored && DataverseCensus.IsStale(answer))
                {
                    path = whole;
                    continue;
                }

                var root = Succeeded(answer);
                isLast = root.TextOf("@odata.nextLink") is null;
                path = root.TextOf("@odata.nextLink") ?? root.TextOf("@odata.deltaLink") ?? throw DataverseErrors.Lost(Purpose, null);
                page = await ReadAsync(root, sides, since, answer.At, new Cursor(path), cancellationToken);
            }

            yield return page;
            cancellationToken.ThrowIfCancellationRequested();
            if (isLast)
            {
                yield break;
            }
        }
    }

    /// <inheritdoc />
    /// <remarks>A link that has grown too old begins anew with what is there, and tells of no deletion.</remarks>
    public bool IsOnlyWayToSeeDeletions => false;

    /// <inheritdoc />
    /// <remarks>Far below the seven days of a link, since a clock that is behind misses deletions too.</remarks>
    public TimeSpan DeletionsReach => TimeSpan.FromHours(12);

    /// <inheritdoc />
    public async IAsyncEnumerable<IReadOnlyList<string>> ListKeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in session.Client.PagesAsync($"{Set}?$select=incidentid", "odata.maxpagesize=5000", "list the ids of its cases", cancellationToken))
        {
            yield return [.. page.Of("value").Items().Select(row => row.TextOf("incidentid")).OfType<string>().Select(id => new RecordKey(session.Name, id).ExternalId)];
        }
    }

    // No document says whether the first page's wish for a link holds for the pages behind it; a link to changes needs none.
    private Task<DataverseAnswer> AskAsync(string path, CancellationToken cancellationToken) => session.Client.TryAsync(
        DataverseCall.Get(path, Purpose) with { Prefer = path.Contains("$deltatoken", StringComparison.Ordinal) ? _paging : $"odata.track-changes,{_paging}" },
        cancellationToken);

    private JsonElement Succeeded(DataverseAnswer answer) =>
        !answer.IsSuccess ? throw DataverseErrors.Of(answer, Purpose, session.Time.GetUtcNow())
        : answer.Root.Of("value").ValueKind != JsonValueKind.Array ? throw DataverseErrors.Lost(Purpose, null)
        : answer.Root;

    private async Task<Page<Ticket>> ReadAsync(
        JsonElement root, DataverseCaseSides sides, DateTimeOffset since, DateTimeOffset now, Cursor next, CancellationToken cancellationToken)
    {
        var rows = root.Of("value").Items().ToList();
        var self = await session.UserIdAsync(cancellationToken);
        var (members, resolutions) = (await sides.MembersAsync(rows, cancellationToken), await sides.ResolutionsAsync(rows, cancellationToken));
        var (tickets, refused) = (new List<Ticket>(rows.Count), new List<RefusedRow>());
        foreach (var row in rows)
        {
            var (ticket, refusal) = row.TextOf("reason") == "deleted"
                ? (_reader.Deleted(row.TextOf("id") ?? "", now), null)
                : _reader.Read(row, members, resolutions, self);
            if (refusal is not null)
            {
                refused.Add(refusal);
            }
            else if (ticket is { IsTombstone: true } || ticket?.ModifiedAt >= since)
            {
                tickets.Add(ticket);
            }
        }

        return new(tickets, refused, next);
    }

    // A link brings the columns it was made with. Once the key's column is there, all cases are read again with it.
    private static string? Link(Cursor cursor, string columns) =>
        Uri.TryCreate(cursor.Value, UriKind.Absolute, out var link) && link.AbsolutePath.EndsWith($"/{Set}", StringComparison.Ordinal)
            ? columns.Contains(DataverseKind.Cases.KeyColumn, StringComparison.Ordinal) && !cursor.Value.Contains(DataverseKind.Cases.KeyColumn, StringComparison.Ordinal) ? null : cursor.Value
            : throw new ConnectorException(
                FailureKind.Configuration,
                "The place where the last read of cases stopped is not one of Dataverse's.",
                "Run the route once with --full, which reads all cases again and loses none.");
}
