using Bridge.Core.Calls;
using Bridge.Core.Calls.Live;
using Bridge.Host.Settings.Kpis;

namespace Bridge.Host.Features.Wall;

/// <summary>What the wallboard works with.</summary>
internal sealed class WallDesk : IDisposable
{
    /// <summary>Makes it.</summary>
    /// <param name="sources">Name of each phone system, and what begins to follow it.</param>
    /// <param name="usual">What days are compared with.</param>
    /// <param name="settings">What the desk promises itself.</param>
    /// <param name="time">The clock.</param>
    public WallDesk(IEnumerable<(string Name, Func<ICallSink, ILiveCalls> Open)> sources, UsualDays usual, KpiBoardSettings settings, TimeProvider time)
    {
        Day = new LiveDay(time);
        Sources = [.. sources.Select(source => new WallSource(source.Name, () => source.Open(Day), time))];
        (Usual, WithinSeconds, Standards) = (usual, settings.WithinSeconds, settings.Standards);
    }

    /// <summary>The phone systems.</summary>
    public IReadOnlyList<WallSource> Sources { get; }

    /// <summary>Their visits.</summary>
    public LiveDay Day { get; }

    /// <summary>What days are compared with.</summary>
    public UsualDays Usual { get; }

    /// <summary>Seconds within which a call is answered in time.</summary>
    public int WithinSeconds { get; }

    /// <summary>What the desk promises itself.</summary>
    public IReadOnlyList<KpiStandard> Standards { get; }

    /// <summary>Everybody who looks.</summary>
    public WallFeed Feed { get; } = new();

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var source in Sources)
        {
            source.Dispose();
        }
    }
}
