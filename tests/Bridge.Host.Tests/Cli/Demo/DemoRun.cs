using System.Text.Json;
using System.Threading.Channels;
using Bridge.Host.Cli;
using Bridge.Host.Composition;
using Bridge.Host.Opening;

namespace Bridge.Host.Tests.Cli.Demo;

/// <summary><c>bridge demo --json</c> in this process; its lines can be read while it goes on serving.</summary>
internal sealed class DemoRun : IAsyncDisposable
{
    private readonly LineWriter _lines = new();
    private readonly StringWriter _error = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConnectionOpener _opener;
    private readonly Task<int> _run;

    private DemoRun(string[] args)
    {
        var connectors = ConnectorCatalogue.Open();
        _opener = new ConnectionOpener(connectors, TimeProvider.System);
        var context = new CliContext
        {
            Out = _lines,
            Error = _error,
            In = TextReader.Null,
            Connectors = connectors,
            Opener = _opener,
            Shapes = new MappingShapes(connectors),
            Environment = _ => null,
        };
        _run = CommandLine.RunAsync(context, ["demo", "--json", .. args], _stop.Token);
        _ = _run.ContinueWith(_ => _lines.End(), TaskScheduler.Default);
    }

    public string Error => _error.ToString();

    public static DemoRun Start(params string[] args) => new(args);

    /// <summary>Reads up to a step, or to the end.</summary>
    public async Task<List<JsonElement>> ReadAsync(string? until = null)
    {
        var read = new List<JsonElement>();
        await foreach (var line in _lines.ReadAsync())
        {
            using var document = JsonDocument.Parse(line); // every line is JSON
            read.Add(document.RootElement.Clone());
            if (until is not null && Step(read[^1]) == until)
            {
                break;
            }
        }

        return read;
    }

    public static string? Step(JsonElement line) => line.TryGetProperty("step", out var step) ? step.GetString() : null;

    public Task<int> EndAsync() => _run;

    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await _run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _opener.Dispose();
    }

    private sealed class LineWriter : StringWriter
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public override void WriteLine(string? value) => _lines.Writer.TryWrite(value ?? "");

        public override Task WriteLineAsync(string? value)
        {
            WriteLine(value);
            return Task.CompletedTask;
        }

        public void End() => _lines.Writer.TryComplete();

        public IAsyncEnumerable<string> ReadAsync() => _lines.Reader.ReadAllAsync();
    }
}
