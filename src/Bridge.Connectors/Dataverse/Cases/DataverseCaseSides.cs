using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Http;

namespace Bridge.Connectors.Dataverse.Cases;

/// <summary>What belongs to the cases of a page and stands in other tables: who asked, and when they were resolved. Change tracking expands nothing.</summary>
/// <param name="session">The connection.</param>
internal sealed class DataverseCaseSides(DataverseSession session)
{
    // An address of a GET may have 32 KB.
    private const int LongestList = 16_000;
    private const string Purpose = "read what belongs to its cases";

    /// <summary>Finds the members who asked.</summary>
    /// <param name="rows">The cases.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>External ids by the id of the contact; others are no members.</returns>
    public async Task<IReadOnlyDictionary<string, string>> MembersAsync(IReadOnlyList<JsonElement> rows, CancellationToken cancellationToken)
    {
        var kind = DataverseKind.Contacts;
        var contacts = rows.Where(row => row.TextOf("_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname") == kind.Table)
            .Select(row => row.TextOf("_customerid_value")).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        if (contacts.Count == 0 || (await session.Tables.OfAsync(kind, cancellationToken)).Find(kind.KeyColumn) is null)
        {
            return members;
        }

        await foreach (var row in ListAsync(kind.Set, kind.KeyColumn, kind.IdColumn, contacts, cancellationToken))
        {
            if (row.TextOf(kind.KeyColumn) is { } key && row.TextOf(kind.IdColumn) is { } id && DeskReading.MemberIdOf(DataverseKey.Decode(key)) is { } externalId)
            {
                members[id] = externalId;
            }
        }

        return members;
    }

    /// <summary>Finds when cases were resolved.</summary>
    /// <param name="rows">The cases.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>Instants in order by the id of the case.</returns>
    public async Task<ILookup<string, DateTimeOffset>> ResolutionsAsync(IReadOnlyList<JsonElement> rows, CancellationToken cancellationToken)
    {
        var cases = rows.Select(row => row.TextOf("incidentid")).OfType<string>().ToList();
        var found = new List<(string Case, DateTimeOffset At)>();
        await foreach (var row in ListAsync("incidentresolutions", "_incidentid_value,actualend", "incidentid", cases, cancellationToken))
        {
            if (row.TextOf("_incidentid_value") is { } id && DataverseCaseReader.TimeOf(row, "actualend") is { } at)
            {
                found.Add((id, at));
            }
        }

        return found.OrderBy(resolution => resolution.At).ToLookup(resolution => resolution.Case, resolution => resolution.At, StringComparer.Ordinal);
    }

    private async IAsyncEnumerable<JsonElement> ListAsync(
        string set, string columns, string property, IReadOnlyList<string> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var list in LiteralLists.Of(ids.Select(id => $"'{id}'"), LongestList))
        {
            var filter = $"Microsoft.Dynamics.CRM.In(PropertyName='{property}',PropertyValues=[{list}])";
            await foreach (var page in session.Client.PagesAsync($"{set}?$select={columns}&$filter={Uri.EscapeDataString(filter)}", prefer: null, Purpose, cancellationToken))
            {
                foreach (var row in page.Of("value").Items())
                {
                    yield return row;
                }
            }
        }
    }
}
