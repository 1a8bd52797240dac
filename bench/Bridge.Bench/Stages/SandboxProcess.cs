using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bridge.Bench.Stages;

/// <summary>A stand-in in a process of its own, on a port that it chose itself.</summary>
internal sealed class SandboxProcess : IDisposable
{
    private const string ConnectionWords = "Connection for the settings: ";
    private const string AddressWords = "Serving on ";
    private readonly Process _process;
    private readonly HttpClient _http;

    private SandboxProcess(Process process, Uri address, string connection)
    {
        (_process, Address, Connection) = (process, new Uri(address, "/"), connection);
        _http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = Address, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Root of its address.</summary>
    public Uri Address { get; }

    /// <summary>The connection as a settings file takes it.</summary>
    public string Connection { get; }

    /// <summary>Processor time it has used so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a stand-in and waits until it serves.</summary>
    /// <param name="bridge">The bridge's program.</param>
    /// <param name="arguments">What follows <c>sandbox</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The stand-in.</returns>
    /// <exception cref="BenchFailedException">It ended instead.</exception>
    public static async Task<SandboxProcess> StartAsync(string bridge, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(bridge, ["sandbox", .. arguments, "--port", "0"]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!; // never null: nothing is opened by the shell
        try
        {
            Uri? address = null;
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.StartsWith(AddressWords, StringComparison.Ordinal))
                {
                    address = new Uri(line[AddressWords.Length..]);
                }
                else if (address is not null && line.StartsWith(ConnectionWords, StringComparison.Ordinal))
                {
                    return new SandboxProcess(process, address, line[ConnectionWords.Length..]);
                }
            }

            throw new BenchFailedException($"'bridge sandbox {string.Join(' ', arguments)}' ended before it served; its own words stand above.");
        }
        catch
        {
            End(process);
            throw;
        }
    }

    /// <summary>Reads what it has counted.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The counts.</returns>
    public async Task<SandboxStats> StatsAsync(CancellationToken cancellationToken) =>
        await _http.GetFromJsonAsync("/_sandbox/stats", StatsJson.Default.SandboxStats, cancellationToken)
            ?? throw new BenchFailedException("A stand-in did not tell its counts.");

    /// <summary>Makes a control call.</summary>
    /// <param name="call">What follows <c>/_sandbox/</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The number of rows it says it moved; 0 when it says nothing.</returns>
    public async Task<int> ControlAsync(string call, CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsync($"/_sandbox/{call}", null, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        if (body.Length == 0)
        {
            return 0;
        }

        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("rows").GetInt32();
    }

    /// <summary>Streams lines of JSON.</summary>
    /// <param name="call">What follows <c>/_sandbox/</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The lines.</returns>
    public async IAsyncEnumerable<string> LinesAsync(
        string call, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await _http.GetStreamAsync($"/_sandbox/{call}", cancellationToken));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return line;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _http.Dispose();
        End(_process);
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
