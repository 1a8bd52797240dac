using Bridge.Host.Cli.Demo.Mailbox;

namespace Bridge.Host.Cli.Demo;

/// <summary>Support's settings file.</summary>
internal static class DemoSettings
{
    /// <summary>Name of finance's public key beside the file.</summary>
    public const string KeyFile = "standing.pub";

    /// <summary>Writes it before finance has anything to say.</summary>
    /// <param name="stage">Whom the bridge talks to.</param>
    /// <returns>YAML.</returns>
    public static string Text(DemoStage stage) => $$"""
        version: 1
        store: ./bridge.db
        access: { trial: true }        # one-time links on this machine; in earnest name your sign-in provider
        connections:
          mls: { type: reso, profile: generic, address: "{{stage.Mls.ServiceRoot}}", origin: mls, token: sandbox-token }
          crm: { {{stage.Crm.Connection}} }
        routes:
          offices: { record: office, from: mls, to: crm, every: 1m }
          members: { record: member, from: mls, to: crm, after: [offices], every: 1m }

        """;

    /// <summary>Writes it with finance's releases.</summary>
    /// <param name="stage">Whom the bridge talks to.</param>
    /// <param name="zone">Time zone of finance's days.</param>
    /// <returns>YAML.</returns>
    public static string TextWithStandings(DemoStage stage, TimeZoneInfo zone) =>
        Text(stage).Replace(
            "routes:\n",
            $$"""
              finance: { type: standings, folder: "{{stage.Outbox}}", publicKey: "${file:./{{KeyFile}}}", zone: {{zone.Id}} }
            routes:

            """,
            StringComparison.Ordinal)
        + "  standing: { record: standing, from: finance, to: crm, after: [members], every: 1m }\n";

    /// <summary>Adds surveys: the mailbox as mail server, and a group for follow-ups. Tickets are read every few seconds, as nobody wants to wait for a demo.</summary>
    /// <param name="text">The settings so far.</param>
    /// <param name="mailbox">The members' mailboxes.</param>
    /// <param name="group">Group of the help desk.</param>
    /// <returns>YAML.</returns>
    public static string WithSurveys(string text, DemoMailbox mailbox, string group) =>
        text.Replace("tickets: { record: ticket, from: crm, every: 1m }", "tickets: { record: ticket, from: crm, every: 2s }", StringComparison.Ordinal)
        + $$"""
            mail: { host: 127.0.0.1, port: {{mailbox.SmtpPort}}, security: none, from: "Harbor MLS Support <support@harbor.example>" }
            surveys:
              publicAddress: {{mailbox.Address}}
              seed: demo
              followUp: { group: {{group}} }
              rules: { all: { delay: 0s } }

            """;

    /// <summary>Adds the way back: tickets, calls where there is a phone, and what managers see of them.</summary>
    /// <param name="text">The settings so far; routes stand at their end.</param>
    /// <param name="hasPhone">Whether the help desk has a phone.</param>
    /// <returns>YAML.</returns>
    public static string WithDesk(string text, bool hasPhone) => text
        + "  tickets: { record: ticket, from: crm, every: 1m }\n"
        + (hasPhone
            ? """
                  calls: { record: call, from: crm, every: 1m, zone: UTC }
                kpis:
                  standards:
                    answered-in-time: { kpi: sl, atLeast: 80%, audience: published }
                    speed-of-answer: { kpi: asa, atMost: 45s }
                  live: { phone: { connection: crm } }
                  reviews: { seed: demo, of: tickets }

                """
            : """
                kpis:
                  standards:
                    solved-in-a-day: { kpi: resolutionP50, atMost: 1440, audience: published }
                  reviews: { seed: demo, of: tickets }

                """);
}
