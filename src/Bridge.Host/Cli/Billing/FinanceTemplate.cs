using Bridge.Finance.Composition;
using Bridge.Host.Settings.Rules;

namespace Bridge.Host.Cli.Billing;

/// <summary>A new finance file, commented.</summary>
/// <param name="Mls">Address of the MLS.</param>
/// <param name="Origin">The MLS's <c>origin</c> in the bridge's settings.</param>
/// <param name="Outbox">Folder from which support takes releases.</param>
internal sealed record FinanceTemplate(string Mls, string Origin, string Outbox)
{
    /// <summary>Name of the finance file in finance's folder.</summary>
    public const string FileName = "finance.yaml";

    /// <summary>Name of the MLS on finance's pages.</summary>
    public string Title { get; init; } = "MLS";

    /// <summary>Address of finance's pages.</summary>
    public string Listen { get; init; } = "http://127.0.0.1:5081";

    /// <summary>Folder from which finance's pages take exports; null for none.</summary>
    public string? Inbox { get; init; }

    /// <summary>Writes it.</summary>
    /// <returns>YAML.</returns>
    public string Text() => $$"""
        # Finance's side of MlsCrmBridge. Only the finance user may read this folder; support's bridge has settings of its own.
        # 'bridge billing --help' lists what finance can do. Explained in docs/billing.md.
        version: 1

        {{Line("store: ./finance.db", "encrypted with 'key'; or 'postgres': docs/billing.md")}}
        {{Line($"key: \"${{file:./{FinanceSetup.KeyFile}}}\"", "make a copy for finance's safe")}}
        {{Line($"signingKey: \"${{file:./{FinanceSetup.SigningKeyFile}}}\"", "signs what crosses to support")}}
        {{Line($"rules: ./{FinanceSetup.RulesFile}", "how a standing is derived")}}
        {{Line($"mappings: ./{FinanceSetup.MappingFolder}", "how exports are read")}}
        {{Line(Inbox is null ? "# inbox: ./inbox" : $"inbox: \"{Quoted(Inbox)}\"", "exports that finance's pages may take")}}
        {{Line("audit: ./audit", "who looked at what")}}
        {{Line($"outbox: \"{Quoted(Outbox)}\"", "the one folder that support may read")}}
        {{Line("releaseEvery: 1d", "'bridge run --side finance' releases by itself; 0s for never")}}
        {{Line("# retention: 7y", "how long closed charges are kept")}}

        # Finance's pages. Sign-in: docs/access.md. 'trial: true' gives one-time links on this machine instead of a provider.
        {{Line($"title: \"{Quoted(Title)}\"", "name of the MLS, at the head of each page")}}
        listen: {{Listen}}
        access:
          trial: true
        #  people: { authority: "https://login.example.org/realms/mls", clientId: bridge-finance, clientSecret: "${env:FINANCE_OIDC_SECRET}" }

        # Finance's own sign-in to the MLS. 'origin' is the one of the bridge's settings.
        mls:
          type: reso
          profile: generic
          address: "{{Quoted(Mls)}}"
          origin: "{{Quoted(Origin)}}"
          token: "{{(SettingRules.IsLoopback(Mls) ? "sandbox-token" : "${env:FINANCE_MLS_TOKEN}")}}"

        """;

    private static string Line(string setting, string comment) => $"{setting,-44} # {comment}";

    private static string Quoted(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
