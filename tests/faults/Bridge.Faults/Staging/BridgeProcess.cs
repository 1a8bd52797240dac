using System.Diagnostics;

namespace Bridge.Faults.Staging;

/// <summary>A running process of the bridge.</summary>
internal sealed class BridgeProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);
    private readonly Process _process;
    private readonly string _command;
    private readonly Task<string> _output;
    private readonly Task<string> _error;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private BridgeProcess(Process process, string command)
    {
        (_process, _command) = (process, command);
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts one.</summary>
    /// <param name="program">The program.</param>
    /// <param name="words">Its arguments.</param>
    /// <returns>The process.</returns>
    public static BridgeProcess Start(string program, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        return new BridgeProcess(process, string.Join(' ', start.ArgumentList.TakeWhile(word => word != "--config")));
    }

    /// <summary>Waits for its end, a span long at most.</summary>
    /// <param name="span">How long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>True when it has ended.</returns>
    public async Task<bool> EndsWithinAsync(TimeSpan span, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(span);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Kills it the hard way (SIGKILL) and waits until it is gone.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How it ended.</returns>
    public async Task<BridgeOutcome> KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill(); // nothing happens to a process that has just ended
        return await EndAsync(cancellationToken);
    }

    /// <summary>Asks it to end (SIGTERM).</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends once the signal is sent.</returns>
    public async Task TerminateAsync(CancellationToken cancellationToken)
    {
        if (_process.HasExited)
        {
            return;
        }

        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Waits for its end; a process that hangs is killed after five minutes.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How it ended.</returns>
    public async Task<BridgeOutcome> EndAsync(CancellationToken cancellationToken)
    {
        if (!await EndsWithinAsync(_patience, cancellationToken))
        {
            _process.Kill();
            await _process.WaitForExitAsync(cancellationToken);
        }

        return new BridgeOutcome(_command, _process.ExitCode, await _output, await _error, _watch.Elapsed);
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
