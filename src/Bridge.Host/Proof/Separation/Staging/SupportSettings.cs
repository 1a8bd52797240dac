namespace Bridge.Host.Proof.Separation.Staging;

/// <summary>The settings file of the proof's support side.</summary>
internal static class SupportSettings
{
    /// <summary>Writes it.</summary>
    /// <param name="mls">The MLS.</param>
    /// <param name="crm">Zendesk.</param>
    /// <param name="collector">Where spans and measurements go, so that they are searched too; null for nowhere.</param>
    /// <returns>The text.</returns>
    public static string Text(Uri mls, Uri crm, Uri? collector) => $$"""
        version: 1
        store: ./bridge.db
        {{(collector is null ? "" : $"telemetry: {{ otlp: \"{collector}\" }}")}}
        connections:
          mls: { type: reso, profile: generic, address: "{{mls}}", origin: mls, token: sandbox-token }
          crm: { type: zendesk, address: "{{crm}}", email: admin@example.test, apiToken: sandbox-token }
          finance: { type: standings, folder: ./standings, publicKey: "${file:./standing.pub}" }
        routes:
          offices: { record: office, from: mls, to: crm }
          members: { record: member, from: mls, to: crm, after: [offices] }
          standing: { record: standing, from: finance, to: crm, after: [members] }

        """;
}
