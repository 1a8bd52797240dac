using Bridge.Connectors.Desk;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Salesforce.Cases;

/// <summary>Reads how to write to whoever asked in a case: its contact, or the address that a form or a mail gave.</summary>
/// <remarks>Contacts have no language of their own. Source: Object Reference, Case, "SuppliedEmail".</remarks>
/// <param name="session">The connection.</param>
internal sealed class SalesforceRequesters(SalesforceSession session) : IReadsRequesters
{
    /// <inheritdoc />
    public async Task<Requester?> ReadRequesterAsync(string ticketId, CancellationToken cancellationToken)
    {
        if (!SalesforceCaseQueries.IsId(ticketId))
        {
            return null;
        }

        var contacts = await session.Schemas.OfAsync(SalesforceKind.Contacts, cancellationToken);
        var key = contacts.MayRead(SalesforceKind.KeyField) ? $",Contact.{SalesforceKind.KeyField}" : "";
        var soql = $"SELECT SuppliedEmail,Contact.Email{key} FROM Case WHERE Id = {SoqlText.Quoted(ticketId)}";
        await foreach (var rows in session.Client.QueryAsync(soql, isAll: false, "tell who asked in a case", cancellationToken))
        {
            foreach (var row in rows.Items())
            {
                var contact = row.Of("Contact");
                var requester = new Requester(DeskReading.MemberIdOf(contact.TextOf(SalesforceKind.KeyField)), contact.TextOf("Email") ?? row.TextOf("SuppliedEmail"), null);
                return requester is { MemberId: null, Address: null } ? null : requester;
            }
        }

        return null;
    }
}
