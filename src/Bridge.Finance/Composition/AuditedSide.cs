using Bridge.Audit;
using Bridge.Finance.Auditing;

namespace Bridge.Finance.Composition;

/// <summary>The finance side for whoever works without its pages: each thing is in finance's audit before it is done, and its end afterwards.</summary>
/// <remarks>If an entry cannot be written (<see cref="AuditException"/>), nothing is done.</remarks>
/// <param name="side">The finance side; it stays the caller's.</param>
/// <param name="audit">Finance's audit; it stays the caller's.</param>
/// <param name="who">Stable id of the person, or of the bridge itself.</param>
public sealed class AuditedSide(FinanceSide side, AuditLog audit, string who)
{
    private const string ImportWhat = "billing file";
    private const string ReleaseWhat = "standings of all members";
    private const string RosterWhat = "ids and statuses of all members and offices";

    private readonly PlaceAudit _audit = new(audit);

    /// <summary>Imports a billing export; the file is named in the audit by a pseudonym of its name.</summary>
    /// <param name="mapping">Full path of the mapping document.</param>
    /// <param name="file">Full path of the file; null for a query.</param>
    /// <param name="asOf">Day of the data where the file does not say it; null for the day on which it was last written.</param>
    /// <param name="acceptsVanished">True once a person has said that many accounts may vanish.</param>
    /// <param name="why">The reason; null when none was given.</param>
    /// <param name="cancellationToken">Abandons the import; nothing is stored then.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="FinanceException">The file, the mapping document or the reason cannot be used.</exception>
    public Task<ImportSummary> ImportAsync(
        string mapping, string? file, DateOnly? asOf, bool acceptsVanished, string? why, CancellationToken cancellationToken) => RunAsync(
            (PlaceActions.StartImport, PlaceActions.EndImport),
            ImportWhat,
            Path.GetFileName(file ?? mapping),
            why,
            () => side.ImportAsync(mapping, file, asOf, acceptsVanished, cancellationToken),
            summary => (ImportWhat, summary.Outcome == "refused" ? PlaceOutcomes.Refused : PlaceOutcomes.Done));

    /// <summary>Reads the roster.</summary>
    /// <param name="read">Reads it; gives the number of members.</param>
    /// <returns>How many members there are.</returns>
    public Task<int> RefreshRosterAsync(Func<Task<int>> read) => RunAsync(
        (PlaceActions.AskRoster, PlaceActions.Roster), RosterWhat, null, null, read, _ => (RosterWhat, PlaceOutcomes.Done));

    /// <summary>Tells how many standings the next release would change; names nobody.</summary>
    /// <returns>The counts.</returns>
    /// <exception cref="FinanceException">There is no roster yet.</exception>
    public async Task<PreviewSummary> PreviewAsync()
    {
        await _audit.WriteAsync(who, PlaceActions.Preview, "numbers of standings that would change");
        return side.PreviewChanges();
    }

    /// <summary>Derives all standings and puts a signed release into the outbox.</summary>
    /// <param name="why">The reason; null when none was given.</param>
    /// <returns>Number of the release.</returns>
    /// <exception cref="FinanceException">The last release is too young, there is no roster, the outbox cannot be written, or the reason cannot be used.</exception>
    public Task<long> ReleaseAsync(string? why) => RunAsync(
        (PlaceActions.AskRelease, PlaceActions.Release),
        ReleaseWhat,
        null,
        why,
        () => Task.FromResult(side.Release()),
        sequence => ($"{ReleaseWhat}, release {sequence}", PlaceOutcomes.Done));

    private async Task<T> RunAsync<T>(
        (string Begin, string End) actions, string what, string? which, string? why, Func<Task<T>> act, Func<T, (string What, string Outcome)> tell)
    {
        var reason = Read(why);
        await _audit.WriteAsync(who, actions.Begin, what, which, reason);
        var (end, outcome) = (what, PlaceOutcomes.Failed);
        try
        {
            var result = await act();
            (end, outcome) = tell(result);
            return result;
        }
        catch (FinanceException)
        {
            outcome = PlaceOutcomes.Refused;
            throw;
        }
        finally
        {
            await _audit.WriteAsync(who, actions.End, end, which, reason, outcome);
        }
    }

    private static Reason? Read(string? why)
    {
        if (why is null)
        {
            return null;
        }

        var reason = Reason.Of(why, ticket: null);
        return reason.Value ?? throw new FinanceException(reason.Problem!.Problem, reason.Problem.Remedy); // there is one when there is no value
    }
}
