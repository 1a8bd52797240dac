using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk.Jobs;
using Bridge.Sandbox.Zendesk.Store;

namespace Bridge.Sandbox.Zendesk;

/// <summary>Everything the account holds. Records and fields are only touched under <see cref="Gate"/>.</summary>
internal sealed class ZendeskAccount
{
    public ZendeskAccount(
        ZendeskSandboxOptions options, SandboxSettings settings, FaultSwitch faults, CallHistory history)
    {
        Options = options;
        Time = settings.Time;
        Faults = faults;
        History = history;
        UserFields = new FieldCatalog(7_100_000_000_004, Time);
        OrganizationFields = new FieldCatalog(7_200_000_000_004, Time);
        Organizations = new OrganizationBook(OrganizationFields, Time);
        Users = new UserBook(UserFields, Organizations, options, Time);
        Memberships = new MembershipBook(Time);
        Jobs = new JobBoard(options, settings);
    }

    public Lock Gate { get; } = new();

    public ZendeskSandboxOptions Options { get; }

    public TimeProvider Time { get; }

    public FaultSwitch Faults { get; }

    public CallHistory History { get; }

    public FieldCatalog UserFields { get; }

    public FieldCatalog OrganizationFields { get; }

    public UserBook Users { get; }

    public OrganizationBook Organizations { get; }

    public MembershipBook Memberships { get; }

    public JobBoard Jobs { get; }

    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();
}
