using System.CommandLine;
using Bridge.Finance;
using Bridge.Finance.Composition;
using Bridge.Host.Settings.Rules;

namespace Bridge.Host.Cli.Billing;

/// <summary><c>bridge billing init</c>: lays out finance's folder, with its keys.</summary>
internal static class BillingInitCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var folder = new Option<string>("--folder") { Description = "Finance's folder; readable for the finance user alone.", DefaultValueFactory = _ => "finance" };
        var mls = new Option<string>("--mls-address") { Description = "Address of the MLS's RESO Web API.", HelpName = "URL", Required = true };
        var origin = new Option<string>("--origin") { Description = "The 'origin' of the MLS in the bridge's settings.", DefaultValueFactory = _ => "mls" };
        var outbox = new Option<string>("--outbox") { Description = "Folder from which support takes releases.", DefaultValueFactory = _ => "../standings" };
        var verb = new VerbCommand(
            "init", "Writes keys, rules, mapping documents and a commented finance file; replaces nothing.",
            "bridge billing init --mls-address https://api.example.com/odata/")
        {
            folder, mls, origin, outbox,
        };
        verb.SetAction(async (parsed, _) =>
        {
            var address = parsed.GetRequiredValue(mls);
            if (SettingRules.Judge(new() { Name = "--mls-address", Kind = Core.Settings.SettingKind.Address, Description = "" }, address) is { } fault)
            {
                throw new UsageException(fault);
            }

            var path = Path.GetFullPath(parsed.GetRequiredValue(folder));
            var file = Path.Combine(path, FinanceTemplate.FileName);
            try
            {
                var isNew = new FinanceSetup(path).Write(
                    FinanceTemplate.FileName, () => new FinanceTemplate(address, parsed.GetRequiredValue(origin), parsed.GetRequiredValue(outbox)).Text());
                await context.Out.WriteLineAsync(isNew
                    ? $"Wrote {file}, with keys that only your user can read. Keep a copy of 'keys' in finance's safe."
                    : $"{file} is there already and stays as it is, like every key; what was missing beside it is there now.");
            }
            catch (FinanceException error)
            {
                await context.Error.WriteLineAsync($"{error.Problem}\n{error.Remedy}");
                return ExitCode.Refused;
            }

            await context.Out.WriteLineAsync($"  ./bridge billing roster --config {file}");
            await context.Out.WriteLineAsync($"  ./bridge billing import EXPORT --mapping invoices.yaml --config {file}");
            await context.Out.WriteLineAsync($"  ./bridge billing release --config {file}");
            await context.Out.WriteLineAsync($"  ./bridge billing public-key --config {file} > standing.pub   # for support");
            return ExitCode.Done;
        });
        return verb;
    }
}
