using Bridge.Host.Settings;

namespace Bridge.Host.Cli;

/// <summary>What <c>bridge init</c> writes for each kind of CRM.</summary>
internal static class CrmTemplates
{
    private const string Zendesk = "zendesk";
    private const string Salesforce = "salesforce";

    /// <summary>Kinds of CRM, by the name of their connector.</summary>
    public static IReadOnlyList<string> Types { get; } = [Zendesk, Salesforce];

    /// <summary>Tells the kind from an address; one that tells nothing (a sandbox on this machine) is taken for Zendesk.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The kind.</returns>
    public static string TypeOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Host.EndsWith(".salesforce.com", StringComparison.OrdinalIgnoreCase) || uri.Host.EndsWith(".force.com", StringComparison.OrdinalIgnoreCase))
            ? Salesforce
            : Zendesk;

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
        _ => $"""
                type: zendesk
                address: "{answers.CrmAddress}"
                email: "{answers.CrmEmail}"
                apiToken: "{Secret(answers, "CRM_TOKEN", "sandbox-token")}"
            """,
    };

    /// <summary>Names of the environment variables that the settings refer to.</summary>
    /// <param name="answers">What was answered.</param>
    /// <returns>The names; none for a sandbox.</returns>
    public static IReadOnlyList<string> SecretNames(ConfigAnswers answers) =>
        SettingRules.IsLoopback(answers.CrmAddress) ? []
        : answers.Crm == Salesforce ? ["CRM_CLIENT_ID", "CRM_CLIENT_SECRET"]
        : ["CRM_TOKEN"];

    // A sandbox on this machine opens with a well-known word, so that a first try needs no preparation.
    private static string Secret(ConfigAnswers answers, string name, string sandbox) =>
        SettingRules.IsLoopback(answers.CrmAddress) ? sandbox : $"${{env:{name}}}";
}
