using System.CommandLine;
using Bridge.Sandbox.Dataverse;
using Bridge.Sandbox.Freshdesk;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Salesforce;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Cli.Sandboxes;

/// <summary><c>bridge sandbox</c>: serve a stand-in of an MLS or of a CRM on this machine.</summary>
internal static class SandboxCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var verb = new VerbCommand(
            "sandbox",
            "Serves a stand-in of an MLS or of a CRM on this machine, with faults on demand; see docs/sandbox.md.",
            "bridge sandbox mls --port 5001 --members 10000 --latency 25ms",
            "bridge sandbox zendesk --port 5002 --latency 25ms --faults mixed:5%",
            "bridge sandbox zendesk --port 5002 --tickets 5000 --calls 8000 --days 60 --seed 7",
            "bridge sandbox salesforce --port 5003 --latency 25ms --faults lock:2%",
            "bridge sandbox salesforce --port 5003 --cases 5000 --days 60 --seed 7",
            "bridge sandbox dataverse --port 5004 --latency 25ms --faults lock:2%",
            "bridge sandbox freshdesk --port 5005 --tickets 2000 --plan pro");
        verb.Add(Mls(context));
        verb.Add(Zendesk(context));
        verb.Add(Salesforce(context));
        verb.Add(Dataverse(context));
        verb.Add(Freshdesk(context));
        return verb;
    }

    private static VerbCommand Mls(CliContext context)
    {
        var common = new SandboxOptions();
        var members = new Option<int>("--members") { Description = "Members at the start.", DefaultValueFactory = _ => 1000 };
        var profile = new Option<ResoProfile>("--profile") { Description = "Host whose ways are copied.", DefaultValueFactory = _ => ResoProfile.Generic };
        var tie = new Option<bool>("--tie") { Description = "Give all rows one timestamp." };
        var torture = new Option<bool>("--torture") { Description = "Give some rows names and lengths that break careless code." };
        var shared = new Option<int>("--shared-emails") { Description = "Members who share their e-mail address with another one." };
        var verb = new VerbCommand("mls", "Serves a RESO Web API with generated members and offices.")
        {
            common.Port, members, common.Seed, common.Latency, common.Faults, profile, tie, torture, shared,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ResoSandboxOptions
            {
                Members = parsed.GetValue(members),
                Profile = parsed.GetValue(profile),
                TieTimestamp = parsed.GetValue(tie),
                TortureNames = parsed.GetValue(torture),
                SharedEmails = parsed.GetValue(shared),
            };
            await using var sandbox = await ResoSandbox.StartAsync(common.Read(parsed, context.Time), options, cancellationToken);
            return await ServeAsync(
                context,
                sandbox.ServiceRoot,
                $"{{ type: reso, profile: {options.Profile.ToString().ToLowerInvariant()}, address: \"{sandbox.ServiceRoot}\", origin: mls, token: sandbox-token }}",
                cancellationToken);
        });
        return verb;
    }

    private static VerbCommand Zendesk(CliContext context)
    {
        var common = new SandboxOptions();
        var bulk = new Option<string>("--bulk-import") { Description = "Whether bulk import is enabled: on or off.", DefaultValueFactory = _ => "on" };
        bulk.AcceptOnlyFromAmong("on", "off");
        var limit = new Option<int>("--limit-per-minute") { Description = "Calls a minute; 0 for no limit." };
        var jobDelay = new Option<string>("--job-delay") { Description = "How long a job takes, such as 30ms.", DefaultValueFactory = _ => "30ms" };
        var desk = new HelpDeskSandboxOptions();
        var verb = new VerbCommand("zendesk", "Serves a Zendesk account with users, tickets, calls, surveys, webhooks and jobs; see docs/sandbox-zendesk.md.")
        {
            common.Port, common.Seed, common.Latency, common.Faults, bulk, limit, jobDelay,
        };
        desk.AddTo(verb);
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var options = desk.Read(parsed) with
            {
                BulkImportEnabled = parsed.GetValue(bulk) == "on",
                AccountLimitPerMinute = parsed.GetValue(limit),
                JobDelay = SandboxOptions.Duration("--job-delay", parsed.GetValue(jobDelay)),
            };
            await using var sandbox = await StartAsync(common.Read(parsed, context.Time), options, cancellationToken);
            return await ServeAsync(
                context,
                sandbox.Address,
                $"{{ type: zendesk, address: \"{sandbox.Address}\", email: {options.Email}, apiToken: {options.ApiToken} }}",
                cancellationToken);
        });
        return verb;
    }

    private static VerbCommand Salesforce(CliContext context)
    {
        var common = new SandboxOptions();
        var calls = new Option<int>("--daily-calls") { Description = "Calls allowed in 24 hours.", DefaultValueFactory = _ => 100_000 };
        var jobDelay = new Option<string>("--job-delay") { Description = "How long a bulk job waits before it is worked on, such as 5s.", DefaultValueFactory = _ => "0s" };
        var duplicates = new Option<bool>("--duplicate-rule") { Description = "Activate a duplicate rule on contacts: same e-mail address and last name." };
        var cases = new Option<int>("--cases") { Description = "Cases at the start.", HelpName = "N" };
        var days = new Option<int>("--days") { Description = "Days before now over which the cases are spread.", HelpName = "D", DefaultValueFactory = _ => 30 };
        var members = new Option<int>("--members") { Description = "Members who ask, with the keys mls:KEY.", HelpName = "N", DefaultValueFactory = _ => 1000 };
        var verb = new VerbCommand("salesforce", "Serves a Salesforce org with accounts, contacts, cases, permission sets and queries; see docs/sandbox-salesforce.md.")
        {
            common.Port, common.Seed, common.Latency, common.Faults, calls, jobDelay, duplicates, cases, days, members,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new SalesforceSandboxOptions
            {
                DailyCalls = parsed.GetValue(calls),
                JobDelay = SandboxOptions.Duration("--job-delay", parsed.GetValue(jobDelay)),
                HasDuplicateRule = parsed.GetValue(duplicates),
                Cases = SandboxOptions.AtLeast(0, parsed, cases),
                Days = SandboxOptions.AtLeast(1, parsed, days),
                Members = SandboxOptions.AtLeast(1, parsed, members),
            };
            await using var sandbox = await SalesforceSandbox.StartAsync(common.Read(parsed, context.Time), options, cancellationToken);
            return await ServeAsync(
                context,
                sandbox.Address,
                $"{{ type: salesforce, address: \"{sandbox.Address}\", clientId: {options.ClientId}, clientSecret: {options.ClientSecret} }}",
                cancellationToken);
        });
        return verb;
    }

    private static VerbCommand Dataverse(CliContext context)
    {
        var common = new SandboxOptions();
        var calls = new Option<int>("--calls-per-window") { Description = "Calls of one user allowed in 300 s.", DefaultValueFactory = _ => 6000 };
        var keyDelay = new Option<string>("--key-delay") { Description = "How long the index of a new alternate key is being built, such as 5s.", DefaultValueFactory = _ => "0s" };
        var verb = new VerbCommand("dataverse", "Serves a Dataverse environment with contacts, accounts, batches and definitions; see docs/sandbox-dataverse.md.")
        {
            common.Port, common.Seed, common.Latency, common.Faults, calls, keyDelay,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new DataverseSandboxOptions { Calls = parsed.GetValue(calls), KeyDelay = SandboxOptions.Duration("--key-delay", parsed.GetValue(keyDelay)) };
            await using var sandbox = await DataverseSandbox.StartAsync(common.Read(parsed, context.Time), options, cancellationToken);
            return await ServeAsync(
                context,
                sandbox.Address,
                $"{{ type: dataverse, address: \"{sandbox.Address}\", signInAddress: \"{sandbox.Address}\", tenant: {options.Tenant}, clientId: {options.ClientId}, clientSecret: {options.ClientSecret} }}",
                cancellationToken);
        });
        return verb;
    }

    private static VerbCommand Freshdesk(CliContext context)
    {
        var common = new SandboxOptions();
        var plan = new Option<FreshdeskPlan>("--plan") { Description = "Plan whose limits hold.", DefaultValueFactory = _ => FreshdeskPlan.Unlimited };
        var tickets = new Option<int>("--tickets") { Description = "Tickets at the start.", HelpName = "N" };
        var members = new Option<int>("--members") { Description = "Members who ask those tickets, with the external ids mls:KEY.", HelpName = "N", DefaultValueFactory = _ => 1000 };
        var days = new Option<int>("--days") { Description = "Days before now over which the tickets are spread.", HelpName = "D", DefaultValueFactory = _ => 30 };
        var fields = new Option<bool>("--fields-by-hand") { Description = "Refuse to make fields over the API." };
        var verb = new VerbCommand("freshdesk", "Serves a Freshdesk account with contacts, companies, tickets and ratings; see docs/sandbox-freshdesk.md.")
        {
            common.Port, common.Seed, common.Latency, common.Faults, plan, tickets, members, days, fields,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new FreshdeskSandboxOptions
            {
                Plan = parsed.GetValue(plan),
                Tickets = Math.Max(0, parsed.GetValue(tickets)),
                Members = Math.Max(1, parsed.GetValue(members)),
                Days = Math.Max(1, parsed.GetValue(days)),
                MakesFields = !parsed.GetValue(fields),
            };
            await using var sandbox = await FreshdeskSandbox.StartAsync(common.Read(parsed, context.Time), options, cancellationToken);
            return await ServeAsync(
                context, sandbox.Address, $"{{ type: freshdesk, address: \"{sandbox.Address}\", apiKey: {options.ApiKey} }}", cancellationToken);
        });
        return verb;
    }

    private static async Task<ZendeskSandbox> StartAsync(SandboxSettings settings, ZendeskSandboxOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await ZendeskSandbox.StartAsync(settings, options, cancellationToken);
        }
        catch (FormatException error)
        {
            throw new UsageException($"--webhook-mischief: {error.Message}");
        }
    }

    private static async Task<int> ServeAsync(CliContext context, Uri address, string connection, CancellationToken cancellationToken)
    {
        await context.Out.WriteLineAsync($"Serving on {address}");
        await context.Out.WriteLineAsync($"Connection for the settings: {connection}");
        await context.Out.WriteLineAsync("Ctrl-C ends it.");
        await context.Out.FlushAsync(cancellationToken);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await context.Error.WriteLineAsync("Stopped.");
        }

        return ExitCode.Done;
    }
}
