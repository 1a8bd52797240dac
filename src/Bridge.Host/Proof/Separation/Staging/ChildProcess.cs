using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Bridge.Host.Proof.Separation.Staging;

/// <summary>A running process of one side; killed with its own when it is disposed.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly string _words;
    private readonly SpokenBytes _output = new();
    private readonly SpokenBytes _error = new();
    private readonly Task _reading;

    private ChildProcess(Process process, string words)
    {
        (_process, _words) = (process, words);
        _reading = Task.WhenAll(_output.ReadAsync(process.StandardOutput.BaseStream), _error.ReadAsync(process.StandardError.BaseStream));
    }

    /// <summary>Its id.</summary>
    public int Id => _process.Id;

    /// <summary>True once it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>What it has written to standard output so far.</summary>
    /// <returns>The text.</returns>
    public string SaidSoFar() => Encoding.UTF8.GetString(_output.SoFar());

    /// <summary>Starts a program.</summary>
    /// <param name="start">Which, and how.</param>
    /// <param name="words">What the report calls it.</param>
    /// <returns>The process.</returns>
    public static ChildProcess Of(ProcessStartInfo start, string words) =>
        new(Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start."), words);

    /// <summary>Writes to its standard input; leaves it open.</summary>
    /// <param name="text">What to write.</param>
    public void Say(string text)
    {
        _process.StandardInput.Write(text);
        _process.StandardInput.Flush();
    }

    /// <summary>Ends its standard input.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Kills it the hard way (SIGKILL).</summary>
    public void Kill() => _process.Kill(); // nothing happens to a process that has just ended

    /// <summary>Asks it to end (SIGTERM); killed where there is no such thing.</summary>
    public void Stop()
    {
        if (OperatingSystem.IsWindows())
        {
            _process.Kill();
            return;
        }

        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    /// <param name="cancellationToken">Kills it.</param>
    /// <returns>How it ended.</returns>
    public async Task<ChildEnd> EndAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"'bridge {_words}' did not end within {_patience.TotalMinutes:0} minutes.");
        }

        await _reading;
        return new ChildEnd(_words, _process.ExitCode, _output.SoFar(), _error.SoFar());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}

/// <summary>How a process ended.</summary>
/// <param name="Words">What was asked of it.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record ChildEnd(string Words, int ExitCode, byte[] Output, byte[] Error)
{
    /// <summary>Output and errors as text.</summary>
    public string Said => Encoding.UTF8.GetString([.. Output, .. Error]);

    /// <summary>Insists on an exit code.</summary>
    /// <param name="codes">Those that are right.</param>
    /// <returns>This.</returns>
    /// <exception cref="InvalidOperationException">It was another; says what the process said.</exception>
    public ChildEnd Must(params IReadOnlyList<int> codes) => codes.Contains(ExitCode)
        ? this
        : throw new InvalidOperationException($"'bridge {Words}' ended with exit code {ExitCode}: {Said}");
}
