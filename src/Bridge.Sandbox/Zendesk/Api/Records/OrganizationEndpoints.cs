using Bridge.Sandbox.Zendesk.Store;

namespace Bridge.Sandbox.Zendesk.Api.Records;

/// <summary>The calls of organizations that users do not have.</summary>
internal sealed class OrganizationEndpoints(ZendeskAccount account)
    : RecordEndpoints<StoredOrganization>(account, account.Organizations)
{
    private protected override Task AnswerOthersAsync(ApiCall api) => Reply.NoEndpointAsync(api);

    // A user of a deleted organization belongs to none.
    private protected override void Deleting(StoredOrganization record)
    {
        var id = Account.Organizations.IdOf(record);
        foreach (var user in Account.Users.Records)
        {
            if (user.OrganizationId == id)
            {
                user.OrganizationId = 0;
            }
        }
    }

    private protected override IReadOnlyList<StoredOrganization> Search(ApiCall api)
    {
        var found = api.Query("external_id") is { } externalId
            ? Account.Organizations.ByExternalId(externalId)
            : Account.Organizations.ByName(api.Query("name"));
        return found is { Deleted: false } ? [found] : [];
    }
}
