using System.CommandLine;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Cli.Sandboxes;

/// <summary>The options of the Zendesk sandbox that make up a help desk and its limits.</summary>
internal sealed class HelpDeskSandboxOptions
{
    private readonly Option<int> _tickets = new("--tickets") { Description = "Tickets at the start.", HelpName = "N" };
    private readonly Option<int> _calls = new("--calls") { Description = "Phone calls at the start.", HelpName = "N" };
    private readonly Option<int> _days = new("--days") { Description = "Days before now over which tickets and calls are spread.", HelpName = "D", DefaultValueFactory = _ => 30 };
    private readonly Option<int> _members = new("--members") { Description = "Members who ask, with the external ids mls:KEY.", HelpName = "N", DefaultValueFactory = _ => 1000 };
    private readonly Option<string> _origin = new("--origin") { Description = "What stands before the member key in external ids.", DefaultValueFactory = _ => "mls" };
    private readonly Option<string> _satisfaction = new("--satisfaction") { Description = "Kind of satisfaction answers: ratings or surveys.", DefaultValueFactory = _ => "ratings" };
    private readonly Option<int> _exports = new("--exports-per-minute") { Description = "Calls of incremental exports a minute; real accounts have 10, 0 is no limit.", HelpName = "N" };
    private readonly Option<bool> _ticketLimits = new("--ticket-limits") { Description = "Hold ticket writes to the limits of a real account." };
    private readonly Option<string> _mischief = new("--webhook-mischief") { Description = "How webhooks misbehave, such as duplicate:5%,reorder:5%,forge:1%,drop:1%,delay:1%:5s.", DefaultValueFactory = _ => "" };
    private readonly Option<string> _zone = new("--time-zone") { Description = "Time zone of the business hours, such as America/Chicago.", DefaultValueFactory = _ => "UTC" };

    /// <summary>Adds them to the verb.</summary>
    /// <param name="verb">The verb.</param>
    public void AddTo(Command verb)
    {
        _satisfaction.AcceptOnlyFromAmong("ratings", "surveys");
        foreach (var option in (Option[])[_tickets, _calls, _days, _members, _origin, _satisfaction, _exports, _ticketLimits, _mischief, _zone])
        {
            verb.Add(option);
        }
    }

    /// <summary>Reads them.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The options of the sandbox; the other ones at their defaults.</returns>
    /// <exception cref="UsageException">An option cannot be used.</exception>
    public ZendeskSandboxOptions Read(ParseResult parsed)
    {
        var tickets = SandboxOptions.AtLeast(0, parsed, _tickets);
        var calls = SandboxOptions.AtLeast(0, parsed, _calls);
        var zone = parsed.GetValue(_zone) ?? "UTC";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            throw new UsageException("--time-zone: write the name of a time zone such as America/Chicago.");
        }

        return new ZendeskSandboxOptions
        {
            Satisfaction = parsed.GetValue(_satisfaction) == "surveys" ? SatisfactionKind.Surveys : SatisfactionKind.Ratings,
            IncrementalLimitPerMinute = SandboxOptions.AtLeast(0, parsed, _exports),
            TicketLimits = parsed.GetValue(_ticketLimits),
            WebhookMischief = parsed.GetValue(_mischief) ?? "",
            BusinessTimeZone = zone,
            HelpDesk = tickets + calls == 0
                ? null
                : new HelpDeskOptions
                {
                    Tickets = tickets,
                    Calls = calls,
                    Days = SandboxOptions.AtLeast(1, parsed, _days),
                    Members = SandboxOptions.AtLeast(1, parsed, _members),
                    Origin = parsed.GetValue(_origin) ?? "mls",
                },
        };
    }
}
