using Bridge.Access;
using Bridge.Host.Cli.Billing;
using Bridge.Host.Cli.Demo.Crms;
using Bridge.Host.Cli.Running;
using Bridge.Host.Features.Telemetry;

namespace Bridge.Host.Cli.Demo;

/// <summary>Serves both sides' pages, each on a port of its own, until Ctrl-C.</summary>
/// <param name="context">What verbs work with.</param>
/// <param name="stage">Whose pages.</param>
/// <param name="output">Who reads.</param>
internal sealed class DemoPages(CliContext context, DemoStage stage, DemoOutput output)
{
    private const string AnyPort = "http://127.0.0.1:0";

    /// <summary>Serves.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>A value of <see cref="ExitCode"/>.</returns>
    public Task<int> ServeAsync(CancellationToken cancellationToken) => FinanceSideRun.RunAsync(
        context,
        stage.FinanceConfig,
        Quiet(context),
        finance => SupportSideRun.RunAsync(
            context, stage.Config, AnyPort, Quiet(context), isAlone: false, support => ServeAsync([finance, support], cancellationToken), cancellationToken),
        cancellationToken);

    private async Task<int> ServeAsync(IReadOnlyList<ListeningSide> sides, CancellationToken cancellationToken)
    {
        stage.Mailbox.Bridge = sides[^1].Address;
        if (output.IsJson)
        {
            await WriteAsync(sides, cancellationToken);
        }
        else
        {
            await TrialLinks.PrintAsync(context, sides, cancellationToken);
            output.Say($"\nTo try as finance: open the account of MLS id {stage.SomebodyWhoOwes()} with a reason. Import {DemoBilling.LaterExport} from the inbox with {DemoBilling.Mapping}, then see on the page Release how many standings would change. As manager: look at Figures, Wall, Reviews and Reports.");
            output.Say($"\nThe MLS goes on at {stage.Mls.ServiceRoot} (token sandbox-token),\n{stage.Crm.Title} at {stage.Crm.Place}, the members' mailbox at {stage.Mailbox.Address}");
            output.Say($"Support's settings: {stage.Config}\nFinance's settings: {stage.FinanceConfig}\nTry: ./bridge plan --config {stage.Config}\nCtrl-C ends it and removes the files.");
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var callers = stage.Crm is IDemoPhone phone ? new DemoCallers(stage.Crm, phone, context.Time).RunAsync(end.Token) : Task.CompletedTask;
        await RunCommand.StopAsync(context, cancellationToken);
        await end.CancelAsync();
        await callers;
        return ExitCode.Done;
    }

    private async Task WriteAsync(IReadOnlyList<ListeningSide> sides, CancellationToken cancellationToken)
    {
        var links = new List<(string Side, OneTimeLink Link)>();
        foreach (var side in sides)
        {
            links.AddRange((await TrialLinks.MakeAsync(side, cancellationToken)).Select(link => (side.Side.ToString().ToLowerInvariant(), link)));
        }

        output.Step("pages", json =>
        {
            json.WriteString("notice", "Trial without a sign-in provider: whoever opens a link first has its role.");
            json.WriteString("settings", stage.Config);
            json.WriteString("financeSettings", stage.FinanceConfig);
            json.WriteString("mls", stage.Mls.ServiceRoot.AbsoluteUri);
            json.WriteString(stage.Crm.Name, stage.Crm.Place);
            json.WriteString("mailbox", stage.Mailbox.Address.AbsoluteUri);
            json.WriteStartArray("links");
            foreach (var (side, link) in links)
            {
                json.WriteStartObject();
                json.WriteString("side", side);
                json.WriteString("role", link.Role);
                json.WriteString("address", link.Address.AbsoluteUri);
                json.WriteString("until", link.Until);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Says where log lines go. Each run of a route would push what the demo tells off the screen.</summary>
    /// <param name="context">What verbs work with.</param>
    /// <returns>What sets the log.</returns>
    public static Action<ILoggingBuilder> Quiet(CliContext context) => log =>
    {
        ConsoleLog.Configure(log, context.IsTerminal);
        log.SetMinimumLevel(LogLevel.Warning);
    };
}
