using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse;

/// <summary>The limits that hold for one user in five minutes: calls, and seconds of work.</summary>
/// <remarks>Source: Microsoft Learn, "Service protection API limits"; the headers tell only how much is left.</remarks>
internal static class DataverseLimits
{
    private const int MostCalls = 6000;
    private const int MostSeconds = 1200;
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(5);

    /// <summary>What holds before a header has told anything.</summary>
    public static IReadOnlyList<RateLimit> Limits { get; } = [new("", MostCalls, _window)];

    /// <summary>The headers.</summary>
    public static IReadOnlyList<RateHeaders> Headers { get; } =
    [
        Left("x-ms-ratelimit-burst-remaining-xrm-requests", MostCalls),
        Left("x-ms-ratelimit-time-remaining-xrm-requests", MostSeconds),
    ];

    private static RateHeaders Left(string header, int allowed) => new("", header, null, RateResetForm.Seconds, _window) { Allowed = allowed };
}
