using Bridge.Host.Settings.Rules;

namespace Bridge.Host.Cli.Init;

/// <summary>What <c>bridge init</c> writes for each kind of CRM.</summary>
internal static class CrmTemplates
{
    private const string Zendesk = "zendesk";
    private const string Salesforce = "salesforce";
    private const string Dataverse = "dataverse";
    private const string Freshdesk = "freshdesk";

    /// <summary>The kind that stands in for a CRM where there is none yet.</summary>
    public const string Workbook = "workbook";

    /// <summary>Kinds of CRM, by the name of their connector.</summary>
    public static IReadOnlyList<string> Types { get; } = [Zendesk, Salesforce, Dataverse, Freshdesk, Workbook];

    /// <summary>Tells the kind from an address; one that tells nothing (a sandbox on this machine) is taken for Zendesk.</summary>
    /// <param name="address">The address; null where there is no CRM yet, which makes it a workbook.</param>
    /// <returns>The kind.</returns>
    public static string TypeOf(string? address) => address is null ? Workbook : ToldBy(address) ?? Zendesk;

    /// <summary>Tells the kind from the name of a host that belongs to its vendor.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The kind; null for an organization's own name, which tells nothing.</returns>
    public static string? ToldBy(string address) => !Uri.TryCreate(address, UriKind.Absolute, out var uri) ? null
        : IsBelow(uri, ".salesforce.com") || IsBelow(uri, ".force.com") || IsBelow(uri, ".salesforce-setup.com") ? Salesforce
        : IsBelow(uri, ".dynamics.com") || IsBelow(uri, ".microsoftdynamics.us") ? Dataverse
        : IsBelow(uri, ".freshdesk.com") ? Freshdesk
        : IsBelow(uri, ".zendesk.com") ? Zendesk
        : null;

    /// <summary>Says above the connection what it is.</summary>
    /// <param name="answers">What was answered.</param>
    /// <returns>A comment of one line.</returns>
    public static string Comment(ConfigAnswers answers) => answers.Crm == Workbook
        ? "# No CRM yet: members, offices, tickets and answers to surveys are sheets of a workbook (docs/workbook-office.md). Relative to this file."
        : "# The CRM. Secrets never stand in this file: write ${env:NAME} or ${file:PATH}.";

    /// <summary>Writes the settings of the connection.</summary>
    /// <param name="answers">What was answered.</param>
    /// <returns>YAML, indented to stand below the connection's name.</returns>
    public static string Settings(ConfigAnswers answers) => answers.Crm switch
    {
        Salesforce => $"""
                type: salesforce
                address: "{answers.CrmAddress}"   # your My Domain
                clientId: "{Secret(answers, "CRM_CLIENT_ID", "sandbox-client")}"
                clientSecret: "{Secret(answers, "CRM_CLIENT_SECRET", "sandbox-secret")}"
                # Or signed with a key, in place of clientSecret: docs/connectors/salesforce.md
                # userName: "bridge@example.com"
                # privateKey: "{"${file:./salesforce.key}"}"
            """,
        Dataverse => $"""
                type: dataverse
                address: "{answers.CrmAddress}"   # the environment
                tenant: "{Secret(answers, "CRM_TENANT", "sandbox-tenant")}"
                clientId: "{Secret(answers, "CRM_CLIENT_ID", "sandbox-client")}"
                clientSecret: "{Secret(answers, "CRM_CLIENT_SECRET", "sandbox-secret")}"{SignIn(answers)}
            """,
        Freshdesk => $"""
                type: freshdesk
                address: "{answers.CrmAddress}"
                apiKey: "{Secret(answers, "CRM_KEY", "sandbox-key")}"
                # plan: pro          # trial, growth, pro or enterprise; tells the calls a minute
            """,
        Workbook => """
                type: workbook
                file: ../members.xlsx
                zone: UTC                     # of the times in it; for example America/Denver
            """,
        _ => $"""
                type: zendesk
                address: "{answers.CrmAddress}"
                email: "{answers.CrmEmail}"
                apiToken: "{Secret(answers, "CRM_TOKEN", "sandbox-token")}"
            """,
    };

    /// <summary>Writes the routes that only this kind needs.</summary>
    /// <param name="answers">What was answered.</param>
    /// <returns>YAML, indented to stand among the routes; empty when there are none.</returns>
    public static string Routes(ConfigAnswers answers) => answers.Crm != Workbook ? "" : """

              # People type tickets into the sheet Tickets. To let members open them in the MLS, add memberApi (docs/member-api.md);
              # to ask members afterwards, surveys (docs/surveys.md); finance's word beside each member: docs/connectors/standings.md.
              tickets:
                record: ticket
                from: crm
                every: 1m

            """;

    /// <summary>Names of the environment variables that the settings refer to.</summary>
    /// <param name="answers">What was answered.</param>
    /// <returns>The names; none for a sandbox.</returns>
    public static IReadOnlyList<string> SecretNames(ConfigAnswers answers) =>
        answers.CrmAddress is not { } address || SettingRules.IsLoopback(address) ? []
        : answers.Crm == Salesforce ? ["CRM_CLIENT_ID", "CRM_CLIENT_SECRET"]
        : answers.Crm == Dataverse ? ["CRM_TENANT", "CRM_CLIENT_ID", "CRM_CLIENT_SECRET"]
        : answers.Crm == Freshdesk ? ["CRM_KEY"]
        : answers.CrmEmail.StartsWith("${", StringComparison.Ordinal) ? ["CRM_EMAIL", "CRM_TOKEN"]
        : ["CRM_TOKEN"];

    private static bool IsBelow(Uri address, string domain) => address.Host.EndsWith(domain, StringComparison.OrdinalIgnoreCase);

    // A sandbox on this machine is its own directory.
    private static string SignIn(ConfigAnswers answers) =>
        answers.CrmAddress is { } address && SettingRules.IsLoopback(address) ? $"\n    signInAddress: \"{address}\"" : "";

    // A sandbox on this machine opens with a well-known word, so that a first try needs no preparation.
    private static string Secret(ConfigAnswers answers, string name, string sandbox) =>
        answers.CrmAddress is { } address && SettingRules.IsLoopback(address) ? sandbox : $"${{env:{name}}}";
}
