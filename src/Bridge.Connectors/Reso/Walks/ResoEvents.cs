using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Reso.Api;
using Bridge.Connectors.Reso.Rows;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso.Walks;

/// <summary>Reads changes and deletions from the host's log of events.</summary>
/// <remarks>
/// Source: RESO Entity Events (RCP-27): an event says only that a row was touched; the row is fetched again, and one
/// that is not found was deleted or may no longer be seen.
/// </remarks>
/// <typeparam name="TRow">Wire row.</typeparam>
/// <typeparam name="T">Record kind.</typeparam>
/// <param name="connection">The connection.</param>
/// <param name="feed">The feed of the rows.</param>
internal sealed class ResoEvents<TRow, T>(ResoConnection connection, ResoFeed<TRow, T> feed)
    where TRow : ResoRow
    where T : IRecord
{
    private const int MostEvents = 1000;
    private const int KeysAtOnce = 40;

    /// <summary>Gives the newest sequence, to be asked for before a full read starts.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The sequence; 0 when nothing happened yet.</returns>
    public async Task<long> NewestAsync(CancellationToken cancellationToken)
    {
        var events = await AskAsync("$orderby=EntityEventSequence%20desc&$top=1", cancellationToken);
        return events.Count == 0 ? 0 : events[^1].Sequence;
    }

    /// <summary>Reads what happened since a cursor.</summary>
    /// <param name="since">Where to start; it has a sequence.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>The pages.</returns>
    public async IAsyncEnumerable<ResoStep<TRow>> ReadAsync(
        ResoCursor since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var high = new ResoHigh(since, feed.Clock);
        var last = since.Sequence ?? 0;
        while (true)
        {
            var filter = Uri.EscapeDataString(
                string.Create(CultureInfo.InvariantCulture, $"EntityEventSequence gt {last} and ResourceName eq '{feed.Resource.Name}'"));
            var events = await AskAsync($"$filter={filter}&$orderby=EntityEventSequence&$top={MostEvents}", cancellationToken);
            if (events.Count == 0)
            {
                yield break;
            }

            var newest = events[^1].Sequence;
            if (newest <= last)
            {
                throw ResoErrors.Paging(
                    "The MLS sends the same events again and again.", "Set 'deletes' of the connection to keys.");
            }

            last = newest;
            var rows = new ResoRows<TRow>();
            var gone = new List<ResoPosition>();
            foreach (var keys in events.Select(happened => happened.Key).Distinct(StringComparer.Ordinal).Chunk(KeysAtOnce))
            {
                await FetchAsync(keys, rows, gone, cancellationToken);
            }

            high.Add(rows);
            // An event tells no time. The newest one received is later than any the row had, and earlier than any it
            // would have if it came back.
            yield return new ResoStep<TRow>(rows, high.Settled() with { Sequence = last })
            {
                Gone = [.. gone.Select(row => row with { Instant = high.Instant ?? DateTimeOffset.UnixEpoch })],
            };
        }
    }

    private async Task FetchAsync(
        string[] keys, ResoRows<TRow> rows, List<ResoPosition> gone, CancellationToken cancellationToken)
    {
        var filter = string.Join(" or ", keys.Select(key => $"{feed.Resource.KeyField} eq {feed.KeyLiteral(key)}"));
        var missing = keys.ToHashSet(StringComparer.Ordinal);
        Take(await feed.GetAsync(new ResoQuery { Filter = filter, Top = keys.Length }, cancellationToken));
        foreach (var key in missing.ToArray())
        {
            if (await feed.FindAsync(key, cancellationToken) is { } found)
            {
                Take(found);
            }
            else
            {
                gone.Add(new ResoPosition("", default, key));
            }
        }

        void Take(ResoRows<TRow> page)
        {
            missing.ExceptWith(page.Keys);
            rows.Rows.AddRange(page.Rows);
            rows.Refused.AddRange(page.Refused);
            rows.Positions.AddRange(page.Positions);
        }
    }

    private async Task<List<(long Sequence, string Key)>> AskAsync(string query, CancellationToken cancellationToken)
    {
        var address = new Uri($"{feed.Options.Address.AbsoluteUri}/EntityEvent?{query}");
        using var body = await connection.Client.GetAsync(address, "application/json", cancellationToken);
        try
        {
            var reader = new Utf8JsonReader(body.Span);
            using var json = JsonDocument.ParseValue(ref reader);
            return
            [
                .. json.RootElement.GetProperty("value").EnumerateArray().Select(row => (
                    long.Parse(row.GetProperty("EntityEventSequence").ToString(), CultureInfo.InvariantCulture),
                    row.GetProperty("ResourceRecordKey").ToString())),
            ];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw ResoErrors.Unreadable("a page of events that cannot be read", error);
        }
    }
}
