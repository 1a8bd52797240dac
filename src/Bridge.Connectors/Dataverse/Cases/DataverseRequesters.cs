using System.Text.Json;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Desk;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Dataverse.Cases;

/// <summary>Reads how to write to whoever asked in a case: its customer, a contact or an account.</summary>
/// <remarks>Contacts have no language of their own.</remarks>
/// <param name="session">The connection.</param>
internal sealed class DataverseRequesters(DataverseSession session) : IReadsRequesters
{
    /// <inheritdoc />
    public async Task<Requester?> ReadRequesterAsync(string ticketId, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(ticketId, "D", out var id))
        {
            return null;
        }

        var kind = DataverseKind.Contacts;
        var key = (await session.Tables.OfAsync(kind, cancellationToken)).Find(kind.KeyColumn) is null ? "" : $",{kind.KeyColumn}";
        var query = $"$select=_customerid_value&$expand=customerid_contact($select=emailaddress1{key}),customerid_account($select=emailaddress1)";
        using var found = await DataverseCaseQueries.RowAsync(session, id, query, "tell who asked in a case", cancellationToken);
        var contact = found?.Root.Of("customerid_contact") ?? default;
        var account = found?.Root.Of("customerid_account") ?? default;
        var requester = new Requester(MemberOf(contact, kind), contact.TextOf("emailaddress1") ?? account.TextOf("emailaddress1"), null);
        return requester is { MemberId: null, Address: null } ? null : requester;
    }

    private static string? MemberOf(JsonElement contact, DataverseKind kind) =>
        contact.TextOf(kind.KeyColumn) is { } stored ? DeskReading.MemberIdOf(DataverseKey.Decode(stored)) : null;
}
