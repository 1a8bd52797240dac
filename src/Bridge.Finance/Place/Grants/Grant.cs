using Bridge.Finance.Auditing;
using Bridge.Finance.Rosters;
using Bridge.Finance.Values;

namespace Bridge.Finance.Place.Grants;

/// <summary>The right of one person to read the billing of one member, or one account, for a while.</summary>
internal sealed record Grant
{
    /// <summary>How long a grant holds.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(15);

    /// <summary>256 random bits; no grant is found without it, and none with it by anybody else.</summary>
    public required string Id { get; init; }

    public required string Person { get; init; }

    public required GrantSubject Subject { get; init; }

    public required Reason Reason { get; init; }

    /// <summary>UTC instant at which it ends.</summary>
    public required DateTimeOffset Until { get; init; }

    public override string ToString() => Redacted.Text;
}

/// <summary>Whom a grant is for: a member of the roster, or, for accounts that the roster cannot name, an account.</summary>
/// <param name="Member">The member, or null.</param>
/// <param name="Account">The account's number, exactly when there is no member.</param>
internal sealed record GrantSubject(RosterEntry? Member, AccountNumber? Account)
{
    /// <summary>Key for the audit, which keeps a pseudonym of it.</summary>
    public string Key => Member?.Key.ExternalId ?? $"account:{Account?.Value}";

    public override string ToString() => Redacted.Text;
}
