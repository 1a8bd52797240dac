using Bridge.Audit;

namespace Bridge.Finance.Auditing;

/// <summary>Writes down what is done in finance's place. Whoever calls goes on only after it has returned: then the disk has the entry.</summary>
internal sealed class PlaceAudit(AuditLog log)
{
    /// <summary>Version of the rules of this place (who may see what, for how long).</summary>
    public const string Policy = "finance-place-1";

    /// <summary>Writes an entry.</summary>
    /// <param name="who">Stable id of the person.</param>
    /// <param name="action">A word of <see cref="PlaceActions"/>.</param>
    /// <param name="what">Names of what is seen or done; never a value.</param>
    /// <param name="which">Key of the member or account; the log keeps a pseudonym of it.</param>
    /// <param name="why">The reason, or null.</param>
    /// <param name="outcome">One of <see cref="PlaceOutcomes"/>.</param>
    /// <exception cref="AuditException">It could not be written; nothing may be shown or done.</exception>
    public async Task WriteAsync(string who, string action, string what, string? which = null, Reason? why = null, string outcome = PlaceOutcomes.Done) =>
        await log.AppendAsync(
            new AuditEvent { Who = who, Action = action, What = what, Which = which, Why = why?.Line, Outcome = outcome, Policy = Policy },
            durable: true,
            CancellationToken.None); // an entry that was begun is ended, whatever the browser does
}

/// <summary>How a thing ended, in the words of the audit.</summary>
internal static class PlaceOutcomes
{
    public const string Done = "done";

    public const string Refused = "refused";

    public const string Failed = "failed";
}

/// <summary>The closed list of what is done here.</summary>
internal static class PlaceActions
{
    public const string BreakGlass = "billing.break-glass";

    public const string ReadAccount = "billing.account.read";

    public const string CloseGrant = "billing.break-glass.close";

    public const string AskList = "billing.list.ask";

    public const string ApproveList = "billing.list.approve";

    public const string DeclineList = "billing.list.decline";

    public const string ReadList = "billing.list.read";

    public const string ExportList = "billing.list.export";

    public const string ReadTotals = "billing.totals.read";

    public const string ReadImports = "billing.imports.read";

    public const string StartImport = "billing.import.start";

    public const string EndImport = "billing.import.end";

    public const string Preview = "standing.preview";

    public const string AskRelease = "standing.release.ask";

    public const string Release = "standing.release";

    public const string AskRoster = "billing.roster.ask";

    public const string Roster = "billing.roster.read";

    public const string ReadDigest = "audit.digest.read";

    public const string AskErase = "billing.erase.ask";

    public const string ConfirmErase = "billing.erase.confirm";

    public const string DeclineErase = "billing.erase.decline";

    public const string Erase = "billing.erase";

    public const string LiftErase = "billing.erase.lift";

    public const string AskLift = "billing.erase.lift.ask";

    public const string ConfirmLift = "billing.erase.lift.confirm";

    public const string DeclineLift = "billing.erase.lift.decline";

    /// <summary>What the daily digest tells.</summary>
    public static IReadOnlyList<string> Digest { get; } =
        [BreakGlass, ReadAccount, AskList, ApproveList, DeclineList, ReadList, ExportList, AskRelease, Release, AskErase, ConfirmErase, DeclineErase, Erase,
            AskLift, ConfirmLift, DeclineLift, LiftErase];
}
