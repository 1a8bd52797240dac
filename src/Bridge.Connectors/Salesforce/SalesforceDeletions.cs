using System.Net;
using System.Text.Json;
using Bridge.Connectors.Salesforce.Api;

namespace Bridge.Connectors.Salesforce;

/// <summary>Finds the records that are gone from the recycle bin too, where no query sees them, by the feed of deletions.</summary>
/// <remarks>
/// The feed reaches back 15 days; a bridge that stood still for longer does not learn of what was emptied from the bin meanwhile.
/// The next read begins where the org says that its answer ends. Source: REST API Developer Guide, "sObject Get Deleted".
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="type">Their object.</param>
internal sealed class SalesforceDeletions(SalesforceSession session, string type)
{
    private readonly string _purpose = $"list its deleted {type.ToLowerInvariant()}s";

    // The org refuses a span of less than a minute, and one that begins more than 15 days ago by its own clock; this machine's may be behind.
    private static readonly TimeSpan _least = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _reach = TimeSpan.FromDays(15) - TimeSpan.FromHours(3);

    /// <summary>Reads the deletions behind a place.</summary>
    /// <param name="reached">The place.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>Ids of what no query shows with the time of the deletion, and the place behind them.</returns>
    public async Task<(IReadOnlyDictionary<string, DateTimeOffset> Gone, SalesforcePlace Next)> ReadAsync(SalesforcePlace reached, CancellationToken cancellationToken)
    {
        var end = session.Time.GetUtcNow();
        var since = SalesforceTime.Parse(reached.Deleted) ?? reached.Time;
        var start = since > end - _least ? end - _least : since < end - _reach ? end - _reach : since;
        var path = $"sobjects/{type}/deleted?start={Escaped(start)}&end={Escaped(end)}";
        using var answer = await session.Client.TryAsync(SalesforceCall.Get(path, _purpose), cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound)
        {
            // An org that keeps no such feed of the object tells of deletions as long as they lie in the bin.
            return (new Dictionary<string, DateTimeOffset>(), reached);
        }

        if (!answer.IsSuccess)
        {
            throw SalesforceErrors.Of(answer, _purpose, end);
        }

        if (answer.Root.Of("deletedRecords").ValueKind != JsonValueKind.Array)
        {
            throw SalesforceErrors.Lost(_purpose, null);
        }

        var gone = answer.Root.Of("deletedRecords").Items().Where(row => row.TextOf("id") is not null)
            .DistinctBy(row => row.TextOf("id")).ToDictionary(row => row.TextOf("id")!, row => row.TimeOf("deletedDate") ?? end, StringComparer.Ordinal); // filtered
        foreach (var shown in await ShownAsync(gone.Keys, cancellationToken))
        {
            gone.Remove(shown);
        }

        var covered = answer.Root.TimeOf("latestDateCovered") is { } at ? SalesforceTime.Literal(at) : reached.Deleted;
        return (gone, reached with { Deleted = covered });
    }

    // Those in the recycle bin come by their change time, and say where they were merged into.
    private async Task<List<string>> ShownAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var shown = new List<string>();
        var select = $"SELECT Id FROM {type} WHERE Id IN (";
        foreach (var list in SoqlText.Lists(ids, select))
        {
            await foreach (var rows in session.Client.QueryAsync($"{select}{list})", isAll: true, _purpose, cancellationToken))
            {
                shown.AddRange(rows.Items().Select(row => row.TextOf("Id")).OfType<string>());
            }
        }

        return shown;
    }

    private static string Escaped(DateTimeOffset instant) => Uri.EscapeDataString(SalesforceTime.Literal(instant));
}
