using System.Text.Json;
using Bridge.Connectors.Desk;

namespace Bridge.Connectors.Zendesk.Tickets;

/// <summary>What Zendesk shows beside tickets: the people, groups and counts they name by number.</summary>
/// <remarks>Source: developer.zendesk.com, Side-loading.</remarks>
internal sealed class ZendeskTicketSides
{
    /// <summary>What is asked for beside tickets.</summary>
    public const string Include = "include=users,groups,metric_sets";

    private readonly Dictionary<long, (string? Name, string? MemberId)> _users = [];
    private readonly Dictionary<long, string?> _groups = [];
    private readonly Dictionary<long, JsonElement> _metrics = [];

    /// <summary>Reads what an answer shows.</summary>
    /// <param name="root">The answer; it must outlive this object.</param>
    public ZendeskTicketSides(JsonElement root)
    {
        foreach (var user in root.ItemsOf("users"))
        {
            if (user.LongOf("id") is { } id)
            {
                _users[id] = (user.TextOf("name"), DeskReading.MemberIdOf(user.TextOf("external_id")));
            }
        }

        foreach (var group in root.ItemsOf("groups"))
        {
            if (group.LongOf("id") is { } id)
            {
                _groups[id] = group.TextOf("name");
            }
        }

        // The export calls them metric_sets, a single ticket metric_set.
        foreach (var metric in root.ItemsOf("metric_sets").Append(root.Of("metric_set")).Append(root.Of("ticket").Of("metric_set")))
        {
            if (metric.LongOf("ticket_id") is { } id)
            {
                _metrics[id] = metric;
            }
        }
    }

    /// <summary>Name of a user.</summary>
    /// <param name="id">Zendesk's id, or null.</param>
    /// <returns>The name, or null when Zendesk shows none.</returns>
    public string? NameOf(long? id) => id is { } known ? _users.GetValueOrDefault(known).Name : null;

    /// <summary>External id of the member that a user is.</summary>
    /// <param name="id">Zendesk's id, or null.</param>
    /// <returns>The external id, or null when the user is no member.</returns>
    public string? MemberOf(long? id) => id is { } known ? _users.GetValueOrDefault(known).MemberId : null;

    /// <summary>Name of a group.</summary>
    /// <param name="id">Zendesk's id, or null.</param>
    /// <returns>The name, or null.</returns>
    public string? GroupOf(long? id) => id is { } known ? _groups.GetValueOrDefault(known) : null;

    /// <summary>What Zendesk counts of a ticket.</summary>
    /// <param name="id">The ticket's id.</param>
    /// <returns>The metric set, or an undefined element.</returns>
    public JsonElement MetricsOf(long id) => _metrics.GetValueOrDefault(id);
}
