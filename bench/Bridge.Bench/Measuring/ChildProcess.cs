using System.Diagnostics;

namespace Bridge.Bench.Measuring;

/// <summary>A program that runs as a process of its own while it is watched.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan _rhythm = TimeSpan.FromMilliseconds(20);
    private readonly Process _process;
    private readonly TimeProvider _time;
    private readonly long _started;
    private volatile ProcessUse _use = ProcessUse.None;
    private volatile bool _hasEnded;

    private ChildProcess(Process process, TimeProvider time, long started) => (_process, _time, _started) = (process, time, started);

    /// <summary>What it has used so far.</summary>
    public ProcessUse Use => _use;

    /// <summary>Whether <see cref="WaitAsync"/> has seen its end.</summary>
    public bool HasEnded => _hasEnded;

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The running program.</returns>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, TimeProvider time)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var started = time.GetTimestamp();
        return new ChildProcess(Process.Start(start)!, time, started); // never null: nothing is opened by the shell
    }

    /// <summary>Watches it until it ends.</summary>
    /// <param name="cancellationToken">Gives up; disposing ends the process.</param>
    /// <returns>How it ended.</returns>
    public async Task<ChildEnd> WaitAsync(CancellationToken cancellationToken)
    {
        var output = _process.StandardOutput.ReadToEndAsync(cancellationToken);
        var complaints = _process.StandardError.ReadToEndAsync(cancellationToken);
        var exit = _process.WaitForExitAsync(cancellationToken);
        using var timer = new PeriodicTimer(_rhythm, _time);
        while (!exit.IsCompleted)
        {
            _use = _use.Look(_process);
            await Task.WhenAny(exit, timer.WaitForNextTickAsync(cancellationToken).AsTask());
        }

        var wall = _time.GetElapsedTime(_started);
        _hasEnded = true;
        await exit;
        return new ChildEnd(_process.ExitCode, await output, await complaints, wall, _use);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to its standard output.</param>
/// <param name="Complaints">What it wrote to its standard error.</param>
/// <param name="Wall">From the start of its process to its exit.</param>
/// <param name="Use">What it used, at most one look (20 ms) before its end.</param>
internal sealed record ChildEnd(int ExitCode, string Output, string Complaints, TimeSpan Wall, ProcessUse Use)
{
    /// <summary>Makes sure that it ended well.</summary>
    /// <param name="run">What was run.</param>
    /// <exception cref="BenchFailedException">It ended with another exit code than 0.</exception>
    public void RequireSuccess(string run)
    {
        if (ExitCode != 0)
        {
            throw new BenchFailedException($"{run} ended with exit code {ExitCode}. {Complaints.Trim()}");
        }
    }
}
