using Bridge.Host.Settings.Rules;

namespace Bridge.Host.Cli.Init;

/// <summary>The settings file that <c>bridge init</c> writes.</summary>
internal static class ConfigTemplate
{
    /// <summary>Name of the JSON Schema beside the settings file.</summary>
    public const string SchemaFile = "bridge.schema.json";

    /// <summary>E-mail that a Zendesk sandbox accepts.</summary>
    public const string DefaultEmail = "admin@example.test";

    /// <summary>Vendors of MLS systems; the first is the default.</summary>
    public static IReadOnlyList<string> Profiles { get; } = ["generic", "mlsgrid", "trestle", "bridge", "spark", "rapattoni"];

    /// <summary>Renders the file.</summary>
    /// <param name="answers">What was answered.</param>
    /// <returns>YAML with comments.</returns>
    public static string Render(ConfigAnswers answers) => $$"""
        # yaml-language-server: $schema={{SchemaFile}}
        # Settings of MlsCrmBridge. 'bridge check' lists every fault; 'bridge plan' shows what a sync would change.
        version: 1

        # What the bridge remembers (links, checkpoints, records set aside). Relative to this file.
        store: ../data/bridge.db

        connections:
          # The MLS. 'origin' becomes part of every record's identity: choose it once, never change it.
          mls:
            type: reso
            profile: {{answers.Profile}}
            address: "{{answers.MlsAddress}}"
            origin: mls
        {{MlsSecrets(answers)}}
          {{CrmTemplates.Comment(answers)}}
          crm:
        {{CrmTemplates.Settings(answers)}}

        routes:
          offices:
            record: office
            from: mls
            to: crm
            every: 15m

          members:
            record: member
            from: mls
            to: crm
            after: [offices]              # members refer to their offices
            every: 5m
            sweepEvery: 1d                # compare all keys, to find members that vanished without a word
            departedStatuses: [Inactive]  # these are deactivated in the CRM, never deleted
            maxDeactivationShare: 5%      # more than this in one run waits for your yes
            emailInUse: review            # or adopt: take over CRM users who have the member's e-mail
            drift: report                 # or restore: put back what was changed in the CRM
        {{CrmTemplates.Routes(answers)}}
        """;

    /// <summary>What to do after the file is written.</summary>
    /// <param name="answers">What was answered.</param>
    /// <param name="path">The file.</param>
    /// <returns>One line for each step.</returns>
    public static IEnumerable<string> NextSteps(ConfigAnswers answers, string path)
    {
        var config = path == CommonOptions.DefaultConfig ? "" : $" --config {path}";
        foreach (var name in SecretNames(answers))
        {
            yield return $"export {name}=...";
        }

        // The fields first, looked at before they are made: without them 'check --online' finds some CRMs wanting, and a workbook not there.
        foreach (var verb in (string[])["provision", "provision --apply", "check --online"])
        {
            yield return $"./bridge {verb}{config}";
        }

        yield return $"./bridge plan{config}";
        yield return $"./bridge sync{config}";
    }

    private static string MlsSecrets(ConfigAnswers answers) => answers.Profile switch
    {
        "trestle" => $"""
                clientId: "{Secret(answers.MlsAddress, "MLS_CLIENT_ID", "sandbox-client")}"
                clientSecret: "{Secret(answers.MlsAddress, "MLS_CLIENT_SECRET", "sandbox-secret")}"

            """,
        "rapattoni" => $"""
                userName: "{Secret(answers.MlsAddress, "MLS_USER", "sandbox-user")}"
                password: "{Secret(answers.MlsAddress, "MLS_PASSWORD", "sandbox-password")}"

            """,
        "mlsgrid" => $"""
                originatingSystem: example    # the name MLS Grid gave your MLS
                token: "{Secret(answers.MlsAddress, "MLS_TOKEN", "sandbox-token")}"

            """,
        _ => $"""
                token: "{Secret(answers.MlsAddress, "MLS_TOKEN", "sandbox-token")}"

            """,
    };

    private static IEnumerable<string> SecretNames(ConfigAnswers answers)
    {
        string[] mls = answers.Profile switch
        {
            "trestle" => ["MLS_CLIENT_ID", "MLS_CLIENT_SECRET"],
            "rapattoni" => ["MLS_USER", "MLS_PASSWORD"],
            _ => ["MLS_TOKEN"],
        };
        return [.. SettingRules.IsLoopback(answers.MlsAddress) ? [] : mls, .. CrmTemplates.SecretNames(answers)];
    }

    // A sandbox on this machine opens with a well-known word, so that a first try needs no preparation.
    private static string Secret(string address, string name, string sandbox) =>
        SettingRules.IsLoopback(address) ? sandbox : $"${{env:{name}}}";
}
