using Bridge.Core.Settings;

namespace Bridge.Core.Connectors;

/// <summary>Capability of a connector: it knows its vendor's rate limits and the headers that announce them.</summary>
public interface IDeclaresLimits
{
    /// <summary>The limits that hold for a connection, beside what its headers teach.</summary>
    /// <param name="settings">The connection's settings.</param>
    /// <returns>The limits; a name that no request carries never binds, the empty name binds every call.</returns>
    IReadOnlyList<RateLimit> LimitsFor(ConnectionSettings settings);

    /// <summary>The header families by which the vendor announces its limits; matched without case.</summary>
    IReadOnlyList<RateHeaders> RateHeaders { get; }

    /// <summary>
    /// How the names of headers begin that tell of one named limit (<c>total=30; remaining=0</c>), or null. A "too many requests" with
    /// such a header and nothing remaining holds back only calls under the limit that the refused call named.
    /// </summary>
    string? NamedLimitPrefix => null;
}

/// <summary>So many calls in any window of a length.</summary>
/// <param name="Name">Name that requests carry; empty for all calls of the connection.</param>
/// <param name="Calls">Calls allowed in the window, at least 1.</param>
/// <param name="Window">Length of the sliding window.</param>
public sealed record RateLimit(string Name, int Calls, TimeSpan Window);

/// <summary>Names of the headers of one announced limit.</summary>
/// <param name="Limit">Header with the calls allowed in the window.</param>
/// <param name="Remaining">Header with the calls left, or null when the vendor does not tell.</param>
/// <param name="Reset">Header that says when the window ends, or null.</param>
/// <param name="ResetForm">How <paramref name="Reset"/> is written.</param>
/// <param name="Window">Length of the window.</param>
public sealed record RateHeaders(string Limit, string? Remaining, string? Reset, RateResetForm ResetForm, TimeSpan Window)
{
    /// <summary>
    /// Word before <c>used/allowed</c> in a header that holds both (<c>api-usage=18/5000</c>); null when
    /// <see cref="Limit"/> holds one number.
    /// </summary>
    public string? UsageWord { get; init; }

    /// <summary>
    /// Calls allowed in the window by the vendor's documentation, where its headers only tell how many are left; null when
    /// <see cref="Limit"/> tells. <see cref="Limit"/> is not looked for then.
    /// </summary>
    public double? Allowed { get; init; }
}

/// <summary>How a vendor writes the end of a window.</summary>
public enum RateResetForm
{
    /// <summary>Seconds from now.</summary>
    Seconds,

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    UnixMilliseconds,

    /// <summary>An ISO 8601 instant.</summary>
    Instant,
}
