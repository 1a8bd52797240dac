using System.Text.Json;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api.Records;

/// <summary>The identities of one user.</summary>
/// <remarks>Source: Zendesk API reference, User identities; callers here are agents, whose choice of the primary
/// address needs no verification.</remarks>
internal sealed class IdentityEndpoints(ZendeskAccount account)
{
    public Task AnswerAsync(ApiCall api, StoredUser user) => (api.Method, api.Segments) switch
    {
        ("GET", [_, _, _]) => ListAsync(api, user),
        ("POST", [_, _, _]) => AddAsync(api, user),
        ("GET", [_, _, _, _]) when Find(api, user) is { } identity => ShowAsync(api, user, identity, 200),
        ("PUT", [_, _, _, _]) when Find(api, user) is { } identity => ChangeAsync(api, user, identity),
        ("PUT", [_, _, _, _, "make_primary"]) when Find(api, user) is { } identity =>
            MakePrimaryAsync(api, user, identity),
        ("PUT", [_, _, _, _, "verify"]) when Find(api, user) is { } identity => VerifyAsync(api, user, identity),
        ("DELETE", [_, _, _, _]) when Find(api, user) is { } identity => RemoveAsync(api, user, identity),
        (_, [_, _, _, _] or [_, _, _, _, "make_primary" or "verify"]) => Reply.NotFoundAsync(api),
        _ => Reply.NoEndpointAsync(api),
    };

    private UserIdentity? Find(ApiCall api, StoredUser user)
    {
        lock (account.Gate)
        {
            return account.Users.Identities.Find(user, api.SegmentId(3));
        }
    }

    private Task ListAsync(ApiCall api, StoredUser user) => Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
    {
        lock (account.Gate)
        {
            var list = account.Users.Identities.Of(user);
            json.WriteStartArray("identities"u8);
            foreach (var identity in list)
            {
                UserJson.WriteIdentity(json, identity, account.Users.IdOf(user), api.BaseUrl);
            }

            json.WriteEndArray();
            if (Paging.ByCursor(api))
            {
                Paging.WriteCursors(json, api, 0, list.Count - 1, false, false);
            }
            else
            {
                json.WriteNull("next_page"u8);
                json.WriteNull("previous_page"u8);
                json.WriteNumber("count"u8, list.Count);
            }
        }
    });

    private Task ShowAsync(ApiCall api, StoredUser user, UserIdentity identity, int status)
    {
        var id = account.Users.IdOf(user);
        if (status == StatusCodes.Status201Created)
        {
            api.Context.Response.Headers.Location = $"{api.BaseUrl}/api/v2/users/{id}/identities/{identity.Id}.json";
        }

        return Reply.JsonAsync(api, status, json =>
        {
            json.WritePropertyName("identity"u8);
            UserJson.WriteIdentity(json, identity, id, api.BaseUrl);
        });
    }

    private async Task AddAsync(ApiCall api, StoredUser user)
    {
        if (await SentAsync(api) is not { } sent || !Sent.Text(sent, "type", out var type)
            || type is null || !IdentityRules.IsType(type))
        {
            await Reply.WrongBodyAsync(api, "identity");
            return;
        }

        UserIdentity? identity;
        RecordError? error;
        lock (account.Gate)
        {
            identity = Add(user, type, sent, out error);
            if (identity is not null)
            {
                Changed(api, user);
            }
        }

        if (identity is null)
        {
            await Reply.InvalidRecordAsync(api, error ?? UserCheck.Taken(null));
            return;
        }

        await ShowAsync(api, user, identity, StatusCodes.Status201Created);
    }

    private UserIdentity? Add(StoredUser user, string type, JsonElement sent, out RecordError? error)
    {
        Sent.Text(sent, "value", out var value);
        error = IdentityRules.Refusal(account.Users, user, type, value);
        if (error is not null)
        {
            return null;
        }

        var identity = account.Users.Identities.Add(user, type, IdentityRules.Normal(type, value ?? ""), account.Now);
        identity.Verified = sent.TryGetProperty("verified", out var verified) && Sent.Flag(verified);
        var isPrimary = sent.TryGetProperty("primary", out var primary) && Sent.Flag(primary);
        if (isPrimary || (user.Email is null && type == "email"))
        {
            account.Users.Identities.MakePrimary(user, identity);
        }

        return identity;
    }

    private async Task ChangeAsync(ApiCall api, StoredUser user, UserIdentity identity)
    {
        if (await SentAsync(api) is not { } sent)
        {
            await Reply.WrongBodyAsync(api, "identity");
            return;
        }

        RecordError? error = null;
        lock (account.Gate)
        {
            if (Sent.Text(sent, "value", out var value) && IdentityRules.Normal(identity.Type, value ?? "") != identity.Value)
            {
                error = IdentityRules.Refusal(account.Users, user, identity.Type, value);
                if (error is null)
                {
                    account.Users.Identities.Change(user, identity, IdentityRules.Normal(identity.Type, value ?? ""), account.Now);
                }
            }

            if (error is null)
            {
                identity.Verified = sent.TryGetProperty("verified", out var verified)
                    ? Sent.Flag(verified)
                    : identity.Verified;
                Changed(api, user);
            }
        }

        await (error is null
            ? ShowAsync(api, user, identity, StatusCodes.Status200OK)
            : Reply.InvalidRecordAsync(api, error));
    }

    private Task MakePrimaryAsync(ApiCall api, StoredUser user, UserIdentity identity)
    {
        lock (account.Gate)
        {
            account.Users.Identities.MakePrimary(user, identity);
            Changed(api, user);
        }

        return ListAsync(api, user);
    }

    private Task VerifyAsync(ApiCall api, StoredUser user, UserIdentity identity)
    {
        lock (account.Gate)
        {
            identity.Verified = true;
            Changed(api, user);
        }

        return ShowAsync(api, user, identity, StatusCodes.Status200OK);
    }

    private Task RemoveAsync(ApiCall api, StoredUser user, UserIdentity identity)
    {
        lock (account.Gate)
        {
            account.Users.Identities.Remove(user, identity);
            Changed(api, user);
        }

        return Reply.NoContentAsync(api);
    }

    private void Changed(ApiCall api, StoredUser user)
    {
        account.Users.IdentityChanged(user);
        account.History.RecordsWritten(1, 0);
        api.Call.Applied = true;
    }

    private static async Task<JsonElement?> SentAsync(ApiCall api) =>
        await api.BodyAsync() is { } body && body.TryGetProperty("identity", out var sent)
        && sent.ValueKind == JsonValueKind.Object
            ? sent
            : null;
}
