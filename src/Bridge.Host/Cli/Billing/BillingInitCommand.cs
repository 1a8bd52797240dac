using System.CommandLine;
using Bridge.Finance.Composition;
using Bridge.Host.Settings;

namespace Bridge.Host.Cli.Billing;

/// <summary><c>bridge billing init</c>: lays out finance's folder, with its keys.</summary>
internal static class BillingInitCommand
{
    private const string FileName = "finance.yaml";

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
            var file = Path.Combine(path, FileName);
            try
            {
                var isNew = new FinanceSetup(path).Write(FileName, () => Text(address, parsed.GetRequiredValue(origin), parsed.GetRequiredValue(outbox)));
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

    private static string Text(string mls, string origin, string outbox) => $$"""
        # Finance's side of MlsCrmBridge. Only the finance user may read this folder; support's bridge has settings of its own.
        # 'bridge billing --help' lists what finance can do. Explained in docs/billing.md.
        version: 1

        store: ./finance.db                          # encrypted with 'key'
        key: "${file:./{{FinanceSetup.KeyFile}}}"
        signingKey: "${file:./{{FinanceSetup.SigningKeyFile}}}"     # signs what crosses to support
        rules: ./{{FinanceSetup.RulesFile}}                       # how a standing is derived
        mappings: ./{{FinanceSetup.MappingFolder}}                         # how exports are read
        audit: ./audit
        outbox: "{{Quoted(outbox)}}"                         # the one folder that support may read
        releaseEvery: 1d                             # 'bridge run --side finance' releases by itself; 0s for never

        # Finance's pages. Sign-in: docs/access.md. 'trial: true' gives one-time links on this machine instead of a provider.
        listen: http://127.0.0.1:5081
        access:
          trial: true
        #  people: { authority: "https://login.example.org/realms/mls", clientId: bridge-finance, clientSecret: "${env:FINANCE_OIDC_SECRET}" }

        # Finance's own sign-in to the MLS. 'origin' is the one of the bridge's settings.
        mls:
          type: reso
          profile: generic
          address: "{{Quoted(mls)}}"
          origin: "{{Quoted(origin)}}"
          token: "{{(SettingRules.IsLoopback(mls) ? "sandbox-token" : "${env:FINANCE_MLS_TOKEN}")}}"

        """;

    private static string Quoted(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
