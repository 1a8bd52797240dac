using Bridge.Core.Calls.Live;
using Bridge.Core.Connectors;

namespace Bridge.Host.Features.Wall;

/// <summary>One phone system that is followed; remembers how the desk stood when it last answered.</summary>
/// <param name="name">Its name in the settings.</param>
/// <param name="open">Begins to follow it.</param>
/// <param name="time">The clock.</param>
internal sealed class WallSource(string name, Func<ILiveCalls> open, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan _again = TimeSpan.FromSeconds(5);

    private ILiveCalls? _calls;
    private Task<(Floor? Floor, string? Problem)>? _look;
    private DateTimeOffset _next;

    /// <summary>Its name in the settings.</summary>
    public string Name => name;

    /// <summary>How the desk stood; null before the first answer.</summary>
    public Floor? Floor { get; private set; }

    /// <summary>Why it does not answer; null when it does.</summary>
    public string? Problem { get; private set; }

    /// <summary>Takes what has come, and looks again when it is time. Never waits.</summary>
    /// <param name="cancellationToken">Abandons a look.</param>
    /// <returns>True when it stopped or began to answer.</returns>
    public bool Step(CancellationToken cancellationToken)
    {
        var before = Problem;
        if (_look is { IsCompleted: true } look)
        {
            _look = null;
            var (floor, problem) = look.GetAwaiter().GetResult();
            (Floor, Problem, _next) = (floor ?? Floor, problem, time.GetUtcNow() + (_calls?.Every ?? _again));
        }

        if (_look is null && time.GetUtcNow() >= _next)
        {
            _look = Task.Run(() => LookAsync(cancellationToken), cancellationToken);
        }

        return before is null != Problem is null;
    }

    /// <inheritdoc />
    public void Dispose() => _calls?.Dispose();

    private async Task<(Floor? Floor, string? Problem)> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await (_calls ??= open()).ReadAsync(cancellationToken), null);
        }
        catch (ConnectorException error)
        {
            return (null, $"{error.Problem} {error.Remedy}");
        }
        catch (StoreException error)
        {
            return (null, $"{error.Problem} {error.Remedy}");
        }
    }
}
