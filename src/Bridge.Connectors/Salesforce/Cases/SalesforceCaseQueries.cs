using System.Text.Json;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Salesforce.Cases;

/// <summary>Asks for cases with what stands beside them, deleted and merged ones too.</summary>
/// <param name="session">The connection.</param>
/// <param name="reader">Turns them into tickets.</param>
internal sealed class SalesforceCaseQueries(SalesforceSession session, SalesforceCaseReader reader)
{
    private const string Fields =
        "Id,IsDeleted,MasterRecordId,CreatedDate,SystemModstamp,Status,IsClosed,ClosedDate,Subject,Type,Reason,Origin,OwnerId,Owner.Name,ContactId";

    /// <summary>Asks for cases.</summary>
    /// <param name="rest">What stands behind FROM Case.</param>
    /// <param name="purpose">What it is for, for messages.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>The cases, in the order of the query.</returns>
    public async Task<SalesforceCasePage> ReadAsync(string rest, string purpose, CancellationToken cancellationToken)
    {
        await session.Cases.LearnAsync(cancellationToken);
        var soql = $"SELECT {await FieldsAsync(cancellationToken)} FROM Case {rest}";
        var found = new List<JsonElement>();
        await foreach (var rows in session.Client.QueryAsync(soql, isAll: true, purpose, cancellationToken))
        {
            found.AddRange(rows.Items().Select(row => row.Clone()));
        }

        var ids = found.Where(row => !row.FlagOf("IsDeleted")).Select(row => row.TextOf("Id")).OfType<string>().ToList();
        var sides = await SalesforceCaseSides.ReadAsync(session, ids, cancellationToken);
        var self = (await session.Client.TokenAsync(cancellationToken)).UserId;
        var (tickets, refused) = (new List<Ticket>(found.Count), new List<RefusedRow>());
        foreach (var row in found)
        {
            if (reader.Read(row, sides, self, out var why) is { } ticket)
            {
                tickets.Add(ticket);
            }
            else
            {
                refused.Add(why!); // a row that is no ticket has a reason
            }
        }

        return new SalesforceCasePage(found, tickets, refused);
    }

    /// <summary>Asks for one case.</summary>
    /// <param name="id">Its id; anything that is none finds nothing.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>The ticket, a tombstone, or null when Salesforce has no such case.</returns>
    public async Task<Ticket?> FindAsync(string? id, CancellationToken cancellationToken) =>
        IsId(id) && await ReadAsync($"WHERE Id = {SoqlText.Quoted(id!)}", "show a case", cancellationToken) is { Tickets: [var ticket, ..] } ? ticket : null; // an id is there

    /// <summary>Tells whether a text can be the id of a case.</summary>
    /// <param name="text">The text, or null.</param>
    /// <returns>True when it can.</returns>
    public static bool IsId(string? text) => text is { Length: 15 or 18 } && text.StartsWith("500", StringComparison.Ordinal) && text.All(char.IsAsciiLetterOrDigit);

    // Without the key fields nobody has opened a case from outside, and no contact is a member's.
    private async Task<string> FieldsAsync(CancellationToken cancellationToken)
    {
        var cases = await session.Schemas.OfAsync(SalesforceKind.Cases, cancellationToken);
        var contacts = await session.Schemas.OfAsync(SalesforceKind.Contacts, cancellationToken);
        return Fields + (cases.MayRead(SalesforceKind.KeyField) ? $",{SalesforceKind.KeyField}" : "")
            + (contacts.MayRead(SalesforceKind.KeyField) ? $",Contact.{SalesforceKind.KeyField}" : "");
    }
}
