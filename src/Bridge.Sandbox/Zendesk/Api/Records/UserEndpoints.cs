using System.Text.Json;
using Bridge.Sandbox.Zendesk.Access;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api.Records;

/// <summary>The calls of users that organizations do not have.</summary>
internal sealed class UserEndpoints(ZendeskAccount account, AccountMeter meter)
    : RecordEndpoints<StoredUser>(account, account.Users)
{
    private readonly IdentityEndpoints _identities = new(account);

    /// <summary>Tells the caller who they are. Without a valid credential that is "Anonymous user", with status 200.
    /// </summary>
    public static Task MeAsync(ApiCall api) => Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
    {
        var caller = api.Caller;
        json.WriteStartObject("user"u8);
        if (caller.IsAnonymous)
        {
            json.WriteNull("id"u8);
        }
        else
        {
            json.WriteNumber("id"u8, caller.Id);
            json.WriteString("url"u8, $"{api.BaseUrl}/api/v2/users/{caller.Id}.json");
        }

        json.WriteString("name"u8, caller.Name);
        json.WriteString("email"u8, caller.Email);
        json.WriteString("role"u8, caller.Role);
        json.WriteBoolean("active"u8, !caller.IsAnonymous);
        json.WriteBoolean("verified"u8, !caller.IsAnonymous);
        json.WriteBoolean("suspended"u8, false);
        json.WriteNull("external_id"u8);
        json.WriteStartObject("user_fields"u8);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private protected override Task AnswerOthersAsync(ApiCall api) => api.Segments switch
    {
        [_, _, "identities", ..] when Find(api) is { } user => _identities.AnswerAsync(api, user),
        [_, _, "identities", ..] => Reply.NotFoundAsync(api),
        [_, _, "organization_memberships"] when api.Method == "GET" =>
            MembershipEndpoints.ListAsync(api, Account, api.SegmentId(1)),
        _ => Reply.NoEndpointAsync(api),
    };

    private protected override bool MayImport(ApiCall api) => Account.Options.BulkImportEnabled;

    private protected override bool TryWrite(ApiCall api, WriteMode mode, JsonElement sent, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (mode == WriteMode.Create)
        {
            return true;
        }

        if (mode == WriteMode.Upsert && !meter.TryUpsert(out wait))
        {
            return false;
        }

        StoredUser? user;
        lock (Account.Gate)
        {
            user = mode == WriteMode.Update ? Account.Users.ById(api.SegmentId(1)) : Account.Users.Match(sent);
        }

        return user is null || meter.TryWriteUser($"{Account.Users.IdOf(user)}", out wait);
    }

    private protected override Task AnswerDeletedAsync(ApiCall api, StoredUser record) =>
        WriteOneAsync(api, StatusCodes.Status200OK, record);

    private protected override IReadOnlyList<StoredUser> Search(ApiCall api)
    {
        if (api.Query("external_id") is { } externalId)
        {
            return Found(Account.Users.ByExternalId(externalId));
        }

        var query = (api.Query("query") ?? "").Trim();
        var text = query[(query.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().Trim('"');
        return query.StartsWith("email:", StringComparison.OrdinalIgnoreCase) ? Found(Account.Users.ByEmail(text))
            : query.StartsWith("external_id:", StringComparison.OrdinalIgnoreCase)
                ? Found(Account.Users.ByExternalId(text))
            : query.Contains('@', StringComparison.Ordinal) ? Found(Account.Users.ByEmail(query))
            : ByName(text);
    }

    private List<StoredUser> ByName(string text)
    {
        var found = new List<StoredUser>();
        foreach (var user in Account.Users.Records)
        {
            if (text.Length > 0 && !user.Deleted && user.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(user);
            }
        }

        return found;
    }

    private static StoredUser[] Found(StoredUser? user) => user is { Deleted: false } ? [user] : [];
}
