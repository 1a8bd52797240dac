using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Groups;

/// <summary>Groups and group memberships.</summary>
/// <remarks>Source: Zendesk API reference, Groups and Group memberships.</remarks>
internal sealed class GroupEndpoints(ZendeskAccount account)
{
    public Task AnswerAsync(ApiCall api)
    {
        if (api.Method != "GET" && !api.Caller.IsAdmin)
        {
            return Reply.ForbiddenAsync(api);
        }

        return (api.Method, api.Segments) switch
        {
            ("GET", ["groups"] or ["groups", "assignable"]) => ListAsync(api),
            ("GET", ["groups", "count"]) => Lists.CountAsync(api, account, book => book.Groups.Groups.Count(group => !group.Deleted)),
            ("POST", ["groups"]) => CreateAsync(api),
            ("GET", ["groups", _, "memberships"]) => MembershipsAsync(api, one => one.GroupId == api.SegmentId(1)),
            ("GET", ["groups", _, "users"]) => UsersAsync(api),
            (_, ["groups", _]) when Find(api) is { } group => OneAsync(api, group),
            ("GET", ["group_memberships"] or ["group_memberships", "assignable"]) => MembershipsAsync(api, _ => true),
            ("GET", ["users", _, "group_memberships"]) => MembershipsAsync(api, one => one.UserId == api.SegmentId(1)),
            ("POST", ["group_memberships"] or ["users", _, "group_memberships"]) => JoinAsync(api),
            (_, ["group_memberships", _]) when account.Groups.MembershipById(api.SegmentId(1)) is { } one => MembershipAsync(api, one),
            (_, ["groups" or "group_memberships", _]) => Reply.NotFoundAsync(api),
            _ => Reply.NoEndpointAsync(api),
        };
    }

