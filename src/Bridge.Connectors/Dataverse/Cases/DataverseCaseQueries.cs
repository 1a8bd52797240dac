using System.Text.Json;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Dataverse.Cases;

/// <summary>Asks for cases with what stands beside them.</summary>
/// <param name="session">The connection.</param>
/// <param name="reader">Turns them into tickets.</param>
internal sealed class DataverseCaseQueries(DataverseSession session, DataverseCaseReader reader)
{
    /// <summary>Labels of choices and names of owners beside the values.</summary>
    public const string Annotations = "odata.include-annotations=\"*\"";

    private const string Columns = "title,createdon,modifiedon,statecode,statuscode,caseorigincode,casetypecode,_customerid_value,_ownerid_value,_masterid_value,deactivatedon";

    /// <summary>Names the columns that make a ticket.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>The names with commas between; without the key where nobody made its column, so that no ticket was opened from outside.</returns>
    public static async Task<string> ColumnsAsync(DataverseSession session, CancellationToken cancellationToken)
    {
        var kind = DataverseKind.Cases;
        return (await session.Tables.OfAsync(kind, cancellationToken)).Find(kind.KeyColumn) is null ? Columns : $"{Columns},{kind.KeyColumn}";
    }

    /// <summary>Asks for one case.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>The ticket, a tombstone where it was merged, or null when Dataverse has none.</returns>
    public async Task<Ticket?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        using var answer = await RowAsync(session, id, $"$select={await ColumnsAsync(session, cancellationToken)}", "show a case", cancellationToken);
        if (answer is null)
        {
            return null;
        }

        IReadOnlyList<JsonElement> rows = [answer.Root];
        var sides = new DataverseCaseSides(session);
        var (ticket, refused) = reader.Read(
            answer.Root, await sides.MembersAsync(rows, cancellationToken), await sides.ResolutionsAsync(rows, cancellationToken), await session.UserIdAsync(cancellationToken));
        return ticket ?? throw new ConnectorException(FailureKind.Data, refused?.Refusal.Reason ?? "The case cannot be read.", "Look at the case in Dataverse.");
    }

    /// <summary>Asks for the row of one case.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="id">Its id.</param>
    /// <param name="query">What of it is asked for.</param>
    /// <param name="purpose">What it is for, for messages.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The answer, or null when there is no such case.</returns>
    public static async Task<DataverseAnswer?> RowAsync(DataverseSession session, Guid id, string query, string purpose, CancellationToken cancellationToken)
    {
        var answer = await session.Client.TryAsync(DataverseCall.Get($"incidents({id:D})?{query}", purpose) with { Prefer = Annotations }, cancellationToken);
        if (answer.IsSuccess)
        {
            return answer;
        }

        using (answer)
        {
            return answer.IsMissingRow ? null : throw DataverseErrors.Of(answer, purpose, session.Time.GetUtcNow());
        }
    }
}
