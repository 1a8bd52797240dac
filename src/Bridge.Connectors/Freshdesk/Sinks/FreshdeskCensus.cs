using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Freshdesk.Sinks;

/// <summary>Lists the records the account has, or those changed since the last time, those in the trash too.</summary>
/// <remarks>
/// The list does not come in the order of changes, so its cursor moves at the end of it only; a later census begins two minutes before
/// the newest stamp. Source: developers.freshdesk.com, API v2, "List All Contacts", filters <c>_updated_since</c> and <c>state</c>.
/// </remarks>
/// <param name="client">The client.</param>
/// <param name="kind">Kind of the records.</param>
internal sealed class FreshdeskCensus(FreshdeskClient client, FreshdeskKind kind)
{
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(2);

    /// <summary>Streams the records.</summary>
    /// <param name="from">Cursor of the last settled page, or null for all.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>Pages of residents.</returns>
    public async IAsyncEnumerable<Page<Resident>> ReadAsync(Cursor? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var since = DateTimeOffset.TryParse(from?.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var stamp) ? stamp : (DateTimeOffset?)null;
        var before = new Cursor(from?.Value ?? "");
        var filter = since is { } start ? $"_updated_since={Uri.EscapeDataString(FreshdeskTime.Stamp(start - _overlap))}&" : "";
        var newest = since;
        string[] lists = kind == FreshdeskKind.Contacts ? [filter, $"{filter}state=deleted&"] : [filter];
        foreach (var list in lists)
        {
            await foreach (var page in client.PagesAsync($"{kind.Plural}?{list}", $"list its {kind.Plural}", kind.ListLimit, cancellationToken))
            {
                var residents = new List<Resident>(page.GetArrayLength());
                foreach (var row in page.Items().Where(row => row.TextOf("id") is not null))
                {
                    residents.Add(Read(row));
                    newest = row.TimeOf("updated_at") is { } at && !(at < newest) ? at : newest;
                }

                yield return new Page<Resident>(residents, [], before);
            }
        }

        yield return new Page<Resident>([], [], new Cursor(newest is { } last ? FreshdeskTime.Stamp(last) : ""));
    }

    private Resident Read(JsonElement row)
    {
        var isDeleted = row.FlagOf("deleted");
        var key = kind.KeyOf(row);
        return new Resident(
            row.TextOf("id") ?? "",
            key,
            row.TextOf(kind.UniqueField)?.Trim().ToLowerInvariant(),
            IsAdoptable: key is null && !isDeleted,
            isDeleted);
    }
}
