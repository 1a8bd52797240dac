using System.CommandLine;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Rules;

namespace Bridge.Host.Cli.Init;

/// <summary><c>bridge init</c>: writes a commented settings file.</summary>
internal static class InitCommand
{
    private const string CrmQuestion = "Address of the CRM (https://example.zendesk.com, https://example.my.salesforce.com, https://example.crm.dynamics.com, https://example.freshdesk.com)";

    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var options = new InitOptions();
        var verb = new VerbCommand(
            "init",
            "Writes a commented settings file; asks for what it needs.",
            "bridge init    # asks",
            "bridge init --mls-address https://api.example.com/odata/ --crm-address https://example.zendesk.com --yes")
        {
            options.MlsAddress, options.Profile, options.CrmAddress, options.Crm, options.Email, options.Output, options.Yes,
        };
        verb.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(options.Output);
            var isQuiet = parsed.GetValue(options.Yes);
            if (File.Exists(path) && !isQuiet && !Agrees(context, path))
            {
                throw new UsageException($"{path} exists already: add --yes to replace it, or name another file with --output.");
            }

            Write(context, path, Ask(context, options, parsed));
            return ExitCode.Done;
        });
        return verb;
    }

    private static ConfigAnswers Ask(CliContext context, InitOptions options, ParseResult parsed)
    {
        var isQuiet = parsed.GetValue(options.Yes);
        var questions = new Questions(context, isQuiet);
        var mlsAddress = questions.Address(parsed.GetValue(options.MlsAddress), options.MlsAddress.Name, "Address of the MLS's RESO Web API (https://...)");
        var vendor = questions.Word(parsed.GetValue(options.Profile), "Vendor of the MLS system", ConfigTemplate.Profiles);
        var wanted = parsed.GetValue(options.Crm);
        var (given, name) = (parsed.GetValue(options.CrmAddress), options.CrmAddress.Name);
        var crmAddress = wanted == CrmTemplates.Workbook ? null
            : wanted is not null ? questions.Address(given, name, CrmQuestion)
            : questions.OptionalAddress(given, name, CrmQuestion + "; empty for a workbook");
        var crmKind = wanted ?? KindOf(questions, crmAddress);
        crmAddress = Tidy(context, crmAddress);

        // Only Zendesk's API tokens go with a person's address.
        var person = crmKind == "zendesk"
            ? questions.Email(parsed.GetValue(options.Email), options.Email.Name, "E-mail of the CRM user the bridge signs in as", EmailOtherwise(crmAddress, isQuiet || !context.IsInteractive))
            : "";
        questions.RefuseWhenIncomplete();
        return new ConfigAnswers(mlsAddress, vendor, crmAddress, person) { Crm = crmKind };
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
