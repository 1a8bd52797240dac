using System.Globalization;
using Bridge.Host.Features.Sync.Counting;

namespace Bridge.Host.Cli.Sync;

/// <summary>One line on the terminal that follows a run; gone when the run ends.</summary>
internal sealed class ProgressLine : IAsyncDisposable
{
    private static readonly TimeSpan _rhythm = TimeSpan.FromMilliseconds(200);
    private readonly TextWriter _output;
    private readonly ITimer _timer;

    private ProgressLine(TextWriter output, string route, RunCounters counters, TimeProvider time)
    {
        _output = output;
        _timer = time.CreateTimer(_ => Show(route, counters), null, _rhythm, _rhythm);
    }

    /// <summary>Starts the line.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="route">Name of the route.</param>
    /// <param name="counters">What to show.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The line; disposing it clears it.</returns>
    public static ProgressLine Start(TextWriter output, string route, RunCounters counters, TimeProvider time) =>
        new(output, route, counters, time);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _output.WriteAsync("\r\u001b[K");
    }

    private void Show(string route, RunCounters counters) => _output.Write(string.Create(
        CultureInfo.InvariantCulture,
        $"\r\u001b[K{route}: {counters.Read:N0} read, {counters.Created + counters.Updated:N0} written, {counters.Unchanged:N0} unchanged, {counters.DeadLettered:N0} set aside"));
}
