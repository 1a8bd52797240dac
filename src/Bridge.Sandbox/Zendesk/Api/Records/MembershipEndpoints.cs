using System.Text.Json;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api.Records;

/// <summary>Which users belong to which organizations.</summary>
internal sealed class MembershipEndpoints(ZendeskAccount account)
{
    public Task AnswerAsync(ApiCall api) => (api.Method, api.Segments) switch
    {
        ("GET", [_]) => ListAsync(api, account, null),
        ("POST", [_]) => AddAsync(api),
        ("GET", [_, _]) when account.Memberships.ById(api.SegmentId(1)) is { } known => ShowAsync(api, known, 200),
        ("DELETE", [_, _]) when account.Memberships.ById(api.SegmentId(1)) is { } known => RemoveAsync(api, known),
        (_, [_, _]) => Reply.NotFoundAsync(api),
        _ => Reply.NoEndpointAsync(api),
    };

    public static Task ListAsync(ApiCall api, ZendeskAccount account, long? userId) =>
        Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            lock (account.Gate)
            {
                var all = account.Memberships.All.Where(one => userId is null || one.UserId == userId).ToList();
                json.WriteStartArray("organization_memberships"u8);
                foreach (var membership in all.Skip((Paging.Page(api) - 1) * Paging.Size(api)).Take(Paging.Size(api)))
                {
                    Write(json, membership, api.BaseUrl);
                }

                json.WriteEndArray();
                Paging.WriteNumbers(json, api, all.Count);
            }
        });

    private async Task AddAsync(ApiCall api)
    {
        if (await api.BodyAsync() is not { } body || !body.TryGetProperty("organization_membership", out var sent)
            || sent.ValueKind != JsonValueKind.Object
            || !sent.TryGetProperty("user_id", out var userId)
            || !sent.TryGetProperty("organization_id", out var organizationId))
        {
            await Reply.WrongBodyAsync(api, "organization_membership");
            return;
        }

        Membership? added;
        lock (account.Gate)
        {
            added = Add(Sent.Id(userId), Sent.Id(organizationId));
        }

        if (added is null)
        {
            await Reply.InvalidRecordAsync(
                api, new RecordError("user_id", "User: has already been taken", "DuplicateValue"));
            return;
        }

        api.Call.Applied = true;
        await ShowAsync(api, added, StatusCodes.Status201Created);
    }

    private Membership? Add(long userId, long organizationId)
    {
        if (account.Users.ById(userId) is not { Deleted: false } user
            || account.Organizations.ById(organizationId) is not { Deleted: false })
        {
            return null;
        }

        var isDefault = user.OrganizationId == 0;
        var added = account.Memberships.Add(userId, organizationId, isDefault);
        user.OrganizationId = isDefault ? organizationId : user.OrganizationId;
        return added;
    }

    private Task RemoveAsync(ApiCall api, Membership membership)
    {
        lock (account.Gate)
        {
            account.Memberships.Remove(membership);
            if (account.Users.ById(membership.UserId) is { } user && user.OrganizationId == membership.OrganizationId)
            {
                user.OrganizationId = 0;
            }
        }

        api.Call.Applied = true;
        return Reply.NoContentAsync(api);
    }

    private static Task ShowAsync(ApiCall api, Membership membership, int status) =>
        Reply.JsonAsync(api, status, json =>
        {
            json.WritePropertyName("organization_membership"u8);
            Write(json, membership, api.BaseUrl);
        });

    private static void Write(Utf8JsonWriter json, Membership membership, string baseUrl)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, $"{baseUrl}/api/v2/organization_memberships/{membership.Id}.json");
        json.WriteNumber("id"u8, membership.Id);
        json.WriteNumber("user_id"u8, membership.UserId);
        json.WriteNumber("organization_id"u8, membership.OrganizationId);
        json.WriteBoolean("default"u8, membership.IsDefault);
        json.WriteBoolean("view_tickets"u8, false);
        JsonParts.Time(json, "created_at", membership.CreatedAt);
        JsonParts.Time(json, "updated_at", membership.CreatedAt);
        json.WriteEndObject();
    }
}
