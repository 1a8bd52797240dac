using System.Globalization;
using System.Text.Json;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>What the statuses of an account mean, its own ones included, asked for once and again when a new number is not among them.</summary>
/// <remarks>
/// 2 to 5 mean the same everywhere; every status that an account adds stops the clock while somebody else is waited for, so it is on hold.
/// Source: developers.freshdesk.com, API v2, "Ticket Fields"; support.freshdesk.com, "Creating custom ticket statuses".
/// </remarks>
/// <param name="client">The client.</param>
/// <param name="time">The clock.</param>
internal sealed class FreshdeskStatuses(FreshdeskClient client, TimeProvider time)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    private volatile HashSet<long> _own = [];
    private volatile Unlisted _unlisted = new([], default);

    /// <summary>Learns the account's own statuses when some tickets need them.</summary>
    /// <param name="rows">The tickets.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>Tells where a ticket stands by the number of its status; null for a number nobody knows.</returns>
    public async Task<Func<long?, TicketStatus?>> LearnAsync(IReadOnlyList<JsonElement> rows, CancellationToken cancellationToken)
    {
        // Tickets keep the number of a status that was taken away, and each page would ask for it again.
        var unlisted = time.GetUtcNow() - _unlisted.At < _patience ? _unlisted.Numbers : [];
        var lacking = rows.Select(row => row.LongOf("status")).OfType<long>().Where(status => StateOf(status) is null).ToHashSet();
        if (!lacking.IsSubsetOf(unlisted))
        {
            using var answer = await client.SendAsync(FreshdeskCall.Get("ticket_fields", "list the statuses of its tickets"), cancellationToken);
            var choices = answer.Root.Items().Where(field => field.TextOf("name") == "status").Select(field => field.Of("choices")).FirstOrDefault();
            _own = choices.ValueKind == JsonValueKind.Object
                ? choices.EnumerateObject().Select(choice => long.TryParse(choice.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToHashSet()
                : [];
            _unlisted = new([.. unlisted.Union(lacking).Where(status => StateOf(status) is null)], time.GetUtcNow());
        }

        return StateOf;
    }

    /// <summary>Numbers that the account did not list, and when it was asked.</summary>
    private sealed record Unlisted(HashSet<long> Numbers, DateTimeOffset At);

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
