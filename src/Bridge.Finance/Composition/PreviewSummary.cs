using Bridge.Core.Model;
using Bridge.Finance.Releases;

namespace Bridge.Finance.Composition;

/// <summary>What the next release would say, in counts.</summary>
/// <param name="Day">Its business day.</param>
/// <param name="Counts">Members by the standing it would give them.</param>
/// <param name="Changes">Members whose standing would differ from the last release.</param>
/// <param name="Gone">Members of the last release who are no longer in the roster.</param>
/// <param name="StaleLedgers">Ledgers whose data is too old; then everybody is unknown.</param>
public sealed record PreviewSummary(
    DateOnly Day, IReadOnlyDictionary<Standing, int> Counts, int Changes, int Gone, IReadOnlyList<string> StaleLedgers)
{
    internal static PreviewSummary Of(StandingPreview preview) => new(
        preview.Derived.Day, preview.Derived.Counts, preview.Changes.Count, preview.Gone.Count, preview.Derived.StaleLedgers);
}
