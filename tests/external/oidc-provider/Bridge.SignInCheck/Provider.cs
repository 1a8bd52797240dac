using System.Diagnostics;
using System.Text.Json;

namespace Bridge.SignInCheck;

/// <summary>The provider, running in node; it ends with this program.</summary>
internal sealed class Provider : IDisposable
{
    private readonly Process _process;

    private Provider(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<Provider> StartAsync(string script)
    {
        var start = new ProcessStartInfo("node", [script])
        {
            WorkingDirectory = Path.GetDirectoryName(script), RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("node does not start.");
        return new Provider(process, new Uri(await ReadAsync(process)));
    }

    public async Task ServeAsync(Uri bridge)
    {
        var settings = new { callback = new Uri(bridge, "/sign-in/callback"), signedOut = new Uri(bridge, "/sign-in/signed-out") };
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(settings));
        await _process.StandardInput.FlushAsync();
        if (await ReadAsync(_process) != "ready")
        {
            throw new InvalidOperationException("The provider is not ready.");
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static async Task<string> ReadAsync(Process process)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The provider ended.");
    }
}
