using Bridge.Core.Connectors;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Freshdesk;

/// <summary>Freshdesk's limits: calls a minute of the account, and of four kinds of calls each for itself.</summary>
/// <remarks>Source: support.freshdesk.com, article 225439, "What are the rate limits for API calls to Freshdesk", March 2024.</remarks>
internal static class FreshdeskLimits
{
    /// <summary>Name of the limit on new tickets.</summary>
    public const string TicketCreate = "ticket-create";

    /// <summary>Name of the limit on changes of tickets.</summary>
    public const string TicketUpdate = "ticket-update";

    /// <summary>Name of the limit on lists of tickets.</summary>
    public const string TicketList = "ticket-list";

    /// <summary>Name of the limit on lists of contacts.</summary>
    public const string ContactList = "contact-list";

    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    /// <summary>The headers; none says when the minute ends, so a whole one is waited.</summary>
    public static IReadOnlyList<RateHeaders> Headers { get; } =
        [new("X-RateLimit-Total", "X-RateLimit-Remaining", null, RateResetForm.Seconds, _minute)];

    /// <summary>The limits of a connection.</summary>
    /// <param name="settings">Its settings.</param>
    /// <returns>The limits that are known beforehand.</returns>
    public static IReadOnlyList<RateLimit> For(ConnectionSettings settings)
    {
        var (total, create, update, tickets, contacts) = settings.Text(FreshdeskSettings.Plan) switch
        {
            "trial" => (50, 50, 50, 20, 20),
            "growth" => (200, 80, 80, 20, 20),
            "pro" => (400, 160, 160, 100, 100),
            "enterprise" => (700, 280, 280, 200, 200),
            _ => (0, 0, 0, 0, 0),
        };
        total = settings.Integer(FreshdeskSettings.LimitPerMinute) ?? total;
        return
        [
            .. new RateLimit[]
            {
                new("", total, _minute), new(TicketCreate, create, _minute), new(TicketUpdate, update, _minute), new(TicketList, tickets, _minute),
                new(ContactList, contacts, _minute),
            }.Where(limit => limit.Calls > 0),
        ];
    }
}
