using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Dataverse.Schema;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse.Sinks;

/// <summary>Lists the rows the environment has, or those changed and deleted since the last time.</summary>
/// <remarks>
/// Dataverse tells by its change tracking; the cursor is its link, good for seven days. Where it is off, all rows are listed each time.
/// Source: Microsoft Learn, "Use change tracking to synchronize data with external systems", "Page results".
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
internal sealed class DataverseCensus(DataverseSession session, DataverseKind kind)
{
    private readonly string _purpose = $"list its {kind.Set}";

    /// <summary>Streams the records.</summary>
    /// <param name="from">Cursor of the last settled page, or null for all.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>Pages of residents.</returns>
    public async IAsyncEnumerable<Page<Resident>> ReadAsync(Cursor? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await session.Tables.OfAsync(kind, cancellationToken);
        var (path, prefer) = from is { Value.Length: > 0 } ? (from.Value.Value, null) : Whole(table);
        while (true)
        {
            using var page = await session.Client.TryAsync(DataverseCall.Get(path, _purpose) with { Prefer = prefer }, cancellationToken);
            if (path == from?.Value && IsStale(page))
            {
                (path, prefer) = Whole(table);
                continue;
            }

            if (!page.IsSuccess || page.Root.ValueKind != JsonValueKind.Object)
            {
                throw page.IsSuccess ? DataverseErrors.Lost(_purpose, null) : DataverseErrors.Of(page, _purpose, session.Time.GetUtcNow());
            }

            // A cursor before the last page would be a link into the middle, which no later run could use: that one begins anew.
            yield return new Page<Resident>(
                [.. page.Root.Of("value").Items().Select(Read).OfType<Resident>()], [], new Cursor(page.Root.TextOf("@odata.deltaLink") ?? ""));
            if (page.Root.TextOf("@odata.nextLink") is not { } next || next == path)
            {
                yield break;
            }

            path = next;
        }
    }

    /// <summary>Tells whether a link to later changes is too old; it is refused then, with a code that no document names.</summary>
    /// <param name="answer">The answer to it.</param>
    /// <returns>True when everything must be listed again.</returns>
    public static bool IsStale(DataverseAnswer answer) => (int)answer.Status is 400 or 404 or 410;

    private (string Path, string? Prefer) Whole(DataverseTable table)
    {
        var key = table.Find(kind.KeyColumn) is null ? "" : $",{kind.KeyColumn}";
        return ($"{kind.Set}?$select={kind.IdColumn},{kind.UniqueColumn}{key}", table.TracksChanges ? "odata.track-changes" : "odata.maxpagesize=5000");
    }

    // An upsert finds records by key alone, so nobody is ever taken over: an address in use waits for a person in any case. Of a
    // deleted row nothing but its id is told.
    private Resident? Read(JsonElement row) => row.TextOf("reason") == "deleted"
        ? new Resident(row.TextOf("id") ?? "", null, null, IsAdoptable: false, IsDeleted: true)
        : row.TextOf(kind.IdColumn) is { } id
        ? new Resident(
            id,
            row.TextOf(kind.KeyColumn) is { } key ? DataverseKey.Decode(key) : null,
            row.TextOf(kind.UniqueColumn)?.Trim().ToLowerInvariant(),
            IsAdoptable: false,
            IsDeleted: false)
        : null;
}
