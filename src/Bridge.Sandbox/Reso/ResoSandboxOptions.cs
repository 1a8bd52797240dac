using System.Collections.ObjectModel;

namespace Bridge.Sandbox.Reso;

/// <summary>What the MLS sandbox holds and whose ways it copies.</summary>
public sealed record ResoSandboxOptions
{
    /// <summary>Members at the start; 1,000 by default, 0 to 9,000,000.</summary>
    public int Members { get; init; } = 1000;

    /// <summary>Offices at the start; a twelfth of the members and one by default.</summary>
    public int? Offices { get; init; }

    /// <summary>The host to copy; generic by default.</summary>
    public ResoProfile Profile { get; init; } = ResoProfile.Generic;

    /// <summary>The wire form of choices; null (the default) takes the one of the profile.</summary>
    public ResoEnumStyle? EnumStyle { get; init; }

    /// <summary>Whether all rows start with one and the same timestamp; false by default.</summary>
    public bool TieTimestamp { get; init; }

    /// <summary>Whether <c>$metadata</c> is served; true by default, otherwise it is 404.</summary>
    public bool Metadata { get; init; } = true;

    /// <summary>How many members share their e-mail address with another one; 0 by default.</summary>
    public int SharedEmails { get; init; }

    /// <summary>Whether some names, lengths and choices are such that careless code breaks; false by default.</summary>
    public bool TortureNames { get; init; }

    /// <summary>How long an issued token lives; 8 hours by default.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(8);

    /// <summary>How old the answers of the Spark profile are; zero (the default) shows every change at once.</summary>
    public TimeSpan StaleFor { get; init; } = TimeSpan.Zero;

    /// <summary>Whether the rate limits of the profile are enforced; true by default.</summary>
    public bool RateLimits { get; init; } = true;

    /// <summary>
    /// Fields that every member's row carries although nobody selected them, as some hosts do; a row takes the value of its
    /// number. None by default.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Unasked { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    internal int OfficeCount => Offices ?? (Members / 12) + 1;
}
