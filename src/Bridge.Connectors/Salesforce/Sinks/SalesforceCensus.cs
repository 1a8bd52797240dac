using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce.Sinks;

/// <summary>Lists the records the org has, or those changed since the last time, deleted ones too.</summary>
/// <remarks>
/// Stamps are whole seconds, and a record that is committed late may carry an earlier one: so a later census begins two minutes
/// before the newest stamp. Source: REST API Developer Guide, "QueryAll"; Object Reference, "System Fields".
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
internal sealed class SalesforceCensus(SalesforceSession session, SalesforceKind kind)
{
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(2);

    /// <summary>Streams the records.</summary>
    /// <param name="from">Cursor of the last settled page, or null for all.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>Pages of residents.</returns>
    public async IAsyncEnumerable<Page<Resident>> ReadAsync(Cursor? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var schema = await session.Schemas.OfAsync(kind, cancellationToken);
        var key = schema.Find(SalesforceKind.KeyField) is null ? "" : $",{SalesforceKind.KeyField}";
        var since = SalesforceTime.Parse(from?.Value);
        var where = since is null ? "" : $" WHERE SystemModstamp >= {SalesforceTime.Literal(since.Value - _overlap)}";
        var soql = $"SELECT Id,{kind.UniqueField},IsDeleted,SystemModstamp{key} FROM {kind.Name}{where} ORDER BY SystemModstamp, Id";
        var newest = since;
        await foreach (var rows in session.Client.QueryAsync(soql, isAll: true, $"list its {kind.Name} records", cancellationToken))
        {
            var residents = new List<Resident>();
            foreach (var row in rows.Items().Where(row => row.TextOf("Id") is not null))
            {
                residents.Add(Read(row));
                newest = row.TimeOf("SystemModstamp") is { } stamp && !(stamp < newest) ? stamp : newest;
            }

            yield return new Page<Resident>(residents, [], new Cursor(newest is { } reached ? SalesforceTime.Literal(reached) : ""));
        }
    }

    // An upsert finds records by key alone, so nobody is ever taken over: an address in use waits for a person in any case.
    private Resident Read(JsonElement row) => new(
        row.TextOf("Id") ?? "",
        row.TextOf(SalesforceKind.KeyField),
        row.TextOf(kind.UniqueField)?.Trim().ToLowerInvariant(),
        IsAdoptable: false,
        row.FlagOf("IsDeleted"));
}
