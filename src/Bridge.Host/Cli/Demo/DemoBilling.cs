using Bridge.Finance.Composition;
using Bridge.Host.Cli.Billing;
using Bridge.Host.Finance;
using Bridge.Sandbox.Billing;

namespace Bridge.Host.Cli.Demo;

/// <summary>Finance's side: an export of the billing system, its import, and a signed release of standings.</summary>
/// <param name="context">What verbs work with.</param>
/// <param name="stage">Where finance's folder is, and who is billed.</param>
/// <param name="output">Who reads.</param>
internal sealed class DemoBilling(CliContext context, DemoStage stage, DemoOutput output)
{
    /// <summary>The export that waits in finance's inbox: half of what was open is paid.</summary>
    public const string LaterExport = "invoices-after-payments.csv";

    /// <summary>Mapping document of both exports.</summary>
    public const string Mapping = "invoices.yaml";

    private const double SettledLater = 0.5;

    /// <summary>Does what finance would do with the verbs of <c>bridge billing</c>, and gives support the settings for the result.</summary>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <returns>A value of <see cref="ExitCode"/>; what went wrong has been told.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        output.Heading("Billing, on finance's side");
        new FinanceSetup(stage.Finance).Write(FinanceTemplate.FileName, () => new FinanceTemplate(stage.Mls.ServiceRoot.AbsoluteUri, "mls", stage.Outbox)
        {
            Title = "Demo MLS",
            Listen = "http://127.0.0.1:0",
            Inbox = "./inbox",
        }.Text());
        output.Say("Finance has a folder, a key and a store of its own ('bridge billing init').");
        return await BillingVerb.RunAsync(context, stage.FinanceConfig, async (finance, settings) =>
        {
            var members = await finance.RefreshRosterAsync(cancellationToken);
            output.Say($"The roster holds {members:N0} members ('bridge billing roster').");
            var code = await ImportAsync(finance.Side, settings, cancellationToken);
            if (code == ExitCode.Done)
            {
                Release(finance.Side);
                await HandOverAsync(finance.Side, cancellationToken);
            }

            return code;
        });
    }

    private async Task<int> ImportAsync(FinanceSide side, FinanceFile settings, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(context.Time.GetUtcNow(), side.Zone).DateTime);
        var export = Path.Combine(stage.Finance, "invoices.csv");
        new BillingExports(stage.Billing(today)).WriteInvoices(export);
        var inbox = Directory.CreateDirectory(Path.Combine(stage.Finance, "inbox"));
        new BillingExports(stage.Billing(today, SettledLater)).WriteInvoices(Path.Combine(inbox.FullName, LaterExport));
        var summary = await side.ImportAsync(Path.Combine(settings.Mappings, Mapping), export, today, acceptsVanished: false, cancellationToken);
        output.Say($"\nThe billing system's export of all invoices, imported ('bridge billing import'):\n{ImportText.Words(summary)}");
        output.Say("For each account, and for all: opening + charges - payments - credits + refunds = closing. Otherwise nothing of it would be stored.");
        output.Step("import", json => ImportText.Write(json, summary));
        return summary.Outcome == "stored" && summary.RefusedRows == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private void Release(FinanceSide side)
    {
        var preview = side.PreviewChanges();
        output.Say($"\nWhat a release would say ('bridge billing preview'):\n{PreviewText.Words(preview)}");
        output.Step("preview", json => PreviewText.Write(json, preview));
        var sequence = side.Release();
        output.Say($"Release {sequence} is signed and in the outbox, the one folder that both sides know ('bridge billing release').");
        output.Step("release", json => json.WriteNumber("sequence", sequence));
    }

    private async Task HandOverAsync(FinanceSide side, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(stage.Support, DemoSettings.KeyFile), side.PublicKey(), cancellationToken);
        await File.WriteAllTextAsync(stage.Config, DemoSettings.TextWithStandings(stage, side.Zone), cancellationToken);
    }
}
