using System.Collections.Frozen;
using Bridge.Core.Model;
using Bridge.Finance.Ledger;
using Bridge.Finance.Values;

namespace Bridge.Finance.Standings;

/// <summary>The rules by which standings are derived; the checked form of the rules document.</summary>
internal sealed record StandingRules
{
    /// <summary>Sixteen hexadecimal digits that name this text of the rules.</summary>
    public required string Version { get; init; }

    /// <summary>Zone of the business day.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Age of billing data after which nothing is known.</summary>
    public required TimeSpan StaleAfter { get; init; }

    /// <summary>Overdue sums below this do not count.</summary>
    public required Money MinimumBalance { get; init; }

    public required FrozenDictionary<ChargeKind, KindRule> Kinds { get; init; }

    /// <summary>What a suspended office makes of its members; <see cref="Standing.Good"/> for nothing.</summary>
    public Standing FromOffice { get; init; } = Standing.Good;

    /// <summary>What a suspended participating broker makes of the members of the office.</summary>
    public Standing FromBroker { get; init; } = Standing.Good;

    /// <summary>The worst that a disputed account can be.</summary>
    public Standing DisputeAtMost { get; init; } = Standing.ActionNeeded;

    /// <summary>The best that a blocked account can be.</summary>
    public Standing BlockAtLeast { get; init; } = Standing.Suspended;

    public FrozenSet<string> ExemptTypes { get; init; } = [];

    /// <summary>External ids that are always in good standing.</summary>
    public FrozenSet<string> ExemptKeys { get; init; } = [];

    public bool IsWaivedExempt { get; init; } = true;

    public IReadOnlyList<DuesRule> Dues { get; init; } = [];

    public override string ToString() => $"standing rules {Version}";
}

/// <summary>How long a kind of charge may be overdue.</summary>
/// <param name="AffectsAccess">False when the kind has no part in standings.</param>
/// <param name="ActionNeededAfter">Days of grace before action is needed; null for never.</param>
/// <param name="SuspendedAfter">Days of grace before suspension; null for never.</param>
internal sealed record KindRule(bool AffectsAccess, int? ActionNeededAfter, int? SuspendedAfter);

/// <summary>Dues that a list of payments must show; for ledgers that hold payments only (NRDS, M1).</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Type">Payment type, for example <c>LOCL</c>.</param>
/// <param name="Year">Billing year.</param>
/// <param name="Amount">What is due.</param>
/// <param name="Due">When it is due.</param>
/// <param name="Kind">What it counts as.</param>
internal sealed record DuesRule(string Ledger, string Type, string Year, Money Amount, DateOnly Due, ChargeKind Kind)
{
    public override string ToString() => Redacted.Text;
}
