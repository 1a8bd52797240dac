using System.Globalization;
using Bridge.Finance.Erasure;

namespace Bridge.Host.Cli.Billing;

/// <summary>What an erasure did, in counts and never in amounts.</summary>
internal static class ErasureText
{
    /// <summary>Tells it.</summary>
    /// <param name="summary">What was erased, or would be.</param>
    /// <param name="isDryRun">True when nothing was changed.</param>
    /// <returns>One or more lines.</returns>
    public static string Words(ErasureSummary summary, bool isDryRun)
    {
        var lines = new List<string>
        {
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(isDryRun ? "Would erase" : "Erased")}: {summary.Accounts:N0} accounts with {summary.Lines:N0} lines; {summary.SharedAccounts:N0} shared accounts stay without the member; {summary.Imports:N0} entries of the list of imports."),
        };
        if (!summary.IsInRoster)
        {
            lines.Add("The roster has no such member: only accounts that name this very id were found.");
        }

        if (isDryRun)
        {
            return string.Join(Environment.NewLine, lines);
        }

        lines.Add(summary.IsStandingWithdrawn
            ? "A release with Unknown for this member is in the outbox."
            : "No release held a standing of this member other than Unknown.");
        if (!summary.IsRewritten)
        {
            lines.Add("The store could not be rewritten while others use it; what is left in its free space is sealed. Run the same command again when they have stopped.");
        }

        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>Tells that an erasure was lifted.</summary>
    /// <param name="wasErased">True when the member had been erased.</param>
    /// <returns>A line.</returns>
    public static string Lifted(bool wasErased) => wasErased
        ? "Billing of this member is kept again: import each ledger's newest file once more."
        : "This member had not been erased.";
}
