using Bridge.Core.Calls.Live;
using Bridge.Core.Kpis.Arrivals;
using Bridge.Host.Settings.Kpis;

namespace Bridge.Host.Features.Wall;

/// <summary>All that the wallboard shows at a moment.</summary>
internal sealed record WallState
{
    /// <summary>Age from which on numbers are old.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    /// <summary>The moment.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>True when the settings name a phone system to follow.</summary>
    public required bool HasSources { get; init; }

    /// <summary>How the desk stands, all phone systems together; null before the first answer.</summary>
    public Floor? Floor { get; init; }

    /// <summary>The last half hour; null where no call is told.</summary>
    public LastHalfHour? Recent { get; init; }

    /// <summary>The day; null where no call is told.</summary>
    public WallDay? Day { get; init; }

    /// <summary>What most of the extra callers have in common, when something alarms and it is known.</summary>
    public ExtraCallers? Extra { get; init; }

    /// <summary>How many different callers those are; null when callers are not known.</summary>
    public int? ExtraPeople { get; init; }

    /// <summary>Why numbers are missing or old; null when they are not.</summary>
    public string? Problem { get; init; }

    /// <summary>Seconds within which a call is answered in time.</summary>
    public required int WithinSeconds { get; init; }

    /// <summary>What the desk promises itself.</summary>
    public IReadOnlyList<KpiStandard> Standards { get; init; } = [];

    /// <summary>How old the numbers are; null before the first.</summary>
    public TimeSpan? Age => Floor is null ? null : Now - Floor.At;

    /// <summary>True when the numbers are too old to be shown as they were now.</summary>
    public bool IsStale => Age > Fresh;

    /// <summary>The longest wait right now.</summary>
    public TimeSpan? LongestWait => Now - Floor?.OldestSince;

    /// <summary>True when somebody waits three times as long as a caller should.</summary>
    public bool IsTooLong => LongestWait > TimeSpan.FromSeconds(3 * WithinSeconds);
}
