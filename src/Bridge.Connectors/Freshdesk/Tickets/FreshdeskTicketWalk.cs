using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>Walks a list of tickets in the order of their changes, whatever changes meanwhile, beyond the 300 pages that one query gives.</summary>
/// <remarks>
/// A ticket that changes moves to the end of the list, and all behind its old place move up by one: a next page by number would skip one. So
/// after each page the walk asks anew from just before the newest stamp it has. Stamps are whole seconds; only where more tickets share
/// one than a page holds do pages count on, and such a block is read again until a reading brings nothing new.
/// Source: developers.freshdesk.com, API v2, "List All Tickets", <c>updated_since</c>, <c>order_by</c>.
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="pageSize">Tickets of one call, 1 to 100.</param>
internal sealed class FreshdeskTicketWalk(FreshdeskSession session, int pageSize)
{
    private const int MostPages = 300;
    private const string Purpose = "list its tickets";
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    /// <summary>Walks from an instant to the end.</summary>
    /// <param name="filter">Empty for the tickets people work on, <c>deleted</c> or <c>spam</c>.</param>
    /// <param name="since">Where to start.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>The tickets, each state once.</returns>
    public async IAsyncEnumerable<JsonElement> RowsAsync(string filter, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new Dictionary<long, DateTimeOffset>();
        var (page, isAnyNew) = (1, false);
        while (true)
        {
            using var answer = await ListAsync(filter, since, page, cancellationToken);
            var newest = since;
            foreach (var row in answer.Root.Items())
            {
                newest = row.TimeOf("updated_at") is { } at && at > newest ? at : newest;
                if (IsNew(row, seen))
                {
                    isAnyNew = true;
                    yield return row.Clone();
                }
            }

            var isEnd = !answer.HasNext;
            if ((isEnd || newest - _second > since) && page > 1 && isAnyNew)
            {
                (page, isAnyNew) = (1, false);
            }
            else if (isEnd)
            {
                yield break;
            }
            else if (newest - _second > since)
            {
                (since, page, isAnyNew) = (newest - _second, 1, false);
                Forget(seen, since);
            }
            else if (++page > MostPages)
            {
                throw TooMany(newest);
            }
        }
    }

    /// <summary>Asks for a page of a list, to find out whether the owner of the key may.</summary>
    /// <param name="filter">Empty for the tickets people work on, <c>deleted</c> or <c>spam</c>.</param>
    /// <param name="since">Where to start.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends when Freshdesk has answered.</returns>
    /// <exception cref="ConnectorException">The owner may not.</exception>
    public async Task TryAsync(string filter, DateTimeOffset since, CancellationToken cancellationToken)
    {
        using var answer = await ListAsync(filter, since, 1, cancellationToken);
    }

    private static bool IsNew(JsonElement row, Dictionary<long, DateTimeOffset> seen)
    {
        var at = row.TimeOf("updated_at") ?? DateTimeOffset.MaxValue;
        if (row.LongOf("id") is not { } id)
        {
            return true;
        }

        var isNew = !seen.TryGetValue(id, out var before) || before != at;
        seen[id] = at;
        return isNew;
    }

    private static void Forget(Dictionary<long, DateTimeOffset> seen, DateTimeOffset before)
    {
        foreach (var id in seen.Where(pair => pair.Value < before).Select(pair => pair.Key).ToList())
        {
            seen.Remove(id);
        }
    }

    private async Task<FreshdeskAnswer> ListAsync(string filter, DateTimeOffset since, int page, CancellationToken cancellationToken)
    {
        var kind = filter.Length == 0 ? "include=stats" : $"filter={filter}";
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"tickets?{kind}&updated_since={Uri.EscapeDataString(FreshdeskTime.Stamp(since))}&order_by=updated_at&order_type=asc&per_page={pageSize}&page={page}");
        var answer = await session.Client.SendAsync(FreshdeskCall.Get(path, Purpose, FreshdeskLimits.TicketList), cancellationToken);
        if (answer.Root.ValueKind != JsonValueKind.Array)
        {
            answer.Dispose();
            throw FreshdeskErrors.Lost(Purpose, null);
        }

        return answer;
    }

    private ConnectorException TooMany(DateTimeOffset at) => new(
        FailureKind.Configuration,
        $"More than {MostPages * pageSize} tickets changed within the same second, {FreshdeskTime.Stamp(at)}; Freshdesk lists no more than that.",
        "Set ticketsSince of the connection to a later day, then run the route once with --full.");
}
