using Bridge.Core.Model;
using Bridge.Finance.Standings;
using Bridge.Finance.Storage;

namespace Bridge.Finance.Releases;

/// <summary>Tells whose standing would change with the next release; for the finance side alone, changes nothing.</summary>
internal sealed class PreviewStandings(FinanceStore store, DeriveStandings derive)
{
    public StandingPreview Run(StandingRules rules)
    {
        var derived = derive.Run(rules);
        var last = (store.Read(connection =>
        {
            using var seal = store.OpenSeal();
            return ReleaseTable.Newest(connection, seal);
        })?.Entries ?? []).ToDictionary(entry => entry.ExternalId, entry => entry.Standing, StringComparer.Ordinal);
        var changes = derived.Entries
            .Select(entry => new StandingChange(entry.ExternalId, last.TryGetValue(entry.ExternalId, out var before) ? before : null, entry.Standing))
            .Where(change => change.Before != change.After)
            .OrderBy(change => change.ExternalId, StringComparer.Ordinal)
            .ToList();
        return new StandingPreview(derived, changes, [.. last.Keys.Except(derived.Entries.Select(entry => entry.ExternalId)).Order(StringComparer.Ordinal)]);
    }
}

/// <summary>What the next release would change.</summary>
/// <param name="Derived">The standings it would carry.</param>
/// <param name="Changes">Members whose standing differs from the last release, in order of their ids.</param>
/// <param name="Gone">Members of the last release who are no longer in the roster.</param>
internal sealed record StandingPreview(DerivedStandings Derived, IReadOnlyList<StandingChange> Changes, IReadOnlyList<string> Gone)
{
    public override string ToString() => $"{Changes.Count} standings would change";
}

/// <summary>A standing that would change.</summary>
/// <param name="ExternalId">The member.</param>
/// <param name="Before">What the last release said, or null when it did not have the member.</param>
/// <param name="After">What the next one would say.</param>
internal sealed record StandingChange(string ExternalId, Standing? Before, Standing After);
