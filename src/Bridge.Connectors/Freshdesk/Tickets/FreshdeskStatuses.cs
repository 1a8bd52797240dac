using System.Globalization;
using System.Text.Json;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>What the statuses of an account mean, its own ones included, asked for once and again when a number is not among them.</summary>
/// <remarks>
/// 2 to 5 mean the same everywhere; every status that an account adds stops the clock while somebody else is waited for, so it is on hold.
/// Source: developers.freshdesk.com, API v2, "Ticket Fields"; support.freshdesk.com, "Creating custom ticket statuses".
/// </remarks>
/// <param name="client">The client.</param>
internal sealed class FreshdeskStatuses(FreshdeskClient client)
{
    private volatile HashSet<long> _own = [];

    /// <summary>Learns the account's own statuses when some tickets need them.</summary>
    /// <param name="rows">The tickets.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>Tells where a ticket stands by the number of its status; null for a number nobody knows.</returns>
    public async Task<Func<long?, TicketStatus?>> LearnAsync(IReadOnlyList<JsonElement> rows, CancellationToken cancellationToken)
    {
        if (rows.Any(row => row.LongOf("status") is { } status && StateOf(status) is null))
        {
            using var answer = await client.SendAsync(FreshdeskCall.Get("ticket_fields", "list the statuses of its tickets"), cancellationToken);
            var choices = answer.Root.Items().Where(field => field.TextOf("name") == "status").Select(field => field.Of("choices")).FirstOrDefault();
            _own = choices.ValueKind == JsonValueKind.Object
                ? choices.EnumerateObject().Select(choice => long.TryParse(choice.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToHashSet()
                : [];
        }

        return StateOf;
    }

    private TicketStatus? StateOf(long? status) => status switch
    {
        2 => TicketStatus.Open,
        3 => TicketStatus.Pending,
        4 => TicketStatus.Solved,
        5 => TicketStatus.Closed,
        { } own when _own.Contains(own) => TicketStatus.OnHold,
        _ => null,
    };
}
