using System.Globalization;
using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Freshdesk.Access;
using Bridge.Sandbox.Freshdesk.Store;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Freshdesk;

/// <summary>Everything the account holds. It is only touched under <see cref="Gate"/>.</summary>
internal sealed class FreshdeskAccount
{
    private const long FirstPerson = 67_000_000_000;

    public FreshdeskAccount(FreshdeskSandboxOptions options, SandboxSettings settings, FaultSwitch faults, CallHistory history)
    {
        (Options, Time, Faults, History) = (options, settings.Time, faults, history);
        Limits = new PlanLimits(options.Plan, settings.Time);
        Contacts = new RowBook(FirstPerson + 1000);
        Companies = new RowBook(FirstPerson + 900_000_000);
        Agents = new RowBook(FirstPerson);
        Groups = new RowBook(FirstPerson + 500);
        Surveys = new RowBook(FirstPerson + 700);
        Ratings = new RowBook(FirstPerson + 500_000_000);
        Conversations = new RowBook(FirstPerson + 300_000_000);
        Tickets = new RowBook(0);
        SeedData.AddTo(this);
    }

    public Lock Gate { get; } = new();

    public FreshdeskSandboxOptions Options { get; }

    public TimeProvider Time { get; }

    public FaultSwitch Faults { get; }

    public CallHistory History { get; }

    public PlanLimits Limits { get; }

    public RowBook Contacts { get; }

    public RowBook Companies { get; }

    public RowBook Agents { get; }

    public RowBook Groups { get; }

    public RowBook Tickets { get; }

    public RowBook Conversations { get; }

    public RowBook Surveys { get; }

    public RowBook Ratings { get; }

    public JobBoard Jobs { get; } = new();

    public FieldBook ContactFields { get; } = new("");

    public FieldBook CompanyFields { get; } = new("");

    public FieldBook TicketFields { get; } = new("cf_");

    /// <summary>Statuses of tickets by number: those that every account has, and one of its own.</summary>
    public SortedDictionary<int, string> Statuses { get; } = new() { [2] = "Open", [3] = "Pending", [4] = "Resolved", [5] = "Closed", [6] = "Waiting on Vendor" };

    /// <summary>Now, to the second: finer stamps Freshdesk does not keep.</summary>
    public DateTimeOffset Second => DateTimeOffset.FromUnixTimeSeconds(Time.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>Writes a stamp as Freshdesk does.</summary>
    public static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a stamp.</summary>
    public static DateTimeOffset? Stamp(string? text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
