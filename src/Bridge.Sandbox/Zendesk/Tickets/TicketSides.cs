using System.Text.Json;
using Bridge.Sandbox.Zendesk.Access;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Groups;
using Bridge.Sandbox.Zendesk.Tickets.Metrics;

namespace Bridge.Sandbox.Zendesk.Tickets;

/// <summary>What can be asked for beside tickets: <c>include=users,groups,organizations,metric_sets,comment_count</c>.
/// </summary>
/// <remarks>Source: Zendesk API documentation, Side-loading. Needs the account's lock.</remarks>
internal sealed class TicketSides(ZendeskAccount account)
{
    public static string[] Asked(ApiCall api) =>
        (api.Query("include") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public void Write(Utf8JsonWriter json, string[] asked, IReadOnlyList<StoredTicket> tickets, string baseUrl)
    {
        foreach (var side in asked)
        {
            switch (side)
            {
                case "users":
                    json.WriteStartArray("users"u8);
                    WriteUsers(json, tickets.SelectMany(People), baseUrl);
                    json.WriteEndArray();
                    break;
                case "groups":
                    json.WriteStartArray("groups"u8);
                    foreach (var group in tickets.Select(ticket => account.Groups.ById(ticket.GroupId)).OfType<StoredGroup>().Distinct())
                    {
                        GroupEndpoints.Write(json, group, baseUrl);
                    }

                    json.WriteEndArray();
                    break;
                case "organizations":
                    json.WriteStartArray("organizations"u8);
                    foreach (var id in tickets.Select(ticket => ticket.OrganizationId).Where(id => id != 0).Distinct())
                    {
                        if (account.Organizations.ById(id) is { } organization)
                        {
                            account.Organizations.Write(json, organization, baseUrl);
                        }
                    }

                    json.WriteEndArray();
                    break;
                case "metric_sets":
                    json.WriteStartArray("metric_sets"u8);
                    foreach (var ticket in tickets)
                    {
                        MetricJson.Write(json, ticket, account.Tickets.Metrics, baseUrl);
                    }

                    json.WriteEndArray();
                    break;
            }
        }
    }

    public void WriteUsers(Utf8JsonWriter json, IEnumerable<long> ids, string baseUrl)
    {
        foreach (var id in ids.Where(id => id != 0).Distinct())
        {
            if (account.Users.ById(id) is { } user)
            {
                account.Users.Write(json, user, baseUrl);
            }
            else if (id is Caller.AdminId or Caller.AgentId)
            {
                json.WriteStartObject();
                json.WriteNumber("id"u8, id);
                json.WriteString("url"u8, $"{baseUrl}/api/v2/users/{id}.json");
                json.WriteString("name"u8, account.People.NameOf(id));
                json.WriteString("email"u8, id == Caller.AdminId ? account.Options.Email : account.Options.AgentEmail);
                json.WriteString("role"u8, id == Caller.AdminId ? "admin" : "agent");
                json.WriteBoolean("active"u8, true);
                json.WriteNull("external_id"u8);
                json.WriteEndObject();
            }
        }
    }

    private static IEnumerable<long> People(StoredTicket ticket) => [ticket.RequesterId, ticket.SubmitterId, ticket.AssigneeId];
}
