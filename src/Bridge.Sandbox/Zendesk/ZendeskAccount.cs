using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk.Events;
using Bridge.Sandbox.Zendesk.Groups;
using Bridge.Sandbox.Zendesk.Jobs;
using Bridge.Sandbox.Zendesk.Satisfaction;
using Bridge.Sandbox.Zendesk.Store;
using Bridge.Sandbox.Zendesk.Talk;
using Bridge.Sandbox.Zendesk.Tickets;
using Bridge.Sandbox.Zendesk.Tickets.Fields;
using Bridge.Sandbox.Zendesk.Tickets.Metrics;
using Bridge.Sandbox.Zendesk.Uploads;
using Bridge.Sandbox.Zendesk.Webhooks;

namespace Bridge.Sandbox.Zendesk;

/// <summary>Everything the account holds. Records and fields are only touched under <see cref="Gate"/>.</summary>
internal sealed class ZendeskAccount
{
    public ZendeskAccount(
        ZendeskSandboxOptions options, SandboxSettings settings, FaultSwitch faults, CallHistory history)
    {
        Options = options;
        Clock = new AccountClock(settings.Time);
        Faults = faults;
        History = history;
        UserFields = new FieldCatalog(7_100_000_000_004, Time);
        OrganizationFields = new FieldCatalog(7_200_000_000_004, Time);
        Organizations = new OrganizationBook(OrganizationFields, Time);
        Users = new UserBook(UserFields, Organizations, options, Time);
        Memberships = new MembershipBook(Time);
        Jobs = new JobBoard(options, settings);
        People = new People(Users);
        Groups = new GroupBook(Time);
        Uploads = new UploadBook(Time);
        TicketFields = new TicketFieldBook(Time);
        Tickets = new TicketBook(new MetricKeeper(new BusinessHours(options)));
        Pump = new WebhookPump(options, settings.Time);
        Webhooks = new WebhookBook(settings.Seed, Time, Pump.Send)
        {
            Mischief = new MischiefPlan(settings.Seed, options.WebhookMischief),
        };
        Desk = new TicketDesk(Tickets, People, Webhooks.Tell);
        Ratings = new RatingBook(Tickets, Desk);
        Idempotency = new IdempotencyDesk(Time);
        Calls = new CallBook();
        AgentStates = new AgentStates(Groups);
    }

    public Lock Gate { get; } = new();

    public ZendeskSandboxOptions Options { get; }

    public AccountClock Clock { get; }

    public TimeProvider Time => Clock;

    public FaultSwitch Faults { get; }

    public CallHistory History { get; }

    public FieldCatalog UserFields { get; }

    public FieldCatalog OrganizationFields { get; }

    public UserBook Users { get; }

    public OrganizationBook Organizations { get; }

    public MembershipBook Memberships { get; }

    public JobBoard Jobs { get; }

    public People People { get; }

    public GroupBook Groups { get; }

    public UploadBook Uploads { get; }

    public TicketFieldBook TicketFields { get; }

    public TicketBook Tickets { get; }

    public TicketDesk Desk { get; }

    public IdempotencyDesk Idempotency { get; }

    public RatingBook Ratings { get; }

    public CallBook Calls { get; }

    public AgentStates AgentStates { get; }

    public List<StoredEvent> Events { get; } = [];

    public WebhookBook Webhooks { get; }

    public WebhookPump Pump { get; }

    /// <summary>Now, without the part of a second: what tickets are stamped with.</summary>
    public long Second => Now / 1000 * 1000;

    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();
}
