using System.Diagnostics;
using Bridge.Core.Model;
using Bridge.Finance.Ledger;
using Bridge.Finance.Place.Members;
using Bridge.Finance.Values;

namespace Bridge.Finance.Place.Sums;

/// <summary>Sums and counts over everything, without any member; what finance may see without a second person.</summary>
/// <param name="Day">The business day.</param>
/// <param name="Ledgers">The ledgers.</param>
/// <param name="Ages">Balance by age, one for each currency.</param>
/// <param name="Kinds">Open charges by kind.</param>
/// <param name="Repeat">Who bought again, one for each currency.</param>
/// <param name="Preview">What the next release would say, or null when there can be none yet.</param>
/// <param name="NoPreview">Why there is no preview, or null.</param>
[DebuggerDisplay("[finance]")]
internal sealed record TotalsView(
    DateOnly Day, IReadOnlyList<LedgerSum> Ledgers, IReadOnlyList<Aging> Ages, IReadOnlyList<KindSum> Kinds, IReadOnlyList<RepeatBusiness> Repeat, PreviewCounts? Preview, string? NoPreview)
{
    public long Accounts => Ledgers.Sum(ledger => ledger.Accounts);

    public override string ToString() => Redacted.Text;
}

/// <summary>A ledger.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AsOf">UTC instant to which it is good.</param>
/// <param name="Accounts">How many accounts it has.</param>
/// <param name="IsStale">True when the data is too old by the rules.</param>
internal sealed record LedgerSum(string Name, DateTimeOffset AsOf, long Accounts, bool IsStale);

/// <summary>What is open of one kind.</summary>
[DebuggerDisplay("[finance]")]
internal sealed record KindSum(ChargeKind Kind, int Charges, Money Open)
{
    public override string ToString() => Redacted.Text;
}

/// <summary>The next release in numbers.</summary>
/// <param name="Standings">How many members would have each standing.</param>
/// <param name="Changes">How many would change, by what they are and what they would be.</param>
/// <param name="Gone">How many of the newest release are no longer in the roster.</param>
/// <param name="Earliest">UTC instant before which no release can be made, or null.</param>
internal sealed record PreviewCounts(IReadOnlyList<StandingCount> Standings, IReadOnlyList<ChangeCount> Changes, int Gone, DateTimeOffset? Earliest)
{
    public int Changing => Changes.Sum(change => change.Members);
}

/// <summary>How many members have a standing.</summary>
internal sealed record StandingCount(Standing Standing, int Members);

/// <summary>How many members would change from one standing to another.</summary>
/// <param name="Before">Null for members whom the newest release does not have.</param>
/// <param name="After">What they would be.</param>
/// <param name="Members">How many.</param>
internal sealed record ChangeCount(Standing? Before, Standing After, int Members);
