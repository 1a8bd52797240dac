using Bridge.Core.Calls.Live;
using Bridge.Core.Kpis.Arrivals;

namespace Bridge.Host.Features.Wall;

/// <summary>Follows the phone systems and shows how the desk stands, once a second.</summary>
/// <param name="wall">What it works with.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class WallLoop(WallDesk wall, TimeProvider time, ILogger<WallLoop> logger) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(1);

    // Imports of past days come in while the wall hangs.
    private static readonly TimeSpan _usualEvery = TimeSpan.FromMinutes(5);

    private readonly ExtraSearch _extra = new(wall.Usual);
    private Task<(UsualDay? Usual, string? Problem)>? _reading;
    private UsualDay? _usual;
    private string? _usualProblem;
    private DateTimeOffset _usualNext;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every, time);
        try
        {
            do
            {
                Step(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A wanted stop.
        }
    }

    private void Step(CancellationToken cancellationToken)
    {
        foreach (var source in wall.Sources.Where(source => source.Step(cancellationToken)))
        {
            Tell(source);
        }

        ReadUsual(cancellationToken);
        wall.Feed.Show(WallView.Of(State(cancellationToken)));
    }

    private WallState State(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var floor = Floors.Together([.. wall.Sources.Select(source => source.Floor).OfType<Floor>()]);
        var visits = floor?.CallsSince is null ? [] : wall.Day.Visits();
        var day = floor is { CallsSince: { } since } && _usual is { } usual ? WallDay.Of(usual, visits, since, floor.At, floor.ToldWithin, AlarmLimits.Usual) : null;
        var (extra, people) = day is null ? (null, null) : _extra.Of(day, visits, cancellationToken);
        return new WallState
        {
            Now = now,
            HasSources = wall.Sources.Count > 0,
            Floor = floor,
            Recent = floor?.CallsSince is null ? null : LastHalfHour.Of(visits, floor.At, wall.WithinSeconds, isByEnd: floor.ToldWithin > TimeSpan.Zero),
            Day = day,
            Extra = extra,
            ExtraPeople = people,
            Problem = wall.Sources.Select(source => source.Problem).FirstOrDefault(problem => problem is not null) ?? _usualProblem,
            WithinSeconds = wall.WithinSeconds,
            Standards = wall.Standards,
        };
    }

    private void ReadUsual(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_reading is { IsCompleted: true } reading)
        {
            _reading = null;
            var (usual, problem) = reading.GetAwaiter().GetResult();
            (_usual, _usualProblem, _usualNext) = (usual ?? _usual, problem, now + _usualEvery);
        }

        if (_reading is null && wall.Sources.Count > 0 && (now >= _usualNext || _usual?.Place(now).Day > _usual?.Day))
        {
            _reading = Task.Run(() => Read(now, cancellationToken), cancellationToken);
        }
    }

    private (UsualDay? Usual, string? Problem) Read(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return (wall.Usual.Read(now, cancellationToken), null);
        }
        catch (StoreException error)
        {
            return (null, $"{error.Problem} {error.Remedy}");
        }
    }

    private void Tell(WallSource source)
    {
        if (source.Problem is { } problem)
        {
            LogLost(source.Name, problem);
        }
        else
        {
            LogBack(source.Name);
        }
    }

    [LoggerMessage(2400, LogLevel.Warning, "The wallboard gets no numbers of {System}. {Problem}")]
    private partial void LogLost(string system, string problem);

    [LoggerMessage(2401, LogLevel.Information, "The wallboard gets numbers of {System} again")]
    private partial void LogBack(string system);
}
