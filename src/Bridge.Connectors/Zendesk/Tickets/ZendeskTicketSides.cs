using System.Text.Json;

namespace Bridge.Connectors.Zendesk.Tickets;

/// <summary>What Zendesk shows beside tickets: the people, groups and counts they name by number.</summary>
/// <remarks>Source: developer.zendesk.com, Side-loading.</remarks>
internal sealed class ZendeskTicketSides
{
    /// <summary>What is asked for beside tickets.</summary>
    public const string Include = "include=users,groups,metric_sets";

    private const int LongestOrigin = 60;
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
                _users[id] = (user.TextOf("name"), MemberIdOf(user.TextOf("external_id")));
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

    /// <summary>Tells whether an external id may be one that the bridge gave (<c>origin:key</c>).</summary>
    /// <remarks>Names in the settings are letters, digits, hyphens and underscores; other tools write addresses and numbers here.</remarks>
    /// <param name="externalId">A user's external id, or null.</param>
    /// <returns>The same text, or null when it is somebody else's.</returns>
    public static string? MemberIdOf(string? externalId)
    {
        var colon = externalId?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon is <= 0 or > LongestOrigin || colon == externalId!.Length - 1) // a colon was found in it
        {
            return null;
        }

        var origin = externalId.AsSpan(0, colon);
        var key = externalId.AsSpan(colon + 1);
        foreach (var letter in origin)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_'))
            {
                return null;
            }
        }

        return char.IsAsciiLetter(origin[0]) && !key.StartsWith("//") && !key.ContainsAnyInRange('\0', ' ') ? externalId : null;
    }
}