    public static void Write(Utf8JsonWriter json, StoredGroup group, string baseUrl)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, $"{baseUrl}/api/v2/groups/{group.Id}.json");
        json.WriteNumber("id"u8, group.Id);
        json.WriteString("name"u8, group.Name);
        json.WriteString("description"u8, group.Description);
        json.WriteBoolean("is_public"u8, true);
        json.WriteBoolean("default"u8, group.Name == "Support");
        json.WriteBoolean("deleted"u8, group.Deleted);
        JsonParts.Time(json, "created_at", group.CreatedAt);
        JsonParts.Time(json, "updated_at", group.UpdatedAt);
        json.WriteEndObject();
    }

    private StoredGroup? Find(ApiCall api)
    {
        lock (account.Gate)
        {
            return account.Groups.ById(api.SegmentId(1));
        }
    }

    private Task ListAsync(ApiCall api) => Lists.WriteAsync(
        api, account, "groups", book => book.Groups.Groups.FindAll(group => !group.Deleted),
        (json, group) => Write(json, group, api.BaseUrl));

    private Task UsersAsync(ApiCall api) => Lists.WriteAsync<StoredUser>(
        api, account, "users",
        book => [.. book.Groups.Memberships.Where(one => one.GroupId == api.SegmentId(1))
            .Select(one => book.Users.ById(one.UserId)).OfType<StoredUser>()],
        (json, user) => account.Users.Write(json, user, api.BaseUrl));

    private async Task CreateAsync(ApiCall api)
    {
        if (await Lists.SentAsync(api, "group") is not { } sent)
        {
            await Reply.WrongBodyAsync(api, "group");
            return;
        }

        Sent.Text(sent, "name", out var name);
        Sent.Text(sent, "description", out var description);
        if (string.IsNullOrWhiteSpace(name))
        {
            await Reply.InvalidRecordAsync(api, new RecordError("name", "Name: cannot be blank", "BlankValue"));
            return;
        }

        StoredGroup? group = null;
        lock (account.Gate)
        {
            if (!account.Groups.Groups.Exists(known => known.Name == name && !known.Deleted))
            {
                group = account.Groups.Add(name, description ?? "");
            }
        }

        if (group is null)
        {
            await Reply.InvalidRecordAsync(api, new RecordError("name", "Name: has already been taken", "DuplicateValue"));
            return;
        }

        api.Call.Applied = true;
        api.Context.Response.Headers.Location = $"{api.BaseUrl}/api/v2/groups/{group.Id}.json";
        await ShowAsync(api, group, StatusCodes.Status201Created);
    }

    private static Task ShowAsync(ApiCall api, StoredGroup group, int status) => Reply.JsonAsync(api, status, json =>
    {
        json.WritePropertyName("group"u8);
        Write(json, group, api.BaseUrl);
    });

    private async Task OneAsync(ApiCall api, StoredGroup group)
    {
        switch (api.Method)
        {
            case "PUT" when await Lists.SentAsync(api, "group") is { } sent:
                Sent.Text(sent, "name", out var name);
                Sent.Text(sent, "description", out var description);
                group.Name = name ?? group.Name;
                group.Description = description ?? group.Description;
                group.UpdatedAt = account.Now;
                api.Call.Applied = true;
                break;
            case "DELETE":
                group.Deleted = true;
                api.Call.Applied = true;
                await Reply.NoContentAsync(api);
                return;
        }

        await ShowAsync(api, group, StatusCodes.Status200OK);
    }

    private Task MembershipsAsync(ApiCall api, Func<StoredGroupMembership, bool> wanted) => Lists.WriteAsync<StoredGroupMembership>(
        api, account, "group_memberships", book => [.. book.Groups.Memberships.Where(wanted)],
        (json, one) => Write(json, one, api.BaseUrl));

    private async Task JoinAsync(ApiCall api)
    {
        if (await Lists.SentAsync(api, "group_membership") is not { } sent)
        {
            await Reply.WrongBodyAsync(api, "group_membership");
            return;
        }

        var userId = sent.TryGetProperty("user_id", out var user) ? Sent.Id(user) : api.Segments[0] == "users" ? api.SegmentId(1) : 0;
        var groupId = sent.TryGetProperty("group_id", out var group) ? Sent.Id(group) : 0;
        StoredGroupMembership? membership = null;
        lock (account.Gate)
        {
            if (account.People.IsStaff(userId) && account.Groups.ById(groupId) is not null)
            {
                membership = account.Groups.Join(userId, groupId);
            }
        }

        if (membership is null)
        {
            await Reply.InvalidRecordAsync(api, new RecordError("user_id", "User: has already been taken or is no agent", "DuplicateValue"));
            return;
        }

        api.Call.Applied = true;
        await MembershipAsync(api, membership, StatusCodes.Status201Created);
    }

    private static Task MembershipAsync(ApiCall api, StoredGroupMembership one)
    {
        if (api.Method != "DELETE")
        {
            return MembershipAsync(api, one, StatusCodes.Status200OK);
        }

        one.Removed = true;
        api.Call.Applied = true;
        return Reply.NoContentAsync(api);
    }

    private static Task MembershipAsync(ApiCall api, StoredGroupMembership one, int status) =>
        Reply.JsonAsync(api, status, json =>
        {
            json.WritePropertyName("group_membership"u8);
            Write(json, one, api.BaseUrl);
        });

    private static void Write(Utf8JsonWriter json, StoredGroupMembership one, string baseUrl)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, $"{baseUrl}/api/v2/group_memberships/{one.Id}.json");
        json.WriteNumber("id"u8, one.Id);
        json.WriteNumber("user_id"u8, one.UserId);
        json.WriteNumber("group_id"u8, one.GroupId);
        json.WriteBoolean("default"u8, one.IsDefault);
        JsonParts.Time(json, "created_at", one.CreatedAt);
        JsonParts.Time(json, "updated_at", one.CreatedAt);
        json.WriteEndObject();
    }
}
