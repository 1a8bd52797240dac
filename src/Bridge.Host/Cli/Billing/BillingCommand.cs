using System.CommandLine;

namespace Bridge.Host.Cli.Billing;

/// <summary><c>bridge billing</c>: finance's own verbs; run them as the finance user.</summary>
internal static class BillingCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var verb = new VerbCommand(
            "billing",
            "Finance's side: imports billing exports and releases standings. Run it as the finance user.",
            "bridge billing init --mls-address https://api.example.com/odata/  # keys, rules and a commented finance file",
            "bridge billing roster                                             # who the members are",
            "bridge billing import export.csv --mapping invoices.yaml",
            "bridge billing preview                                            # how many standings would change",
            "bridge billing release                                            # signed, into the outbox")
        {
            BillingInitCommand.Build(context),
            RosterCommand.Build(context),
            ImportCommand.Build(context),
            PreviewCommand.Build(context),
            ReleaseCommand.Build(context),
            PublicKeyCommand.Build(context),
            EraseCommand.Build(context),
        };
        return verb;
    }
}
