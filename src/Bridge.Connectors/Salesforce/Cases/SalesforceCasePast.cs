using Bridge.Core.Tickets;

namespace Bridge.Connectors.Salesforce.Cases;

/// <summary>Works out of a case's history how long it took, how often it came back, and through whose hands it went.</summary>
/// <remarks>
/// A change of owner is written twice, with the names and with the ids. Where an org keeps no history of the status, what
/// only the history tells stays unknown. Source: Object Reference, CaseHistory; Salesforce Help, "Case History".
/// </remarks>
/// <param name="changes">Its history, oldest first.</param>
/// <param name="closes">Tells whether a status word means closed.</param>
internal sealed class SalesforceCasePast(IReadOnlyList<SalesforceCaseChange> changes, Func<string?, bool> closes)
{
    private const string Status = "Status";
    private const string Owner = "Owner";

    /// <summary>Tells whether an id is a queue's; queues are groups.</summary>
    /// <param name="id">An id, or null.</param>
    /// <returns>True for a queue.</returns>
    public static bool IsQueue(string? id) => id?.StartsWith("00G", StringComparison.Ordinal) == true;

    /// <summary>Tells whether an id is a person's.</summary>
    /// <param name="id">An id, or null.</param>
    /// <returns>True for a user.</returns>
    public static bool IsPerson(string? id) => id?.StartsWith("005", StringComparison.Ordinal) == true;

    /// <summary>Name of the queue that a case was taken from last.</summary>
    /// <returns>The name, or null when none is known.</returns>
    public string? LastQueue()
    {
        // One of each pair has the ids, the other one of the same place the names.
        var moves = changes.Where(change => change.Field == Owner).ToLookup(change => IsId(change.Before) || IsId(change.After));
        foreach (var (ids, names) in moves[true].Zip(moves[false]).Reverse())
        {
            if (IsQueue(ids.After) || IsQueue(ids.Before))
            {
                return IsQueue(ids.After) ? names.After : names.Before;
            }
        }

        return null;
    }

    /// <summary>What can be counted.</summary>
    /// <param name="created">When the case was opened.</param>
    /// <param name="solved">When it was closed last, or null while it is open.</param>
    /// <param name="owner">Id of its owner now.</param>
    /// <param name="answers">When the help desk answered in public.</param>
    /// <returns>The times.</returns>
    public TicketTimes Times(DateTimeOffset created, DateTimeOffset? solved, string? owner, IReadOnlyList<DateTimeOffset> answers)
    {
        var states = changes.Where(change => change.Field == Status).ToList();
        var first = states.Find(change => closes(change.After) && !closes(change.Before));
        var owners = Owners(owner);
        return new TicketTimes(
            answers.Count == 0 ? null : Since(created, answers.Min()),
            first is null ? null : Since(created, first.At),
            solved is { } at ? Since(created, at) : null,
            states.Count == 0 ? null : states.Count(change => closes(change.Before) && !closes(change.After)),
            answers.Count,
            owners.Count(IsQueue),
            owners.Count(IsPerson));
    }

    private static TimeSpan Since(DateTimeOffset start, DateTimeOffset end) => end > start ? end - start : TimeSpan.Zero;

    private static bool IsId(string? value) => (IsQueue(value) || IsPerson(value)) && value!.Length is 15 or 18; // one that has a prefix is there

    private List<string?> Owners(string? now)
    {
        var moves = changes.Where(change => change.Field == Owner && (IsId(change.Before) || IsId(change.After))).ToList();
        return moves.Count == 0 ? [now] : [moves[0].Before, .. moves.Select(change => change.After)];
    }
}
