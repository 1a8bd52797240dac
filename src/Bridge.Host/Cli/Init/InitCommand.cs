using System.CommandLine;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Rules;

namespace Bridge.Host.Cli.Init;

/// <summary><c>bridge init</c>: writes a commented settings file.</summary>
internal static class InitCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var mls = new Option<string?>("--mls-address") { Description = "Address of the MLS's RESO Web API.", HelpName = "URL" };
        var profile = new Option<string?>("--profile")
        {
            Description = $"Vendor of the MLS system: {string.Join(", ", ConfigTemplate.Profiles)}; generic when it is none of them.", HelpName = "VENDOR",
        };
        profile.AcceptOnlyFromAmong([.. ConfigTemplate.Profiles]);
        var crm = new Option<string?>("--crm-address") { Description = "Address of the CRM, such as https://example.zendesk.com, https://example.my.salesforce.com, https://example.crm.dynamics.com or https://example.freshdesk.com; a workbook when it is left out.", HelpName = "URL" };
        var kind = new Option<string?>("--crm")
        {
            Description = $"Kind of the CRM: {string.Join(", ", CrmTemplates.Types)}; told from its address when absent.", HelpName = "CRM",
        };
        kind.AcceptOnlyFromAmong([.. CrmTemplates.Types]);
        var email = new Option<string?>("--crm-email") { Description = "E-mail of the CRM user the bridge signs in as.", HelpName = "E-MAIL" };
        var output = new Option<string>("--output", "-o") { Description = "File to write.", HelpName = "FILE", DefaultValueFactory = _ => CommonOptions.DefaultConfig };
        var yes = new Option<bool>("--yes") { Description = "Ask nothing and replace an existing file." };
        var verb = new VerbCommand(
            "init",
            "Writes a commented settings file; asks for what it needs.",
            "bridge init    # asks",
            "bridge init --mls-address https://api.example.com/odata/ --crm-address https://example.zendesk.com --yes")
        {
            mls, profile, crm, kind, email, output, yes,
        };
        verb.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(output);
            var isQuiet = parsed.GetValue(yes);
            if (File.Exists(path) && !isQuiet && !Agrees(context, path))
            {
                throw new UsageException($"{path} exists already: add --yes to replace it, or name another file with --output.");
            }

            var questions = new Questions(context, isQuiet);
            var mlsAddress = questions.Address(parsed.GetValue(mls), "--mls-address", "Address of the MLS's RESO Web API (https://...)");
            var vendor = questions.Word(parsed.GetValue(profile), "Vendor of the MLS system", ConfigTemplate.Profiles);
            var wanted = parsed.GetValue(kind);
            const string Question = "Address of the CRM (https://example.zendesk.com, https://example.my.salesforce.com, https://example.crm.dynamics.com, https://example.freshdesk.com)";
            var crmAddress = wanted == CrmTemplates.Workbook ? null
                : wanted is not null ? questions.Address(parsed.GetValue(crm), "--crm-address", Question)
                : questions.OptionalAddress(parsed.GetValue(crm), "--crm-address", Question + "; empty for a workbook");
            var crmKind = wanted ?? KindOf(questions, crmAddress);
            crmAddress = Tidy(context, crmAddress);

            // Only Zendesk's API tokens go with a person's address.
            var person = crmKind == "zendesk"
                ? questions.Email(parsed.GetValue(email), "--crm-email", "E-mail of the CRM user the bridge signs in as", EmailOtherwise(crmAddress, isQuiet || !context.IsInteractive))
                : "";
            var answers = new ConfigAnswers(mlsAddress, vendor, crmAddress, person) { Crm = crmKind };
            questions.RefuseWhenIncomplete();
            Write(context, path, answers);
            return ExitCode.Done;
        });
        return verb;
    }

    // A host with the organization's own name does not tell whose software answers there.
    private static string KindOf(Questions questions, string? address) =>
        address is not null && CrmTemplates.ToldBy(address) is null && !SettingRules.IsLoopback(address)
            ? questions.Word(null, "Kind of the CRM at this address", [.. CrmTemplates.Types.Where(type => type != CrmTemplates.Workbook)])
            : CrmTemplates.TypeOf(address);

    private static string? Tidy(CliContext context, string? address)
    {
        if (address is null || PastedAddress.AccountOf(address) is not { } account || account == address)
        {
            return address;
        }

        context.Error.WriteLine($"Taken as {account}: the rest of what the browser shows belongs to a page.");
        return account;
    }

    // A sandbox knows one person; of a real account nobody can be guessed.
    private static string? EmailOtherwise(string? address, bool isSilent) =>
        address is not null && SettingRules.IsLoopback(address) ? ConfigTemplate.DefaultEmail : isSilent ? "${env:CRM_EMAIL}" : null;

    private static bool Agrees(CliContext context, string path)
    {
        if (!context.IsInteractive)
        {
            return false;
        }

        context.Error.Write($"{path} exists already. Replace it? [y/N] ");
        return context.In.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static void Write(CliContext context, string path, ConfigAnswers answers)
    {
        var full = Path.GetFullPath(path);
        var directory = Path.GetDirectoryName(full) ?? ".";
        Directory.CreateDirectory(directory);
        File.WriteAllText(full, ConfigTemplate.Render(answers));
        var schema = Path.Combine(directory, ConfigTemplate.SchemaFile);
        if (!File.Exists(schema))
        {
            File.WriteAllText(schema, SettingsSchema.Render([.. context.Connectors.Values.OrderBy(connector => connector.Name, StringComparer.Ordinal)]) + "\n");
        }

        context.Out.WriteLine($"Wrote {path}.");
        foreach (var step in ConfigTemplate.NextSteps(answers, path))
        {
            context.Out.WriteLine($"  {step}");
        }
    }
}
